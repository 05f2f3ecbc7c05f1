package planner

import (
	"isc-sync/state"
	"isc-sync/state/registry"
)

func (o *orderer) addSteps(d *draft) {
	vars := o.vars(d)
	switch d.action {
	case Create:
		o.addCreate(d, vars)
	case Update:
		o.add(d, 1, o.updateOf(d, vars))
	case Delete:
		o.addDelete(d, vars)
	}
}

// addDelete lets go first of what in turn waits for the object to go.
func (o *orderer) addDelete(d *draft, vars map[string]string) {
	kind, n := d.doc.Kind, 1
	if c, clears := o.clears[d]; clears {
		d.edits = c.edits
		first := updateStep(kind, o.APIVersion, vars, c.edits)
		first.Reason = "taken out first, because the resources refer to each other"
		o.add(d, n, first)
		n++
	}
	e := kind.API.Delete
	o.add(d, n, Step{Method: e.Method, Path: e.URLPath(e.VersionFor(o.APIVersion), vars), Reason: kind.Delete.Warning})
}

func (o *orderer) updateOf(d *draft, vars map[string]string) Step {
	if isUpload(d.doc.Kind) {
		return o.uploadStep(d, vars)
	}
	step := updateStep(d.doc.Kind, o.APIVersion, vars, d.edits)
	if d.later {
		step.Body, step.OrAdopt = d.body, true
	}
	return step
}

// updateStep sends a patch, or the whole object where the edits say so.
func updateStep(kind *registry.Kind, version string, vars map[string]string, e Edits) Step {
	endpoint := kind.API.Update
	if e.Put && kind.API.Replace != nil {
		endpoint = kind.API.Replace
	}
	return Step{
		Method: endpoint.Method, Path: endpoint.URLPath(endpoint.VersionFor(version), vars),
		Patch: e.Patch, Reason: e.Reason,
	}
}

func (o *orderer) addCreate(d *draft, vars map[string]string) {
	kind := d.doc.Kind
	adopts := o.comesWithParent(d.doc) && (kind.Create.OrAdopt || kind.Create.How == registry.CreateNever)
	step := Step{Body: d.body, OrAdopt: adopts}
	endpoint := kind.API.Create
	if endpoint == nil {
		endpoint = kind.API.Replace
		if endpoint == nil {
			endpoint = kind.API.Update
		}
		step.Path = endpoint.URLPath(endpoint.VersionFor(o.APIVersion), vars)
		step.Reason = kind.Update.Reason
	} else {
		step.Path = createPath(kind, o.APIVersion, vars, d.body)
	}
	step.Method = endpoint.Method
	o.add(d, 1, step)
	if len(d.staged) > 0 {
		second := updateStep(kind, o.APIVersion, vars, Edits{Patch: d.staged})
		second.Reason = "set afterwards, because the resources refer to each other"
		second.OrAdopt = adopts
		o.add(d, 2, second)
	}
}

// vars are the values of the variables in the kind's paths.
func (o *orderer) vars(d *draft) map[string]string {
	vars := map[string]string{}
	kind := d.doc.Kind
	for i, f := range kind.Identity {
		vars[f.Name] = d.doc.Identity[i]
	}
	if parent := d.doc.ParentKey(); parent != "" {
		vars["parent.id"] = o.idOrPlaceholder(parent)
	}
	vars["id"] = registry.Placeholder(string(d.doc.Key))
	switch {
	case d.live != nil:
		vars["id"] = d.live.Address
	case kind.Address != nil && kind.Address[0] != "id":
		vars["id"] = d.doc.IdentityValue(kind.Address[0])
	}
	return vars
}

func (o *orderer) idOrPlaceholder(key state.Key) string {
	if live := o.liveFor(key); live != nil {
		return live.ID
	}
	return registry.Placeholder(string(key))
}
