package render

import (
	"strings"

	"isc-sync/planner"
)

// change writes one resource: what happens to it, where it is declared, why,
// what is dangerous about it, how it is sent, and what changes.
func (p *page) change(plan *planner.Plan, c *planner.Change) {
	dangers := dangersOf(plan, c)
	p.head(c, len(dangers) > 0)
	if why := whyOf(c); why != "" {
		p.para("    ", clean(why))
	}
	for _, d := range dangers {
		p.styled("    "+signDanger+" ", d, p.danger)
	}
	for _, how := range howOf(c, dangers) {
		p.para("    ", how)
	}
	p.entries(c)
}

func (p *page) head(c *planner.Change, dangerous bool) {
	sign := signOf(c.Action)
	lead := p.sign(sign, sign)
	used := 2
	if dangerous {
		lead = p.sign(signDanger, signDanger) + " " + lead
		used += 2
	}
	key, where := clean(string(c.Key)), clean(c.Position().String())
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

// dangersOf returns what the plan's notes call dangerous in a change.
func dangersOf(plan *planner.Plan, c *planner.Change) []string {
	names := elementsOf(c)
	var dangers []string
	for _, n := range plan.Notes {
		if n.Code != planner.NoteDanger || n.Key != c.Key {
			continue
		}
		text := clean(n.Text)
		if n.Pointer != "" {
			text = label(n.Pointer, names.nameBefore(n.Pointer)) + ": " + text
		}
		dangers = append(dangers, text)
	}
	return dangers
}

// howOf says in words what is unusual about the requests, each thing once.
func howOf(c *planner.Change, said []string) []string {
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
		case s.OrAdopt && c.Action == planner.Update:
			say("what the tenant has when the step runs decides: only what differs then is sent")
		case s.OrAdopt:
			say("the tenant makes one with its source: then only what differs is sent")
		}
		if s.Reason != "" {
			say(clean(s.Reason))
		}
	}
	return how
}
