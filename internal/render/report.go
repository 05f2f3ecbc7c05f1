package render

import (
	"io"
	"strings"

	"isc-sync/apply"
)

// Report writes what is not as planned, step by step, and one line that sums
// up.
func (t Text) Report(w io.Writer, r *apply.Report) error {
	p := t.page()
	for _, line := range earlier(r) {
		p.para("note: ", clean(line))
	}
	for _, s := range r.Steps {
		if s.Outcome != apply.Applied && s.Outcome != apply.WouldApply {
			p.result(s)
		}
	}
	for _, h := range r.KnownServerBehavior() {
		p.para("note: ", clean(h.Text+" ("+strings.Join(h.Fields, ", ")+")"))
	}
	p.line("%s", p.strong(clean(tense{t.DryRun}.outcomeLine(r))))
	_, err := w.Write(p.Bytes())
	return err
}

// result shows how one step ended, and why.
func (p *page) result(s apply.Result) {
	sign := resultSign(s)
	p.line("%s %s  %s", p.sign(sign, sign), p.strong(clean(s.Step)), p.sign(sign, clean(tense{p.DryRun}.words(s))))
	for _, line := range reasons(s) {
		p.para("    ", clean(line))
	}
	for _, d := range s.Drift {
		p.para("    ", clean(d.String()))
	}
	for _, a := range s.Altered {
		p.para("    ", alteration(a))
	}
}
