package plan

import (
	"slices"

	"isc-sync/state/registry"
)

// Endpoints are those of a kind that a step may call, in the order to try:
// what a step sends decides which.
func (s *Step) Endpoints(kind *registry.Kind, action Action) []*registry.Endpoint {
	api := kind.API
	all := []*registry.Endpoint{api.Create, api.Update, api.Replace}
	_, call := s.CalledSet(kind)
	switch {
	case call != nil:
		return []*registry.Endpoint{call}
	case s.Body == nil && s.Patch == nil && action == Delete:
		all = []*registry.Endpoint{api.Delete}
	case s.Body == nil && s.Patch == nil:
		all = []*registry.Endpoint{api.Publish}
	case s.Body == nil:
		all = all[1:]
	}
	return slices.DeleteFunc(all, func(e *registry.Endpoint) bool { return e == nil })
}

// CalledSet returns the set that a step changes by a call, and the call; nil if
// the step does something else.
func (s *Step) CalledSet(kind *registry.Kind) (*registry.Field, *registry.Endpoint) {
	if _, isList := s.Body.([]any); !isList || s.Patch != nil {
		return nil, nil
	}
	for _, f := range kind.OwnLists() {
		if e := f.Calls.Endpoint(s.Method, s.Path); e != nil {
			return f, e
		}
	}
	return nil, nil
}

// Vars returns the variables in the path of a change's first step.
func (c *Change) Vars(kind *registry.Kind) map[string]string {
	for _, e := range c.Steps[0].Endpoints(kind, c.Action) {
		if _, vars, ok := e.Match(c.Steps[0].Path); ok && e.Method == c.Steps[0].Method {
			return vars
		}
	}
	return nil
}
