package render

import (
	"errors"
	"io"
	"strings"

	"isc-sync/state"
)

// problemsOf returns the problems that an error carries, else one problem
// without a position, with the hint of the error.
func problemsOf(err error) state.Problems {
	if err == nil {
		return nil
	}
	if parts := joined(err); parts != nil {
		var all state.Problems
		for _, e := range parts {
			all = append(all, problemsOf(e)...)
		}
		return all
	}
	if problems, ok := state.AsProblems(err); ok {
		return problems.Sorted()
	}
	if problems := endings(err); problems != nil {
		return problems
	}
	return state.Problems{{Text: err.Error(), Hint: hintOf(err)}}
}

// joined returns the errors that errors.Join put together. An error that wraps
// several and has words of its own is one.
func joined(err error) []error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok || err.Error() != errors.Join(many.Unwrap()...).Error() {
		return nil
	}
	return many.Unwrap()
}

// hintOf returns the hint of the nearest error that has one.
func hintOf(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}

// Failure writes "file:line:col: key: problem" and a hint for each problem,
// and how many there are.
func (t Text) Failure(w io.Writer, err error) error {
	p := t.page()
	problems := problemsOf(err)
	missing, others := splitMissing(problems)
	for _, r := range repeatedIn(others) {
		p.repeated(r)
	}
	p.missing(missing)
	if line := tally(problems); line != "" {
		p.line("%s", line)
	}
	_, failed := w.Write(p.Bytes())
	return failed
}

// repeated writes a problem, or one of many places with the first of them.
func (p *page) repeated(r repeated) {
	first, style := "error", p.danger
	if place := clean(r.problems[0].Position.String()); !r.many() && place != "" {
		first, style = place, p.strong
	}
	parts := []string{first}
	if subject := clean(subject(r.problems[0].Key, r.problems[0].Pointer)); !r.many() && subject != "" {
		parts = append(parts, subject)
	}
	if r.many() {
		parts = append(parts, r.count())
	}
	for i, l := range shownLines(r.text) {
		if i == 0 {
			p.hanging(strings.Join(append(parts, l), ": "), first, style, 4)
			continue
		}
		p.line("    %s", l)
	}
	p.hint("  hint: ", r.hint)
	if r.many() {
		for _, place := range r.places() {
			p.line("    %s", clean(place))
		}
	}
}

// hint writes what to do behind a lead. Lines of its own stay below one another.
func (p *page) hint(lead, hint string) {
	for _, l := range shownLines(hint) {
		p.hanging(lead+l, lead, p.faint, widthOf(lead))
		lead = strings.Repeat(" ", len(lead))
	}
}

// hanging writes a line that begins with a styled lead. On a terminal it is broken
// between words, and the further lines are indented. Elsewhere it stays one line, for
// programs that read it.
func (p *page) hanging(s, lead string, style func(string) string, indent int) {
	lines := []string{s}
	if p.Width > 0 {
		first := wrap(s, p.width())[0]
		lines = []string{first}
		if rest := strings.TrimPrefix(s[len(first):], " "); rest != "" {
			lines = append(lines, wrap(rest, p.width()-indent)...)
		}
	}
	if rest, whole := strings.CutPrefix(lines[0], lead); whole {
		lines[0] = style(lead) + rest
	}
	for i, l := range lines {
		p.line("%s%s", strings.Repeat(" ", indent*min(i, 1)), l)
	}
}

// shownLines keeps the line ends of texts that the program itself writes, such
// as a drawn cycle, and cleans each line.
func shownLines(s string) []string {
	if s == "" {
		return nil
	}
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i, l := range lines {
		lines[i] = clean(l)
	}
	return lines
}

// tally counts problems that have a place; a single error needs no count.
func tally(problems state.Problems) string {
	files := map[string]bool{}
	for _, p := range problems {
		if p.File != "" {
			files[p.File] = true
		}
	}
	if len(files) == 0 && len(problems) < 2 {
		return ""
	}
	line := Count(len(problems), "problem", "problems")
	if len(files) > 0 {
		line += " in " + Count(len(files), "file", "files")
	}
	return line + "."
}
