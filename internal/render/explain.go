package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/internal/alike"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Explanation shows why the fields of one resource, at or below a pointer, are
// equal or different.
type Explanation struct {
	Key     state.Key
	Pointer jsonvalue.Pointer
	// Trace are the planner's decisions.
	Trace []plan.Decision
	// At finds the place where a field is declared. Nil means that it is not
	// known.
	At func(jsonvalue.Pointer) state.Position
	// Plan holds the operations that result. It may be nil.
	Plan *plan.Plan
}

func (e Explanation) at(p jsonvalue.Pointer) state.Position {
	if e.At == nil {
		return state.Position{}
	}
	return e.At(p)
}

// operation is one operation of a step.
type operation struct {
	patch.Op
	step plan.Step
}

// operations are those that a decision leads to: at its field, above it, or
// below it. Creations and deletions have none; their step is the operation.
func (e Explanation) operations(d plan.Decision) []operation {
	if e.Plan == nil || !d.Changed {
		return nil
	}
	c := e.Plan.Find(e.Key)
	if c == nil {
		return nil
	}
	var found []operation
	for _, s := range c.Steps {
		for _, op := range s.Patch {
			if touches(op.Path, d.Pointer) {
				found = append(found, operation{Op: op, step: s})
			}
		}
		if s.Patch == nil {
			found = append(found, operation{step: s})
		}
	}
	return found
}

// touches reports whether an operation concerns a field. An element that is
// appended has no index yet: "-" matches any.
func touches(op, field jsonvalue.Pointer) bool {
	if op.Last() == "-" {
		op = op.Parent()
	}
	return op.Contains(field) || field.Contains(op)
}

// String describes what is sent, without the value: that is the declared one.
func (o operation) String() string {
	if o.Op.Op == "" {
		return fmt.Sprintf("%s %s (%s)", o.step.Method, o.step.Path, o.step.ID)
	}
	return fmt.Sprintf("%s %s, sent by %s %s (%s)", o.Op.Op, o.Path, o.step.Method, o.step.Path, o.step.ID)
}

// Explain writes for each field the declared and the live value, the rule that
// decided, and what is sent.
func (t Text) Explain(w io.Writer, e Explanation) error {
	p := t.page()
	p.explain(e)
	_, err := w.Write(p.Bytes())
	return err
}

func (p *page) explain(e Explanation) {
	p.line("%s", p.strong(clean(subject(e.Key, e.Pointer))))
	for _, d := range e.Trace {
		p.decision(e, d)
	}
	if len(e.Trace) == 0 {
		p.para("  ", "Nothing is declared there, so it is left alone.")
	}
}

func (p *page) decision(e Explanation, d plan.Decision) {
	sign := " "
	if d.Changed {
		sign = signChange
	}
	p.line("%s %s", p.sign(sign, sign), clean(string(d.Pointer)))
	declared, live := alike.Apart(shown(d.Declared, d), shown(d.Live, d))
	p.declared(e, d, declared)
	p.value("live", live, "")
	p.para("    rule       ", clean(d.Rule))
	operations := e.operations(d)
	for _, o := range operations {
		p.para("    operation  ", clean(o.String()))
	}
	if len(operations) == 0 {
		p.para("    operation  ", "none")
	}
}

// declared writes the declared value. An undeclared field has none; if a live
// value is shown, the reader knows that nothing is hidden.
func (p *page) declared(e Explanation, d plan.Decision, value string) {
	switch {
	case !isAbsent(d.Declared):
		p.value("declared", value, clean(e.at(d.Pointer).String()))
	case !isAbsent(d.Live):
		p.value("declared", "(nothing)", "")
	default:
		p.value("declared", shown(d.Declared, d), "")
	}
}

// value writes a value, and where it is declared.
func (p *page) value(name, value, where string) {
	lead, lines := "    "+pad(name, 11), fold(value, p.width()-15)
	for i, l := range lines {
		if i == len(lines)-1 && where != "" && widthOf(l)+2+widthOf(where) <= p.width()-15 {
			l, where = l+"  "+p.faint(where), ""
		}
		p.line("%s%s", lead, l)
		lead = strings.Repeat(" ", 15)
	}
	if where != "" {
		p.line("%s%s", lead, p.faint(where))
	}
}

// shown returns a value, or the reason why there is none.
func shown(v any, d plan.Decision) string {
	_, secret := d.Declared.(state.Env)
	switch {
	case !isAbsent(v):
		return spelledOut(v)
	case secret:
		return "(not shown: the field is sensitive)"
	}
	return "(nothing, or nothing that may be shown)"
}
