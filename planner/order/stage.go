package order

import (
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// stage is one request of a change before it has its place in the plan: what
// the request does, and why it is separate.
type stage struct {
	role role
	// edits are what a request changes.
	edits plan.Edits
	// body is what a request creates.
	body map[string]any
	// call changes a set by members; nil for other requests.
	call    *registry.Endpoint
	members []any
}

// role is what a stage is for.
type role int

// The roles: the object is created, is changed, is deleted; it is switched
// off before others, and on again; it clears references before deletions; its
// changes take effect.
const (
	roleCreate role = iota
	roleChange
	roleDelete
	roleOff
	roleOn
	roleRelease
	rolePublish
)

// stages returns the requests of a draft, in their order.
func (o *orderer) stages(d *Draft) []stage {
	switch d.Action {
	case plan.Create:
		return published(d, createStages(d, o.created.parts[d.Doc.Key]))
	case plan.Delete:
		return deleteStages(d, o.clears[d])
	}
	return published(d, updateStages(d))
}

// published adds the request with which the others take effect.
func published(d *Draft, all []stage) []stage {
	if d.Doc.Kind.Publish == nil {
		return all
	}
	return append(all, stage{role: rolePublish})
}

// createStages creates the object and then sets what a creation does not
// accept.
func createStages(d *Draft, parts creation) []stage {
	kind := d.Doc.Kind
	body, on := switchedOff(kind, parts.body)
	all := []stage{{role: roleCreate, body: body}}
	for _, later := range parts.later {
		later.Put = kind.Update.Ops != nil // a patch of these operations only adds
		all = append(all, changesOf(kind, later)...)
	}
	all = append(all, callStages(parts.sets)...)
	return append(all, on...)
}

// updateStages makes the edits of an existing object.
func updateStages(d *Draft) []stage {
	kind := d.Doc.Kind
	patched := d.Edits
	patched.Sets = nil
	calls := callStages(d.Edits.Sets)
	switch {
	case patched.Empty() && !kind.IsUpload():
		return calls
	case kind.Switch == nil:
		return append(changesOf(kind, patched), calls...)
	}
	return switched(kind.Switch, d.Live, patched)
}

// deleteStages first clears the references to objects that wait for this one
// to be deleted.
func deleteStages(d *Draft, c clearing) []stage {
	var all []stage
	if off := offStage(d.Doc.Kind.Switch, d.Live); off != nil {
		all = append(all, *off)
	}
	if len(c.of) > 0 {
		edits := c.edits
		edits.Reason = "cleared first, because the resources refer to each other"
		all = append(all, stage{role: roleRelease, edits: edits})
	}
	return append(all, stage{role: roleDelete})
}

// changesOf divides edits into requests: members that must not change together
// change one after another, in the order in which the kind names them.
func changesOf(kind *registry.Kind, e plan.Edits) []stage {
	var all []stage
	rest := e
	for _, f := range kind.Spec.Properties {
		if f.NotTogether == nil || e.Put {
			continue
		}
		own, others := divide(rest, f.Name)
		if !own.Empty() && diff.TouchesAny(others.Patch, f.NotTogether...) {
			own.Reason = "in its own request: the tenant does not accept it together with " + orList(f.NotTogether)
			rest = others
			all = append(all, stage{role: roleChange, edits: own})
		}
	}
	return append([]stage{{role: roleChange, edits: rest}}, all...)
}
