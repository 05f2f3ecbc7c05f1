package command

import (
	"fmt"
	"strings"

	"isc-sync/internal/suggest"
)

// usageError is something that was typed wrongly.
type usageError struct {
	text, hint string
}

func usage(text, hint string) error { return &usageError{text, hint} }

func (e *usageError) Error() string { return e.text }

// Hint says what to type instead.
func (e *usageError) Hint() string { return e.hint }

// leftover refuses an argument that is no flag.
func leftover(arg string, options []option) error {
	hint := "there are no arguments beside flags"
	for _, o := range options {
		if o.name == "dir" {
			hint = "use --dir " + arg + " for a directory; there are no arguments beside flags"
		}
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
	return usage(fmt.Sprintf("%s and %s exclude each other", a, b), "")
}
