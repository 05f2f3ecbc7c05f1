package documents

import "fmt"

// members returns the keys and values of a mapping: its own, in their order,
// then those of its merge keys that it does not have.
func (w *walker) members(n *node) []member {
	seen := &keys{few: make([]*node, 0, min(len(n.items)/2, manyKeys))}
	own := make([]member, 0, len(n.items)/2)
	var merge *node
	for i := 0; i+1 < len(n.items); i += 2 {
		k, v := &n.items[i], &n.items[i+1]
		if isMergeKey(k) {
			if merge != nil {
				w.flaw(k, "a mapping has two merge keys", "merge several mappings as a list: <<: [*a, *b]")
			}
			merge = v
			continue
		}
		if key, ok := w.key(k, seen); ok {
			own = append(own, member{key: key, keyNode: k, value: v})
		}
	}
	if merge != nil {
		n.rarely().merged = w.merged(n, merge, seen)
	}
	return append(own, n.merged()...)
}

// key reads a key and notes it, unless it has a problem or came before.
func (w *walker) key(k *node, seen *keys) (string, bool) {
	text, ok := w.keyText(k)
	if !ok {
		return "", false
	}
	if first := seen.first(text); first != nil {
		w.flaw(k, fmt.Sprintf("the key %q is duplicated, first at %s", text, position(w.file, first)), "remove one of them")
		return "", false
	}
	seen.add(k)
	return text, true
}

func (w *walker) keyText(k *node) (string, bool) {
	n := k.resolve()
	switch {
	case n.kind != scalarNode:
		w.flaw(k, "a list or mapping cannot be a key", "keys are texts")
	case n.tag() == "!!str" || n.tag() == "" && !n.plain:
		return n.text, true
	case n.tag() != "":
		w.flaw(k, fmt.Sprintf("the tag %s cannot stand before a key", n.tag()), "remove the tag")
	default:
		v, ok := plainValue(n.text)
		if text, isText := v.(string); ok && isText {
			return text, true
		}
		w.flaw(k, fmt.Sprintf("the key %s is not a text", plainText(n.text)), `put it in quotes: "`+n.text+`"`)
	}
	return "", false
}

func plainText(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return s
}

// merged returns what the value of a merge key brings in. The first mapping of
// a list wins.
func (w *walker) merged(n, merge *node, seen *keys) []member {
	sources := []*node{merge}
	if list := merge.resolve(); list.kind == sequenceNode {
		sources = list.elements()
	}
	w.merging[n] = true
	defer delete(w.merging, n)
	var out []member
	for _, source := range sources {
		if source.resolve().kind != mappingNode {
			w.flaw(source, "only mappings can be merged", "merge a mapping (<<: *name) or a list of mappings (<<: [*a, *b])")
			continue
		}
		w.through(useOf(merge, source), func() {
			for _, m := range w.mergeable(source) {
				if seen.first(m.key) == nil {
					seen.add(m.keyNode)
					out = append(out, member{m.key, m.keyNode, m.value, w.use})
				}
			}
		})
	}
	return out
}

func useOf(merge, source *node) *node {
	for _, n := range []*node{merge, source} {
		if n.kind == aliasNode {
			return n
		}
	}
	return nil
}

func (w *walker) mergeable(source *node) []member {
	n := source.resolve()
	if w.open[n] || w.merging[n] {
		w.refuse(source, "the mapping merges itself", "an alias may not stand inside its own anchor")
		return nil
	}
	if !w.take(len(n.items)/2 + 1) {
		return nil
	}
	return w.members(n)
}
