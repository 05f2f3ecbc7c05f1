package documents

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state/registry"
)

// links warns of names that lead nowhere in the same document, such as that of the
// next step in a graph. The tenant may take them.
func (s *specChecker) links(f *registry.Field, v any) {
	if f == nil {
		return
	}
	for i := range f.Links {
		s.link(&f.Links[i], v)
	}
	members, _ := v.(map[string]any)
	for _, p := range f.Properties {
		if value, written := members[p.Name]; written {
			s.below(p.Name, func() { s.links(p, value) })
		}
	}
}

func (s *specChecker) link(r *registry.LinkRule, v any) {
	names, ok := r.Names(s.Spec)
	if !ok {
		return
	}
	known := map[string]bool{}
	for _, name := range names {
		known[name] = true
	}
	r.Links(v, func(at jsonvalue.Pointer, name string) {
		if !known[name] && !s.wrong[s.at()+at] {
			s.warnings = append(s.warnings, s.Problem(s.at()+at, fmt.Sprintf("there is no %s %q here", r.What, name), suggest.DidYouMean(name, names)))
		}
	})
}
