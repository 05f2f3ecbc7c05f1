package engine

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// unsearched notes which kinds were not searched for what goes with an object: to find
// out would take reading all of that.
func (e *Engine) unsearched(going []*state.Object) (notes []plan.Note) {
	for _, o := range going {
		goes, users := e.Kinds.OfPieces(o.Kind)
		users = slices.DeleteFunc(users, func(k *registry.Kind) bool { return !k.In(e.Version) })
		if goes == nil || len(users) == 0 || !goes.In(e.Version) {
			continue
		}
		things := make([]string, len(users))
		for i, k := range users {
			things[i] = registry.Plural(registry.Words(k.Name))
		}
		slices.Sort(things)
		notes = append(notes, plan.Note{Code: plan.NoteNotRead, Key: o.Key, Text: fmt.Sprintf(
			"its %s go with it; not searched for these, unless documents declare them: %s",
			registry.Plural(registry.Words(goes.Name)), strings.Join(things, ", "),
		)})
	}
	return notes
}
