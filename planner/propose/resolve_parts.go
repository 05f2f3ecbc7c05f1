package propose

import (
	"cmp"
	"fmt"
	"maps"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// resolveParts finds an object whose name has several parts.
func (p *Proposer) resolveParts(kind string, rule *registry.RefRule, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (target, bool) {
	parts, missing := reference.PartsOf(rule, kind, desired, p.Doc.Spec, p.liveValue())
	if len(missing) > 0 {
		p.Problem(at, fmt.Sprintf("the name of %s has parts, and its %s is missing", p.Kinds.Find(kind).One(), strings.Join(missing, " and ")), "write "+reference.Shape(rule, kind))
		return target{}, false
	}
	n := partedName{kind: kind, parts: parts}
	if !p.resolveObjects(&n, at) || !p.agrees(n, rule, desired, at) {
		return target{}, false
	}
	if !p.Kinds.Find(kind).FoundByParts() {
		return p.resolveDeclaredKey(state.NewKey(kind, n.names...), rule, n.names[len(n.names)-1], live, at)
	}
	return p.lookUpParts(n, live, at)
}

// agrees reports whether the parts that a reference writes although another field of the
// object has them are the same there.
func (p *Proposer) agrees(n partedName, rule *registry.RefRule, desired any, at jsonvalue.Pointer) bool {
	repeated := reference.Repeated(rule, n.kind, desired)
	if len(repeated) == 0 {
		return true
	}
	rest := maps.Clone(desired.(map[string]any))
	for part := range repeated {
		delete(rest, part)
	}
	parts, missing := reference.PartsOf(rule, n.kind, rest, p.Doc.Spec, p.liveValue())
	other := partedName{kind: n.kind, parts: parts}
	if len(missing) > 0 || !p.resolveObjects(&other, at) {
		return false // reported where that field is
	}
	for i, part := range parts {
		if n.lookup[i] != other.lookup[i] {
			p.Problem(at.Append(part.Name), fmt.Sprintf("the %s is %q here, and %q in %s", part.Name, n.names[i], other.names[i], rule.Fixed[part.Name]), "it has to be the same: leave it out here")
			return false
		}
	}
	return true
}

func (p *Proposer) liveValue() map[string]any {
	if p.Live == nil {
		return nil
	}
	return p.Live.Value
}

// partedName is a name of several parts before its object is known. names are
// what users write, lookup is the name for look-ups, with ids of objects.
type partedName struct {
	kind          string
	parts         []reference.Part
	names, lookup []string
}

// text writes the name for users.
func (n partedName) text() string {
	out := make([]string, len(n.parts))
	for i, part := range n.parts {
		out[i] = fmt.Sprintf("%s %q", part.Name, n.names[i])
	}
	return strings.Join(out, ", ")
}

// resolveObjects finds the objects in a name. If another field has a part,
// problems are reported there.
func (p *Proposer) resolveObjects(n *partedName, at jsonvalue.Pointer) bool {
	for _, part := range n.parts {
		if part.Kind == "" {
			text, _ := part.Value.(string)
			n.names, n.lookup = append(n.names, text), append(n.lookup, text)
			continue
		}
		q, here := p, at.Append(part.Name)
		if part.Fixed {
			q, here = p.asTrial(), at
		}
		held := part.Value
		if id, name := reference.Held(held); name != "" {
			held = map[string]any{"id": id} // as the tenant has it
		}
		of, ok := q.resolve(part.Kind, &registry.RefRule{Kind: part.Kind, Form: registry.RefObject}, jsonvalue.Optional{}, held, here)
		if !ok {
			return false
		}
		n.names, n.lookup = append(n.names, cmp.Or(of.name, of.id)), append(n.lookup, cmp.Or(of.id, registry.Placeholder(string(of.key))))
	}
	return true
}

// lookUpParts asks the directory for an object that only the tenant creates.
func (p *Proposer) lookUpParts(n partedName, live jsonvalue.Optional, at jsonvalue.Pointer) (target, bool) {
	name, liveID := reference.Join(n.lookup), refID(live)
	found := p.Directory.ByName(n.kind, name)
	for _, e := range found {
		if e.ID == liveID || len(found) == 1 {
			return target{id: e.ID, name: e.Display}, true
		}
	}
	kind := p.Kinds.Find(n.kind)
	reason := p.Directory.Unread(n.kind)
	switch {
	case len(found) > 1:
		p.Problem(at, fmt.Sprintf("%d objects of kind %s have the %s: %s", len(found), n.kind, n.text(), describeEntries(found, name)), "write {id: …} with the id of the one that is meant")
	case reason != "":
		p.Problem(at, fmt.Sprintf("%s with the %s could not be looked up: %s", kind.One(), n.text(), reason), "write {id: …}")
	default:
		p.missingParts(n, at)
	}
	return target{}, false
}

// missingParts reports a name of parts that no object has. Where only the tenant
// makes such objects, it may come later.
func (p *Proposer) missingParts(n partedName, at jsonvalue.Pointer) {
	text := fmt.Sprintf("there is no %s with the %s", n.kind, n.text())
	kind := p.Kinds.Find(n.kind)
	if kind.Create.Comes == "" {
		p.Missing(state.NewKey(n.kind, n.names...), at, text, cmp.Or(p.suggestedParts(n), "correct a part, or write {id: …}"))
		return
	}
	p.Await(at, text, p.comesHint(n))
}

// suggestedParts returns what may have been meant: another last part with the
// same first ones.
func (p *Proposer) suggestedParts(n partedName) string {
	for i, part := range n.parts {
		if _, open := registry.ParsePlaceholder(n.lookup[i]); open && part.Kind != "" {
			return fmt.Sprintf("this plan creates the %s, and the tenant fills it later: apply without this reference first", part.Kind)
		}
	}
	return p.nearParts(n)
}
