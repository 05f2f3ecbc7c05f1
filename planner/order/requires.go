package order

import (
	"isc-sync/planner/plan"
	"isc-sync/state/reference"
)

// linkRequired lets a step need the change that gives an object what a reference to it
// requires.
func (o *orderer) linkRequired(n *Node) {
	reference.Visit(n.Draft.Doc.Kind.Spec, n.sent(), func(ref reference.Ref) {
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
