package render

import (
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// block writes the change of one resource or of many: what happens, where it is
// declared, why, what is dangerous about it, how it is sent, and what changes.
func (p *page) block(b *block) {
	p.head(b)
	if why := reason(b.Change); why != "" {
		p.para("    ", clean(why))
	}
	for _, d := range b.dangers {
		p.styled("    "+signDanger+" ", d, p.danger)
	}
	for _, how := range b.how {
		p.para("    ", how)
	}
	p.entries(b.Action, b.entries)
	if b.many() {
		p.para("    on ", strings.Join(b.names(), ", "))
	}
}

func (p *page) head(b *block) {
	sign := signOf(b.Action)
	lead := p.sign(sign, sign)
	used := 2
	if len(b.dangers) > 0 {
		lead = p.sign(signDanger, signDanger) + " " + lead
		used += 2
	}
	key, where := b.title(), clean(b.Position().String())
	if b.many() {
		where = ""
	}
	gap := p.width() - used - widthOf(key) - widthOf(where)
	if where != "" && gap >= 2 {
		p.line("%s %s%s%s", lead, p.strong(key), strings.Repeat(" ", gap), p.faint(where))
		return
	}
	p.line("%s %s", lead, p.strong(key))
	if where != "" {
		p.line("    %s", p.faint(where))
	}
}

// dangerNotes are the notes on dangers, by resource.
func dangerNotes(p *plan.Plan) map[state.Key][]plan.Note {
	notes := map[state.Key][]plan.Note{}
	for _, n := range p.Notes {
		if n.Code == plan.NoteDanger {
			notes[n.Key] = append(notes[n.Key], n)
		}
	}
	return notes
}

// dangersOf returns what notes call dangerous in a change.
func dangersOf(notes []plan.Note, c *plan.Change) []string {
	if len(notes) == 0 {
		return nil
	}
	names := elementsOf(c)
	dangers := make([]string, len(notes))
	for i, n := range notes {
		dangers[i] = clean(n.Text)
		if n.Pointer != "" {
			dangers[i] = names.labelHarm(c.Fields, n.Pointer) + ": " + dangers[i]
		}
	}
	return dangers
}

// howOf says in words what is unusual about the requests, each thing once.
func howOf(c *plan.Change, said []string) []string {
	var how []string
	say := func(s string) {
		for _, known := range append(said, how...) {
			if s == known {
				return
			}
		}
		how = append(how, s)
	}
	for _, s := range c.Steps {
		switch {
		case s.OrAdopt && c.Action == plan.Update:
			say("compared again when the step runs; only differences are sent")
		case s.OrAdopt && c.Parent == "":
			say("the tenant makes it later; only differences are sent then")
		case s.OrAdopt:
			say("created with its parent; only differences are sent")
		}
		if s.Reason != "" {
			say(clean(s.Reason))
		}
	}
	return how
}
