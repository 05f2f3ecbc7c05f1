package operate

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"isc-sync/internal/jsonvalue"
)

// WriteText writes the result for people. An answer that is a text of its own,
// such as a CSV header, is written alone and as it is, fit to be kept.
func (r *Result) WriteText(w io.Writer) error {
	var b strings.Builder
	if text, ok := r.Answer.(string); ok && r.Reason == "" {
		b.WriteString(text)
	} else {
		r.text(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Result) text(b *strings.Builder) {
	fmt.Fprintf(b, "%s of source %s: %s\n", r.Operation, strconv.Quote(r.Source.Name), r.Outcome)
	if r.Reason != "" {
		fmt.Fprintf(b, "  reason: %s\n", printable(r.Reason))
	}
	if r.Task == nil {
		tree(b, "  ", r.Answer)
		return
	}
	fmt.Fprintf(b, "  task: %s\n", printable(r.Task.ID))
	tree(b, "  ", r.Task.Counts)
}

// WriteMarkdown writes the result for a page: a heading and the JSON document,
// in a fence that nothing in it ends.
func (r *Result) WriteMarkdown(w io.Writer) error {
	data, err := r.Encode()
	if err != nil {
		return err
	}
	fence := "```"
	for strings.Contains(string(data), fence) {
		fence += "`"
	}
	_, err = fmt.Fprintf(w, "### isc-sync source %s: %s\n\n%sjson\n%s%s\n", r.Operation, r.Outcome, fence, data, fence)
	return err
}

// tree writes a JSON value, a line for each scalar.
func tree(b *strings.Builder, indent string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			branch(b, indent+printable(key)+":", indent, v[key])
		}
	case []any:
		for _, e := range v {
			branch(b, indent+"-", indent, e)
		}
	case nil:
	default:
		fmt.Fprintf(b, "%s%s\n", indent, scalar(v))
	}
}

// branch writes a value behind its label, or below it.
func branch(b *strings.Builder, label, indent string, v any) {
	text, multiline := v.(string)
	multiline = multiline && strings.Contains(strings.TrimSpace(text), "\n")
	switch {
	case multiline:
		fmt.Fprintf(b, "%s\n", label)
		for line := range strings.Lines(text) {
			fmt.Fprintf(b, "%s  %s\n", indent, printable(strings.TrimRight(line, "\r\n")))
		}
	case jsonvalue.IsScalar(v) || isEmpty(v):
		fmt.Fprintf(b, "%s %s\n", label, scalar(v))
	default:
		fmt.Fprintf(b, "%s\n", label)
		tree(b, indent+"  ", v)
	}
}

func isEmpty(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return len(v) == 0
	case []any:
		return len(v) == 0
	}
	return false
}

func scalar(v any) string {
	if s, ok := v.(string); ok && s != "" {
		return printable(s)
	}
	return string(jsonvalue.Canonical(v))
}

// printable returns foreign text fit for a terminal: what does not print is
// spelled out.
func printable(s string) string {
	for _, r := range s {
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) && r != '\t' {
			return strconv.Quote(s)
		}
	}
	return s
}
