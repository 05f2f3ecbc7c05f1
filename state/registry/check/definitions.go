package check

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// resolve lays a field's own words over the definition that it refers to, as
// package registry does, which copies the words that are not zero.
func (c *checker) resolve(n *node) *node {
	ref := n.member("$ref")
	if depth := n.member("x-depth"); depth != nil {
		c.problem(depth, "write it in the definition that contains itself", "x-depth belongs to a definition")
	}
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
	levels := 0
	for _, outer := range c.open {
		if outer == name {
			levels++
		}
	}
	depth := depthOf(definition)
	switch {
	case levels > 0 && depth == 0:
		c.problem(ref, "say with x-depth how many levels there may be", "the definition %q contains itself", name)
		return n
	case levels > 0 && levels >= depth:
		return &node{kind: objectNode}
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

// depthOf is in how many levels a definition may contain itself, 0 in none.
func depthOf(definition *node) int {
	depth := definition.member("x-depth")
	if depth == nil {
		return 0
	}
	text, _ := depth.scalar.(json.Number)
	n, _ := strconv.Atoi(string(text))
	return n
}
