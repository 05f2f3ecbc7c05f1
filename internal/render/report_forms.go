package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/apply"
)

// Report writes the report as schemas/report.json describes it.
func (JSON) Report(w io.Writer, r *apply.Report) error { return writeJSON(w, r.Encode()) }

// Report writes what became of each step as a table.
func (m Markdown) Report(w io.Writer, r *apply.Report) error {
	v, page := tense{m.DryRun}, &sizeBudget{limit: maxComment}
	page.fits(fmt.Sprintf("### isc-sync: %s\n\nTenant %s, API %s.\n", prose(v.outcomeLine(r)),
		codeSpan(cut(r.Tenant, 200)), codeSpan(cut(r.APIVersion, 20))), 0)
	for _, line := range earlier(r) {
		page.fits("\n"+prose(line)+"\n", 0)
	}
	if len(r.Steps) > 0 {
		page.fits("\n| step | outcome | details |\n|---|---|---|\n", 0)
	}
	page.all(maxComment, v.rows(r), "steps")
	_, err := io.WriteString(w, page.String())
	return err
}

func (v tense) rows(r *apply.Report) []string {
	rows := make([]string, len(r.Steps))
	for i, s := range r.Steps {
		details := reasons(s)
		for _, d := range s.Drift {
			details = append(details, d.String())
		}
		for _, a := range s.Altered {
			details = append(details, alteration(a))
		}
		for j, d := range details {
			details[j] = prose(cut(d, maxCell))
		}
		rows[i] = fmt.Sprintf("| %s | %s | %s |\n", codeSpan(cut(s.Step, maxCell)), prose(v.words(s)), strings.Join(details, "<br>"))
	}
	return rows
}
