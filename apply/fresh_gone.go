package apply

import (
	"context"
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/state"
)

// goneParents looks for the parents of objects that are stale, and of those
// that are to be created, which nothing else would look for.
func (r reader) goneParents(ctx context.Context, plan *planner.Plan, found []*StaleObject) (map[state.Key]bool, error) {
	gone, asked := map[state.Key]bool{}, map[state.Key]bool{}
	for i := range plan.Changes {
		c := &plan.Changes[i]
		if len(c.Steps) == 0 || found[i] == nil && c.Action != planner.Create {
			continue
		}
		at, err := locate(r.kinds, item{c, &c.Steps[0]})
		if err != nil {
			return nil, err
		}
		parent := r.above(at.place)
		if parent.kind == nil || parent.kind.API.Read == nil || at.awaitsParent() || asked[parent.key] {
			continue
		}
		asked[parent.key] = true
		now, err := r.read(ctx, parent)
		if err != nil {
			return nil, err
		}
		gone[parent.key] = now == nil
	}
	return gone, nil
}

// summed lists what is stale. What hangs on a parent that is gone is told with
// the parent, once.
func summed(plan *planner.Plan, kinds *state.Kinds, found []*StaleObject, gone map[state.Key]bool) []StaleObject {
	var all []StaleObject
	place, below := map[state.Key]int{}, map[state.Key]map[string]int{}
	for i := range plan.Changes {
		c := &plan.Changes[i]
		key := c.Key
		if kind := kinds.Find(c.Kind); kind != nil && gone[kind.ParentKey(key)] {
			key = kind.ParentKey(key)
		}
		_, told := place[key]
		switch {
		case gone[key] && !told:
			place[key], below[key] = len(all), map[string]int{}
			all = append(all, StaleObject{Key: key, Position: c.Position(), Cause: causeGone})
		case !gone[key] && found[i] != nil:
			all = append(all, *found[i])
		}
		if key != c.Key {
			below[key][c.Kind]++
		}
	}
	for key, at := range place {
		all[at].Cause += hanging(below[key])
	}
	return all
}

// hanging counts, kind by kind, what went along with an object.
func hanging(below map[string]int) string {
	var counts []string
	for _, kind := range jsonvalue.SortedKeys(below) {
		counts = append(counts, fmt.Sprintf("%d %s", below[kind], kind))
	}
	if counts == nil {
		return ""
	}
	return ", and with it what the plan changes below it: " + strings.Join(counts, ", ")
}
