package check

import (
	"slices"

	"isc-sync/state/registry"
)

// spConfig checks how an export of SP-Config has the objects of a kind. n is its
// x-kind.
func (c *checker) spConfig(k *registry.Kind, n *node) {
	rule, at := k.SPConfig, n.member("spConfig")
	if rule == nil {
		return
	}
	if rule.Type == "" {
		c.problem(at, "", "spConfig has the type of the exported objects")
	}
	if k.Parent == "" && rule.Parent != "" || k.Parent != "" && (rule.At != "") == (rule.Parent != "") {
		c.problem(at, "", "objects with a parent are at a place in it, or name it at a place in them; others have no parent")
	}
	for _, r := range rule.Renamed {
		if k.Spec.At(r.Member.Parent()).Property(r.Field) == nil || r.Member == "" {
			c.problem(at, "", "%q is not a field at the place of %q", r.Field, r.Member)
		}
	}
	for _, e := range rule.LeftAlone {
		if e.Member == "" || len(e.In) == 0 || e.Reason == "" {
			c.problem(at, "", "leftAlone has a member, its values and a reason")
		}
	}
	for _, s := range rule.Secrets {
		holds := slices.ContainsFunc(k.Spec.Properties, func(f *registry.Field) bool { return f.Secret != nil && f.Secret.MatchesName(s.Key) })
		if s.Beside == "" || !holds {
			c.problem(at, "", "%q is not a key of a secret beside another one", s.Key)
		}
	}
	if rule.Unusable != "" && rule.At == "" {
		c.problem(at, "", "unusable is about a place in an exported object")
	}
	for _, name := range rule.Repeats {
		if f := k.Spec.Property(name); f != nil && slices.Contains(k.Spec.Required, name) {
			c.problem(at, "", "%q is required and repeats nothing", name)
		}
	}
}

// embedded checks that what is exported inside another object is inside its parent.
func (c *checker) embedded() {
	for name, k := range c.kinds {
		parent := c.kinds[k.Parent]
		if parent == nil || k.SPConfig == nil || k.SPConfig.At == "" {
			continue
		}
		if parent.SPConfig == nil || parent.SPConfig.Type != k.SPConfig.Type {
			c.problem(c.words[name].member("spConfig"), "", "%s is exported inside %s, which has another type", name, k.Parent)
		} else if parent.SPConfig.At != "" {
			c.problem(c.words[name].member("spConfig"), "", "%s is exported inside %s, which is inside another object itself", name, k.Parent)
		}
	}
}
