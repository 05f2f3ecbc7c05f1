package command

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/suggest"
	"isc-sync/state"
)

// usageError is something that was typed wrongly.
type usageError struct {
	text, hint string
}

func usage(text, hint string) error { return &usageError{text, hint} }

func (e *usageError) Error() string { return e.text }

// Hint returns what to type instead.
func (e *usageError) Hint() string { return e.hint }

// leftover refuses an argument that is not a flag.
func leftover(arg string, options []option) error {
	const only = "this command takes flags only"
	has := func(name string) bool {
		return slices.ContainsFunc(options, func(o option) bool { return o.name == name })
	}
	hint := only
	switch {
	case has("source"):
		hint = "use --source " + state.ShellWord(arg) + " for a source; " + only
	case has("dir"):
		hint = "use --dir " + state.ShellWord(arg) + " for a directory; " + only
	}
	return usage(fmt.Sprintf("unexpected argument %q", arg), hint)
}

// oneOf checks a word that is to be one of a few.
func oneOf(flag, value string, words ...string) error {
	for _, w := range words {
		if value == w {
			return nil
		}
	}
	hint := suggest.DidYouMean(value, words)
	if hint == "" {
		hint = "it is one of " + strings.Join(words, ", ")
	}
	return usage(fmt.Sprintf("%s is %q", flag, value), hint)
}

// conflict refuses two flags that mean different things.
func conflict(a, b string) error {
	return usage(fmt.Sprintf("%s and %s cannot be used together", a, b), "")
}
