package documents

// node is one place in a YAML document, with what the walk needs of it. There
// are millions of them, and they live as long as the documents.
type node struct {
	text string
	// items are the elements of a sequence, or keys and values by turns.
	items        []node
	rare         *rare
	line, column int32
	kind         nodeKind
	// plain scalars stand without quotes.
	plain bool
}

// rare is what few nodes have.
type rare struct {
	// tag is written out, in its short form such as !env or !!str.
	tag string
	// anchored nodes can be the target of an alias.
	anchored bool
	// target is the node that an alias refers to.
	target *node
	// merged are the members of a mapping that came through merge keys, known
	// after the walk.
	merged []member
}

// tag is "" if the author wrote none.
func (n *node) tag() string {
	if n.rare == nil {
		return ""
	}
	return n.rare.tag
}

func (n *node) anchored() bool { return n.rare != nil && n.rare.anchored }

func (n *node) merged() []member {
	if n.rare == nil {
		return nil
	}
	return n.rare.merged
}

// rarely returns what is to be filled in.
func (n *node) rarely() *rare {
	if n.rare == nil {
		n.rare = &rare{}
	}
	return n.rare
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

// resolve follows an alias to its target.
func (n *node) resolve() *node {
	if n.kind == aliasNode {
		return n.rare.target
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

// find returns the member with the key: the mapping's own, or else one that it
// merges.
func (n *node) find(key string) (member, bool) {
	for i := 0; i+1 < len(n.items); i += 2 {
		if k := n.items[i].resolve(); k.kind == scalarNode && k.text == key && !isMergeKey(k) {
			return member{key: key, keyNode: &n.items[i], value: &n.items[i+1]}, true
		}
	}
	for _, m := range n.merged() {
		if m.key == key {
			return m, true
		}
	}
	return member{}, false
}

func isMergeKey(n *node) bool {
	return n.kind == scalarNode && (n.tag() == "!!merge" || n.tag() == "" && n.plain && n.text == "<<")
}
