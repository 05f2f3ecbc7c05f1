package secrecy

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Places is a tree of the places in a document that have variables. It ignores
// positions in lists: the value of a variable may move within its list.
type Places struct {
	marked    bool
	Variables []state.Env
	members   map[string]*Places
	elements  *Places
}

// VariablePlaces returns the places of the variables in a document, or nil.
func VariablePlaces(spec any) *Places {
	if len(plan.Variables(spec)) == 0 {
		return nil
	}
	found := &Places{}
	found.collect(spec, func(at *Places, leaf any) {
		if env, ok := leaf.(state.Env); ok {
			at.marked, at.Variables = true, append(at.Variables, env)
		}
	})
	return found
}

// HiddenPlaces returns the places of a live value of which a fingerprint hides
// parts.
func HiddenPlaces(fp plan.Fingerprint, live map[string]any) *Places {
	found := &Places{}
	for top, planned := range fp {
		switch plan.MarkOf(planned) {
		case plan.MarkHidden:
			continue // all of it, not a part
		case plan.MarkWhole:
			planned = jsonvalue.MemberOf(planned, plan.MarkWhole).Value
		}
		found.follow(top, live).collectHidden(planned)
	}
	return found
}

// follow returns the place of a pointer into a live value.
func (p *Places) follow(at jsonvalue.Pointer, live any) *Places {
	for _, token := range at.Tokens() {
		if list, isList := live.([]any); isList && len(list) > 0 {
			i, _ := jsonvalue.ArrayIndex(token)
			p, live = p.element(), list[min(i, len(list)-1)]
			continue
		}
		p, live = p.member(token), jsonvalue.MemberOf(live, token).Value
	}
	return p
}

func (p *Places) collectHidden(v any) {
	if plan.MarkOf(v) == plan.MarkHidden {
		p.marked = true
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			p.member(key).collectHidden(e)
		}
	case []any:
		for _, e := range v {
			p.element().collectHidden(e)
		}
	}
}

func (p *Places) collect(v any, visit func(at *Places, leaf any)) {
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			p.member(key).collect(e, visit)
		}
	case []any:
		for _, e := range v {
			p.element().collect(e, visit)
		}
	default:
		visit(p, v)
	}
}

func (p *Places) member(key string) *Places {
	if p.members == nil {
		p.members = map[string]*Places{}
	}
	if p.members[key] == nil {
		p.members[key] = &Places{}
	}
	return p.members[key]
}

func (p *Places) element() *Places {
	if p.elements == nil {
		p.elements = &Places{}
	}
	return p.elements
}

// Find returns what is marked at a pointer into v, or nil.
func (p *Places) Find(at jsonvalue.Pointer, v any) *Places {
	if p == nil {
		return nil
	}
	return p.below(at.Tokens(), v)
}

// below follows tokens. If v does not show which, a token may be a member's
// name as well as an index.
func (p *Places) below(tokens []string, v any) *Places {
	switch {
	case p == nil:
		return nil
	case len(tokens) == 0 && p.marked:
		return p
	case len(tokens) == 0:
		return nil
	}
	i, isIndex := jsonvalue.ArrayIndex(tokens[0])
	list, isList := v.([]any)
	obj, isObject := v.(map[string]any)
	if !isList {
		if found := p.members[tokens[0]].below(tokens[1:], obj[tokens[0]]); found != nil {
			return found
		}
	}
	switch {
	case isObject:
		return nil
	case isList && isIndex && i < len(list):
		return p.elements.below(tokens[1:], list[i])
	case isIndex || tokens[0] == "-":
		return p.elements.below(tokens[1:], nil)
	}
	return nil
}
