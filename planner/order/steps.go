package order

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func (o *orderer) addSteps(d *Draft) {
	vars := o.vars(d)
	for _, s := range o.stages(d) {
		o.add(d, s, o.stepOf(d, s, vars))
	}
}

// stepOf is the request of a stage.
func (o *orderer) stepOf(d *Draft, s stage, vars map[string]string) plan.Step {
	switch {
	case s.role == roleCreate:
		return o.createStep(d, s.body, vars)
	case s.role == roleDelete:
		return o.deleteStep(d, vars)
	case s.call != nil:
		e := s.call
		return plan.Step{Method: e.Method, Path: e.URLPath(e.VersionFor(o.APIVersion), vars), Body: s.members, Reason: s.edits.Reason}
	case s.role == rolePublish:
		return o.publishStep(d, vars)
	case d.Doc.Kind.IsUpload():
		return o.uploadStep(d, vars)
	}
	step := updateStep(d.Doc.Kind, o.APIVersion, vars, s.edits)
	switch {
	case d.Later:
		step.Body, step.OrAdopt = d.Body, true
	case d.Action == plan.Create:
		step.OrAdopt = o.adopts(d)
	}
	return step
}

func (o *orderer) deleteStep(d *Draft, vars map[string]string) plan.Step {
	kind := d.Doc.Kind
	e := kind.API.Delete
	query := queryOf(e, vars, nil)
	if len(e.Each) > 0 {
		query = "?" + e.Each[0]
	}
	return plan.Step{Method: e.Method, Path: e.URLPath(e.VersionFor(o.APIVersion), vars) + query, Reason: kind.Delete.Warning}
}

func (o *orderer) publishStep(d *Draft, vars map[string]string) plan.Step {
	kind := d.Doc.Kind
	e := kind.API.Publish
	return plan.Step{Method: e.Method, Path: e.URLPath(e.VersionFor(o.APIVersion), vars) + queryOf(e, vars, nil), Reason: "published: " + kind.Publish.Reason}
}

// updateStep sends a patch or, if the edits require it, the complete object.
func updateStep(kind *registry.Kind, version string, vars map[string]string, e plan.Edits) plan.Step {
	endpoint := kind.API.Update
	if (e.Put || endpoint == nil) && kind.API.Replace != nil {
		endpoint = kind.API.Replace
	}
	return plan.Step{
		Method: endpoint.Method, Path: endpoint.URLPath(endpoint.VersionFor(version), vars),
		Patch: e.Patch, Reason: e.Reason,
	}
}

func (o *orderer) createStep(d *Draft, body map[string]any, vars map[string]string) plan.Step {
	kind := d.Doc.Kind
	step := plan.Step{Body: body, OrAdopt: o.adopts(d)}
	endpoint := kind.API.Create
	if endpoint == nil {
		endpoint = kind.API.Replace
		if endpoint == nil {
			endpoint = kind.API.Update
		}
		step.Path = endpoint.URLPath(endpoint.VersionFor(o.APIVersion), vars)
		step.Reason = kind.Update.Reason
	} else {
		step.Path = createPath(kind, o.APIVersion, vars, body)
	}
	step.Method = endpoint.Method
	return step
}

// adopts reports whether the tenant may make a new object itself, with another one.
func (o *orderer) adopts(d *Draft) bool {
	kind := d.Doc.Kind
	return o.ComesAlong(d.Doc) && (kind.Create.OrAdopt || kind.Create.How == registry.CreateNever)
}

// vars are the values of the variables in the kind's paths.
func (o *orderer) vars(d *Draft) map[string]string {
	vars := map[string]string{}
	kind := d.Doc.Kind
	for i, f := range kind.Identity {
		vars[f.Name] = d.Doc.Identity[i]
	}
	for n, key := range d.Doc.Ancestors() {
		vars[registry.AncestorVariable(n)] = o.addressOrPlaceholder(key)
	}
	vars["id"] = registry.Placeholder(string(d.Doc.Key))
	switch {
	case d.Live != nil:
		vars["id"] = d.Live.Address
	case kind.About != "":
		vars["id"] = aboutID(kind, d.Body)
	case kind.Address != nil && kind.Address[0] != "id":
		vars["id"] = d.Doc.IdentityValue(kind.Address[0])
	}
	return kind.VarsFor(d.Doc.Identity, vars)
}

// aboutID is the id of the object that a new one is about, or its placeholder.
func aboutID(kind *registry.Kind, body map[string]any) string {
	v, _ := jsonvalue.Pointer("").Append(kind.About).Append("id").Get(body)
	if of, isNew := v.(plan.IDOf); isNew {
		return registry.Placeholder(string(of.Key))
	}
	id, _ := v.(string)
	return id
}

func (o *orderer) addressOrPlaceholder(key state.Key) string {
	if live := o.ObjectFor(key); live != nil {
		return live.Address
	}
	return registry.Placeholder(string(key))
}

// uploadStep sends the body of an upload again.
func (o *orderer) uploadStep(d *Draft, vars map[string]string) plan.Step {
	e := d.Doc.Kind.API.Update
	return plan.Step{
		Method: e.Method, Path: e.URLPath(e.VersionFor(o.APIVersion), vars), Body: d.Body,
		Patch: patch.Patch{}, Reason: d.Edits.Reason,
	}
}
