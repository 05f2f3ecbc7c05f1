package planner

import (
	"fmt"
	"slices"

	"isc-sync/state"
)

// node is a step on its way into a wave.
type node struct {
	draft *draft
	step  Step
	// after are steps that come first without being needed: if one of them
	// fails, this one still goes on.
	after []string
}

// orderer turns drafts into steps, and steps into waves.
type orderer struct {
	*scope
	drafts map[state.Key]*draft
	nodes  []*node
	byID   map[string]*node
	// below are the steps of each parent's children.
	below map[state.Key][]*node
}

// order gives every draft its steps, in waves by what needs what.
func (s *scope) order(drafts []*draft) ([]*node, state.Problems) {
	created := newCreations(drafts)
	if cycle := created.breakCycles(); cycle != nil {
		return nil, state.Problems{*cycle}
	}
	o := &orderer{scope: s, drafts: map[state.Key]*draft{}, byID: map[string]*node{}, below: map[state.Key][]*node{}}
	for _, d := range drafts {
		o.drafts[d.doc.Key] = d
	}
	for _, d := range drafts {
		o.addSteps(d)
	}
	problems := o.link()
	if len(problems) == 0 {
		problems = o.waves()
	}
	return o.nodes, problems
}

func stepID(key state.Key, n int) string { return fmt.Sprintf("%s#%d", key, n) }

func (o *orderer) add(d *draft, n int, step Step) {
	step.ID = stepID(d.doc.Key, n)
	nd := &node{draft: d, step: step}
	o.nodes = append(o.nodes, nd)
	o.byID[step.ID] = nd
	parent := d.doc.ParentKey()
	o.below[parent] = append(o.below[parent], nd)
}

func (o *orderer) addSteps(d *draft) {
	kind, vars := d.doc.Kind, o.vars(d)
	switch d.action {
	case Create:
		o.addCreate(d, vars)
	case Update:
		o.add(d, 1, o.updateOf(d, vars))
	case Delete:
		e := kind.API.Delete
		o.add(d, 1, Step{Method: e.Method, Path: e.URLPath(e.VersionFor(o.APIVersion), vars), Reason: kind.Delete.Warning})
	}
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
func updateStep(kind *state.Kind, version string, vars map[string]string, e Edits) Step {
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
	adopts := o.comesWithParent(d.doc) && (kind.Create.OrAdopt || kind.Create.How == state.CreateNever)
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
	vars["id"] = state.Placeholder(d.doc.Key)
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
	return state.Placeholder(key)
}

// link says which steps need which, and which only come later.
func (o *orderer) link() state.Problems {
	var problems state.Problems
	for _, n := range o.nodes {
		d := n.draft
		if n.step.ID != stepID(d.doc.Key, 1) {
			n.needs(stepID(d.doc.Key, 1))
		}
		problems = append(problems, o.linkReferences(n)...)
		o.linkAfter(n)
		if d.action == Delete {
			problems = append(problems, o.linkDelete(n)...)
			continue
		}
		o.linkParent(n)
		o.linkNames(n)
	}
	return problems
}

func (n *node) needs(id string) {
	if id != n.step.ID && !slices.Contains(n.step.Needs, id) {
		n.step.Needs = append(n.step.Needs, id)
		slices.Sort(n.step.Needs)
	}
}

func (o *orderer) linkReferences(n *node) state.Problems {
	var problems state.Problems
	values := []any{n.step.Body}
	for _, op := range n.step.Patch {
		values = append(values, op.Value)
	}
	for _, v := range values {
		for _, ref := range idsIn(v, "") {
			if d := o.drafts[ref.to]; d == nil || d.action != Create {
				problems = append(problems, n.draft.doc.Problem(ref.at,
					fmt.Sprintf("it refers to %s, which this plan does not create", ref.to), "take it into the plan, or correct its own problems first"))
				continue
			}
			n.needs(stepID(ref.to, 1))
		}
	}
	return problems
}

func (o *orderer) linkParent(n *node) {
	parent := o.drafts[n.draft.doc.ParentKey()]
	switch {
	case parent == nil || parent.action == Delete:
	case parent.action == Create:
		n.needs(stepID(parent.doc.Key, 1))
	default:
		n.after = append(n.after, stepID(parent.doc.Key, 1))
	}
}
