package documents

import (
	"fmt"
	"unicode/utf8"

	"isc-sync/internal/documents/cron"
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
	if ok && f.Format == "quartz-cron" {
		s.example(cron.CheckQuartz(text), `"0 0 6 ? * MON-FRI": at six on weekdays`)
	}
	if ok && f.Format == "cron" {
		s.example(cron.CheckPlain(text), `"0 0 6 * * MON-FRI": at six on weekdays`)
	}
}

func (s *specChecker) example(err error, text string) {
	if err != nil {
		s.problem(err.Error(), "for example "+text)
	}
}

// file checks that a file is a text where a text is wanted.
func (s *specChecker) file(f *registry.Field, v state.File) {
	if !utf8.ValidString(v.Text) && !isBinary(f) {
		s.problem(fmt.Sprintf("the file %q is not UTF-8", v.Path), "only texts can be used here")
		return
	}
	if f != nil {
		s.lines(f, v.Text)
	}
}

// lines checks a text that is read line by line.
func (s *specChecker) lines(f *registry.Field, text string) {
	if err := f.Lines.Check(text); err != nil {
		s.problem(s.at().Last()+" "+err.Error(), "")
	}
}

func isBinary(f *registry.Field) bool { return f != nil && f.Format == "binary" }
