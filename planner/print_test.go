package planner_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// opsText writes a plan's steps wave by wave and otherwise in the plan's order,
// one line for each request and one for each operation.
func opsText(p *plan.Plan) string {
	var steps []plan.Step
	for _, c := range p.Changes {
		steps = append(steps, c.Steps...)
	}
	slices.SortStableFunc(steps, func(a, b plan.Step) int { return cmp.Compare(a.Wave, b.Wave) })
	var out strings.Builder
	for _, s := range steps {
		out.WriteString(stepText(s))
	}
	s := p.Summary
	fmt.Fprintf(&out, "create %d, update %d, delete %d, unchanged %d, ignored %d\n", s.Create, s.Update, s.Delete, s.Unchanged, s.Ignored)
	return out.String()
}

func stepText(s plan.Step) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%d %s: %s %s", s.Wave, s.ID, s.Method, s.Path)
	if s.OrAdopt {
		out.WriteString(", or adopt")
	}
	if len(s.Needs) > 0 {
		out.WriteString(", needs " + strings.Join(s.Needs, " "))
	}
	if s.Reason != "" {
		out.WriteString(" (" + s.Reason + ")")
	}
	out.WriteByte('\n')
	if s.Body != nil {
		fmt.Fprintf(&out, "  body %s\n", text(s.Body))
	}
	for _, op := range s.Patch {
		fmt.Fprintf(&out, "  %s %s", op.Op, op.Path)
		if op.Op != patch.Remove {
			out.WriteString(" " + text(op.Value))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func text(v any) string {
	if _, absent := v.(plan.Absent); absent {
		return "absent"
	}
	return string(jsonvalue.Canonical(plan.WithMarkers(v)))
}

func notesText(notes []plan.Note) string {
	var out strings.Builder
	for _, n := range notes {
		fmt.Fprintf(&out, "%s %s#%s: %s\n", n.Code, n.Key, n.Pointer, n.Text)
	}
	return out.String()
}

func problemsText(problems state.Problems) string {
	if len(problems) == 0 {
		return ""
	}
	return problems.Error() + "\n"
}

func traceText(trace []plan.Decision) string {
	var out strings.Builder
	for _, d := range trace {
		fmt.Fprintf(&out, "%s: declared %s, live %s, changed %v: %s\n", d.Pointer, text(d.Declared), text(d.Live), d.Changed, d.Rule)
	}
	return out.String()
}
