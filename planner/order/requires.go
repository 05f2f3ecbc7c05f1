package order

import (
	"isc-sync/planner/plan"
	"isc-sync/state/reference"
)

// linkRequired lets a step need the change that gives an object what a reference to it
// requires, and all changes of one that must be complete.
func (o *orderer) linkRequired(n *Node) {
	reference.Visit(n.Draft.Doc.Kind.Spec, n.sent(), func(ref reference.Ref) {
		if d := o.changeReferredTo(ref); ref.Rule.Complete && d != nil && d.Action != plan.Delete && d != n.Draft {
			n.needs(o.lastStep(d))
		}
		want := ref.Rule.Requires
		if want == nil {
			return
		}
		id, _ := ref.Held()
		live := o.Live.ByID(ref.Kind, id)
		if live == nil || want.Met(live.Value) {
			return
		}
		if d := o.byLive[live]; d != nil && d.Action == plan.Update {
			n.needs(o.lastStep(d))
		}
	})
}

// changeReferredTo is the change of the object that is referred to by its id, or nil.
func (o *orderer) changeReferredTo(ref reference.Ref) *Draft {
	for _, created := range plannedIDs(ref.Value, "") {
		return o.drafts[created.To]
	}
	id, _ := ref.Held()
	return o.byLive[o.Live.ByID(ref.Kind, id)]
}
