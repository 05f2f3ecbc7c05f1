package documents

// node is one place in a YAML document, with what the walk needs of it.
type node struct {
	kind nodeKind
	// tag is written out, in its short form such as !env or !!str; "" where the
	// author wrote none.
	tag  string
	text string
	// plain scalars stand without quotes.
	plain bool
	// anchored nodes can be the target of an alias.
	anchored     bool
	line, column int32
	// items are the elements of a sequence, or keys and values by turns.
	items []node
	// target is what an alias stands for.
	target *node
	// merged are the members of a mapping that came through merge keys, known
	// after the walk.
	merged []member
}

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	mappingNode
	sequenceNode
	aliasNode
)

// member is one key of a mapping and its value. use is the alias through which
// it came, if it did.
type member struct {
	key     string
	keyNode *node
	value   *node
	use     *node
}

// resolve follows an alias to what it stands for.
func (n *node) resolve() *node {
	if n.kind == aliasNode {
		return n.target
	}
	return n
}

// elements returns the nodes of a sequence.
func (n *node) elements() []*node {
	out := make([]*node, len(n.items))
	for i := range n.items {
		out[i] = &n.items[i]
	}
	return out
}

// find returns the member with the key: one that stands in the mapping, or
// else one that it merges.
func (n *node) find(key string) (member, bool) {
	for i := 0; i+1 < len(n.items); i += 2 {
		if k := n.items[i].resolve(); k.kind == scalarNode && k.text == key && !isMergeKey(k) {
			return member{key: key, keyNode: &n.items[i], value: &n.items[i+1]}, true
		}
	}
	for _, m := range n.merged {
		if m.key == key {
			return m, true
		}
	}
	return member{}, false
}

func isMergeKey(n *node) bool {
	return n.kind == scalarNode && (n.tag == "!!merge" || n.tag == "" && n.plain && n.text == "<<")
}
