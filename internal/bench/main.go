package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// options are the flags of bench.
type options struct {
	sizes   []size
	runs    int
	only    string
	profile string
	dir     string
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

func parse(args []string) (o options, err error) {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	sizes := flags.String("sources", "100", "sizes of the tenant, in `sources` with 14 documents each, so at most 3571; several have commas between them")
	samples := flags.Int("samples", 0, "also measure a tenant that has the built-in sample so many `times`, with all kinds of objects")
	flags.StringVar(&o.dir, "dir", "", "where documents are written, on the `disk` of temporary files otherwise; on one in memory, exports show less of the system")
	flags.IntVar(&o.runs, "runs", 5, "how often isc-sync and the reference run, in turn")
	flags.StringVar(&o.only, "only", "", "measure only the rows that begin with this `text`, such as \"plan\"")
	flags.StringVar(&o.profile, "profile", "", "write a CPU profile of each row into this `directory`, from one more run")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.sizes, err = sizesOf(*sizes, *samples); err != nil {
		return o, err
	}
	if o.profile != "" { // the children work in another directory
		if o.profile, err = filepath.Abs(o.profile); err != nil {
			return o, err
		}
	}
	if flags.NArg() > 0 || o.runs < 1 {
		return o, errors.New("want --runs of 1 or more, and nothing behind the flags")
	}
	return o, nil
}

// run measures every size and prints the table.
func run(opts options, out, talk io.Writer) error {
	var rows []row
	for _, sz := range opts.sizes {
		measured, err := measureSize(opts, sz, talk)
		if err != nil {
			return fmt.Errorf("%s: %w", sz, err)
		}
		rows = append(rows, measured...)
	}
	return printTable(out, rows)
}
