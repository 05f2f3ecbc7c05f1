package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// places are where variables stand in a document. Positions in arrays are left
// open: what came from a variable once may stand at another place of its list.
type places struct {
	marked    bool
	variables []state.Env
	members   map[string]*places
	elements  *places
}

// variablePlaces finds the variables in a document, nil where there is none.
func variablePlaces(spec any) *places {
	if len(plan.Variables(spec)) == 0 {
		return nil
	}
	found := &places{}
	found.collect(spec, func(at *places, leaf any) {
		if env, ok := leaf.(state.Env); ok {
			at.marked, at.variables = true, append(at.variables, env)
		}
	})
	return found
}

// hiddenPlaces finds where a fingerprint of a live value hides parts of its
// own.
func hiddenPlaces(fp plan.Fingerprint, live map[string]any) *places {
	found := &places{}
	for top, planned := range fp {
		switch plan.MarkOf(planned) {
		case plan.MarkHidden:
			continue // no part, but all of it
		case plan.MarkWhole:
			planned = memberOf(planned, plan.MarkWhole).v
		}
		found.follow(top, live).collectHidden(planned)
	}
	return found
}

// follow returns the place of a pointer into a live value.
func (p *places) follow(at jsonvalue.Pointer, live any) *places {
	for _, token := range at.Tokens() {
		if list, isList := live.([]any); isList && len(list) > 0 {
			i, _ := jsonvalue.ArrayIndex(token)
			p, live = p.element(), list[min(i, len(list)-1)]
			continue
		}
		p, live = p.member(token), memberOf(live, token).v
	}
	return p
}

func (p *places) collectHidden(v any) {
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

func (p *places) collect(v any, visit func(at *places, leaf any)) {
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

func (p *places) member(key string) *places {
	if p.members == nil {
		p.members = map[string]*places{}
	}
	if p.members[key] == nil {
		p.members[key] = &places{}
	}
	return p.members[key]
}

func (p *places) element() *places {
	if p.elements == nil {
		p.elements = &places{}
	}
	return p.elements
}

// find returns what is marked at a pointer into v, or nil.
func (p *places) find(at jsonvalue.Pointer, v any) *places {
	if p == nil {
		return nil
	}
	return p.below(at.Tokens(), v)
}

// below follows tokens. Where v does not tell, one may be a member's name as
// well as a position.
func (p *places) below(tokens []string, v any) *places {
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
