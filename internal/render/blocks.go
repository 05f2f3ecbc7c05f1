package render

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// fewest is how many resources with the same change, or places of the same
// note, are shown together.
const fewest = 3

// block is one change of one or of many resources.
type block struct {
	*plan.Change
	// all are the resources; the first one is Change.
	all []*plan.Change
	// dangers and how are what is dangerous and unusual about each.
	dangers, how []string
	entries      []entry
	// same is equal for resources with the same change.
	same string
}

// many reports whether the block shows several resources together.
func (b *block) many() bool { return len(b.all) > 1 }

// blocksOf puts resources with the same change together, at the place of the
// first one.
func blocksOf(p *plan.Plan) []*block {
	var singles []*block
	alike := map[string][]*block{}
	notes := dangerNotes(p)
	for i := range p.Changes {
		c := &p.Changes[i]
		b := &block{Change: c, all: []*plan.Change{c}, dangers: dangersOf(notes[c.Key], c), entries: entriesOf(c)}
		b.how = howOf(c, b.dangers)
		singles = append(singles, b)
		b.same = b.signature()
		alike[b.same] = append(alike[b.same], b)
	}
	return together(singles, alike)
}

func together(singles []*block, alike map[string][]*block) []*block {
	var blocks []*block
	for _, b := range singles {
		same := alike[b.same]
		switch {
		case len(same) < fewest:
			blocks = append(blocks, b)
		case same[0] == b:
			for _, other := range same[1:] {
				b.all = append(b.all, other.Change)
			}
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// signature is the same for resources with the same change.
func (b *block) signature() string {
	parts := []string{b.Kind, string(b.Action), reason(b.Change)}
	parts = append(append(parts, b.dangers...), b.how...)
	for _, e := range b.entries {
		parts = append(parts, e.sign, e.at, e.override, exact(e.before), exact(e.after))
	}
	return strings.Join(parts, "\x00")
}

func exact(v any) string {
	if isAbsent(v) {
		return "absent"
	}
	return spelledOut(v)
}

// names are the resources of a block without their kind.
func (b *block) names() []string {
	names := make([]string, len(b.all))
	for i, c := range b.all {
		names[i] = clean(strings.TrimPrefix(string(c.Key), c.Kind+"/"))
		if strings.Contains(names[i], ",") {
			names[i] = quote(names[i])
		}
	}
	return names
}

// title is the key of the resource, or how many there are.
func (b *block) title() string {
	if b.many() {
		return fmt.Sprintf("%d × %s", len(b.all), clean(b.Kind))
	}
	return clean(string(b.Key))
}

func (b *block) signs() string {
	if len(b.dangers) > 0 {
		return signDanger + signOf(b.Action)
	}
	return signOf(b.Action)
}

// reason is why a resource changes, without the list of what changes: that is
// shown.
func reason(c *plan.Change) string {
	if c.Action != plan.Update {
		return c.Why
	}
	return strings.TrimSuffix(strings.TrimSuffix(c.Why, plan.ListChanges(c.Fields)), "; ")
}

// kindCounts returns how many resources of each kind are created, updated and
// deleted, if there are too many changes to count them by eye.
func kindCounts(p *plan.Plan) []titled {
	const many = 20
	if len(p.Changes) <= many {
		return nil
	}
	counts := map[string]map[plan.Action]int{}
	for _, c := range p.Changes {
		if counts[c.Kind] == nil {
			counts[c.Kind] = map[plan.Action]int{}
		}
		counts[c.Kind][c.Action]++
	}
	var out []titled
	for _, kind := range jsonvalue.SortedKeys(counts) {
		line := titled{title: clean(kind)}
		for _, a := range []plan.Action{plan.Create, plan.Update, plan.Delete} {
			if n := counts[kind][a]; n > 0 {
				line.items = append(line.items, fmt.Sprintf("%d to %s", n, a))
			}
		}
		out = append(out, line)
	}
	return out
}
