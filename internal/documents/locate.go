package documents

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// locate returns the position of the value at p, or of the nearest place above
// it. What an alias brings in has the position of the alias. A value that
// begins on a later line than its key has the position of the key.
func locate(file string, root *node, p jsonvalue.Pointer) state.Position {
	if root == nil {
		return state.Position{File: file}
	}
	at := position(file, root)
	n := root
	for _, token := range p.Tokens() {
		if n.kind == aliasNode {
			return at
		}
		next, place, ok := descend(n, token)
		if !ok {
			return at
		}
		n, at = next, position(file, place)
	}
	return at
}

// locateKey returns the place of the key that p ends in.
func locateKey(file string, root *node, p jsonvalue.Pointer) state.Position {
	n := root
	for _, token := range p.Parent().Tokens() {
		next, _, ok := descend(n, token)
		if !ok || next.kind == aliasNode {
			return locate(file, root, p)
		}
		n = next
	}
	if m, ok := n.find(p.Last()); ok && n.kind == mappingNode && m.use == nil {
		return position(file, m.keyNode)
	}
	return locate(file, root, p)
}

func descend(n *node, token string) (next, place *node, ok bool) {
	if n.kind == sequenceNode {
		i, ok := jsonvalue.ArrayIndex(token)
		if !ok || i >= len(n.items) {
			return nil, nil, false
		}
		return &n.items[i], &n.items[i], true
	}
	if n.kind != mappingNode {
		return nil, nil, false
	}
	m, ok := n.find(token)
	switch {
	case !ok:
		return nil, nil, false
	case m.use != nil:
		return m.use, m.use, true
	case m.value.line > m.keyNode.line || m.value.line == 0:
		return m.value, m.keyNode, true
	}
	return m.value, m.value, true
}

func position(file string, n *node) state.Position {
	return state.Position{File: file, Line: int(n.line), Column: int(n.column)}
}
