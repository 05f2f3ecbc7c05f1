package documents

import (
	"fmt"
	"unicode/utf8"

	"isc-sync/internal/documents/formats"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// format checks texts that follow a grammar of their own.
func (s *specChecker) format(f *registry.Field, v any) {
	text, ok := v.(string)
	if ok && isBinary(f) {
		s.problem("must be a file, not a string", "write !file PATH")
	}
	if ok {
		s.lines(f, text)
	}
	if ok {
		s.grammar(f, text)
	}
}

// grammar checks a text by its field's format. One that does not match the pattern is the
// schema's to report, and an empty one may be the default.
func (s *specChecker) grammar(f *registry.Field, text string) {
	if f.Format == "" || text == "" && f.Default == "" || f.Pattern != "" && !registry.Matches(f.Pattern, text) {
		return
	}
	if example, err := formats.Check(f.Format, text); err != nil {
		s.problem(err.Error(), formatHint(example))
	}
}

func formatHint(example string) string {
	if example == "" {
		return ""
	}
	return "for example " + example
}

// file checks that a file is a text where a text is wanted.
func (s *specChecker) file(f *registry.Field, v state.File) {
	if !utf8.ValidString(v.Text) && !isBinary(f) {
		s.problem(fmt.Sprintf("the file %q is not UTF-8", v.Path), "only texts can be used here")
		return
	}
	if f != nil && !isBinary(f) {
		s.lines(f, v.Text)
		s.grammar(f, v.Text)
	}
}

// lines checks a text that is read line by line.
func (s *specChecker) lines(f *registry.Field, text string) {
	if err := f.Lines.Check(text); err != nil {
		s.problem(s.at().Last()+" "+err.Error(), "")
	}
}

func isBinary(f *registry.Field) bool { return f != nil && f.Format == "binary" }
