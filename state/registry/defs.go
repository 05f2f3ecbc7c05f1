package registry

import (
	"slices"
	"strings"
)

// resolve lays a field's own words over the definition that it refers to.
func (d *decoder) resolve(n *node) *node {
	ref := n.member("$ref")
	if ref == nil {
		return n
	}
	text, _ := ref.scalar.(string)
	name, local := strings.CutPrefix(text, "#/$defs/")
	var definition *node
	if local && d.definitions != nil {
		definition = d.definitions.member(name)
	}
	if definition == nil {
		d.problem(ref, "only #/$defs/NAME of the same file can be used", "nothing is at %q", text)
		return n
	}
	if slices.Contains(d.open, name) {
		d.problem(ref, "write the inner levels out", "the definition %q holds itself", name)
		return n
	}
	d.open = append(slices.Clone(d.open), name)
	merged := *n
	merged.members = slices.DeleteFunc(slices.Clone(n.members), func(m member) bool { return m.name == "$ref" })
	for _, m := range definition.members {
		if n.member(m.name) == nil {
			merged.members = append(merged.members, m)
		}
	}
	return &merged
}
