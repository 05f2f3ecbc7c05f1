package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// options are the flags of bench.
type options struct {
	sizes   []int
	runs    int
	only    string
	profile string
}

func main() {
	if play, isChild := roles[os.Getenv(roleVariable)]; isChild {
		os.Exit(measured(play))
	}
	opts, err := parse(os.Args[1:])
	if err == nil {
		err = run(opts, os.Stdout, os.Stderr)
	}
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	sizes := flags.String("sources", "100", "sizes of the tenant, in `sources` with 12 objects each; several have commas between them")
	flags.IntVar(&o.runs, "runs", 5, "how often isc-sync and the reference run, in turn")
	flags.StringVar(&o.only, "only", "", "measure only the rows that begin with this `text`, such as \"plan\"")
	flags.StringVar(&o.profile, "profile", "", "write a CPU profile of each row into this `directory`, from one more run")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	for _, text := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 {
			return o, fmt.Errorf("--sources %q: %q is not a number of sources", *sizes, text)
		}
		o.sizes = append(o.sizes, n)
	}
	if flags.NArg() > 0 || o.runs < 1 {
		return o, errors.New("want --runs of 1 or more, and nothing behind the flags")
	}
	return o, nil
}

// run measures every size and prints the table.
func run(opts options, out, talk io.Writer) error {
	var rows []row
	for _, n := range opts.sizes {
		measured, err := measureSize(opts, n, talk)
		if err != nil {
			return fmt.Errorf("%d sources: %w", n, err)
		}
		rows = append(rows, measured...)
	}
	return printTable(out, rows)
}
