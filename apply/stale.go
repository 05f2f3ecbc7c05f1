package apply

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// StaleError means that the tenant or the documents have changed since the plan
// was made.
type StaleError struct {
	// Objects are in the plan's order.
	Objects []StaleObject
	// Advice is what the user can do about it; "" means "plan again".
	Advice string
}

// StaleObject is an object, or a document, that has changed since the plan was
// made.
type StaleObject struct {
	Key state.Key
	// Position is where the object is declared.
	state.Position
	Cause string
	// Drift are the fields that differ; none if the object was deleted or created
	// meanwhile.
	Drift []plan.Drift
}

// Error lists each object and field with the planned and the current value.
func (e *StaleError) Error() string {
	var lines []string
	for _, o := range e.Objects {
		lines = append(lines, fmt.Sprintf("%s: %s", o.Key, o.Cause))
		for _, d := range o.Drift {
			lines = append(lines, "  "+d.String())
		}
	}
	return "the plan is stale:\n" + strings.Join(lines, "\n")
}

// Hint returns what the user can do about it.
func (e *StaleError) Hint() string {
	return cmp.Or(e.Advice, "plan again") + "; nothing was written"
}

// StaleChanges returns the changes that no longer match the tenant as a
// *StaleError, or nil if there are none. The children of a deleted parent are
// counted with the parent.
func StaleChanges(changes []plan.StaleChange) error {
	stale := &StaleError{}
	gone, below := map[state.Key]int{}, map[state.Key]map[string]int{}
	changes = withoutChildren(changes)
	for _, s := range changes {
		if s.Cause == plan.CauseGone && s.Parent == "" {
			gone[s.Change.Key] = -1
		}
		if s.Parent != "" {
			gone[s.Parent] = -1
		}
	}
	for _, s := range changes {
		key := s.Change.Key
		if _, is := gone[s.Parent]; is {
			key = s.Parent
		}
		at, isGone := gone[key]
		switch {
		case !isGone:
			stale.Objects = append(stale.Objects, staleObject(s))
		case at < 0:
			gone[key], below[key] = len(stale.Objects), map[string]int{}
			stale.Objects = append(stale.Objects, StaleObject{Key: key, Position: s.Change.Position(), Cause: plan.CauseGone})
		}
		if key != s.Change.Key {
			below[key][s.Change.Kind]++
		}
	}
	for key, counts := range below {
		stale.Objects[gone[key]].Cause += belowText(counts)
	}
	if len(stale.Objects) == 0 {
		return nil
	}
	return stale
}

func staleObject(s plan.StaleChange) StaleObject {
	o := StaleObject{s.Change.Key, s.Change.Position(), s.Cause, s.Drift}
	if s.Problem != nil {
		o.Position = s.Problem.Position
	}
	return o
}

// withoutChildren removes the children of a parent that exists and is stale for
// another reason, such as a new name.
func withoutChildren(changes []plan.StaleChange) []plan.StaleChange {
	there := map[state.Key]bool{}
	for _, s := range changes {
		there[s.Change.Key] = s.Cause != plan.CauseGone
	}
	return slices.DeleteFunc(slices.Clone(changes), func(s plan.StaleChange) bool { return there[s.Parent] })
}

// belowText returns the number of children of each kind, for a message about
// their parent.
func belowText(below map[string]int) string {
	var counts []string
	for _, kind := range jsonvalue.SortedKeys(below) {
		counts = append(counts, fmt.Sprintf("%d %s", below[kind], kind))
	}
	if counts == nil {
		return ""
	}
	return ", and with it what the plan changes below it: " + strings.Join(counts, ", ")
}
