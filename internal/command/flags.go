package command

import (
	"strings"

	"github.com/urfave/cli/v2"

	"isc-sync/internal/suggest"
)

func cliFlags(options []option) []cli.Flag {
	flags := make([]cli.Flag, len(options))
	for i, o := range options {
		flags[i] = o.flag()
	}
	return flags
}

// flag binds the option to its value, which is the default until then.
func (o option) flag() cli.Flag {
	var aliases []string
	if o.short != "" {
		aliases = []string{o.short}
	}
	switch into := o.into.(type) {
	case *bool:
		return &cli.BoolFlag{Name: o.name, Aliases: aliases, Destination: into, Value: *into}
	case *[]string:
		return &cli.GenericFlag{Name: o.name, Aliases: aliases, Value: &repeatedFlag{o.name, into}}
	}
	return &cli.GenericFlag{Name: o.name, Aliases: aliases, Value: &singleFlag{option: o}}
}

// badFlag turns the flag package's words into ours.
func badFlag(c *cli.Context, err error, _ bool) error {
	if refused := refusedValue(c.Command.Flags); refused != nil {
		return refused
	}
	text := err.Error()
	if name, unknown := strings.CutPrefix(text, "flag provided but not defined: -"); unknown {
		return unknownFlag(name, flagNames(c.Command))
	}
	if name, missing := strings.CutPrefix(text, "flag needs an argument: -"); missing {
		return usage(dashed(strings.TrimLeft(name, "-"))+" needs a value", "")
	}
	text = strings.NewReplacer("for flag -", "for --", "for -", "for --").Replace(text)
	return usage(strings.TrimSuffix(text, ": parse error"), "")
}

// refusedValue returns why a flag did not take its value. The flag package
// passes on only the words of that.
func refusedValue(flags []cli.Flag) error {
	for _, f := range flags {
		if generic, ok := f.(*cli.GenericFlag); ok {
			if value, ok := generic.Value.(*singleFlag); ok && value.refused != nil {
				return value.refused
			}
		}
	}
	return nil
}

func unknownFlag(name string, known []string) error {
	flag := dashed(strings.TrimLeft(name, "-"))
	hint := suggest.DidYouMean(flag, known)
	if hint == "" {
		hint = "--help lists the flags of a command"
	}
	return usage("unknown flag "+flag, hint)
}

func flagNames(c *cli.Command) []string {
	var known []string
	for _, f := range c.Flags {
		for _, n := range f.Names() {
			known = append(known, dashed(n))
		}
	}
	return known
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
