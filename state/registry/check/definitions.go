package check

import (
	"slices"
	"strings"
)

// resolve lays a field's own words over the definition that it refers to, as
// package registry does, which copies the words that are not zero.
func (c *checker) resolve(n *node) *node {
	ref := n.member("$ref")
	if ref == nil {
		return n
	}
	text, _ := ref.scalar.(string)
	name, local := strings.CutPrefix(text, "#/$defs/")
	var definition *node
	if local && c.definitions != nil {
		definition = c.definitions.member(name)
	}
	if definition == nil {
		c.problem(ref, "only #/$defs/NAME of the same file can be used", "nothing is at %q", text)
		return n
	}
	if slices.Contains(c.open, name) {
		c.problem(ref, "write the inner levels out", "the definition %q contains itself", name)
		return n
	}
	c.open = append(slices.Clone(c.open), name)
	merged := *n
	merged.members = slices.DeleteFunc(slices.Clone(n.members), func(m member) bool { return m.name == "$ref" })
	for _, m := range definition.members {
		switch own := n.member(m.name); {
		case own == nil:
			merged.members = append(merged.members, m)
		case own.isZero():
			c.problem(own, "write the definition out", "a word of a definition cannot be taken back by %v", own.value())
		}
	}
	return &merged
}
