package documents

// manyKeys is from how many keys on a map finds one sooner than a look at each.
const manyKeys = 16

// keys are the keys that a mapping has so far, and where they stand.
type keys struct {
	few  []*node
	many map[string]*node
}

// first returns the node of a key, nil if the mapping has no such key yet.
func (k *keys) first(text string) *node {
	if k.many != nil {
		return k.many[text]
	}
	for _, n := range k.few {
		if n.resolve().text == text {
			return n
		}
	}
	return nil
}

func (k *keys) add(n *node) {
	if k.many != nil {
		k.many[n.resolve().text] = n
		return
	}
	k.few = append(k.few, n)
	if len(k.few) < manyKeys {
		return
	}
	k.many = make(map[string]*node, 2*manyKeys)
	for _, n := range k.few {
		k.many[n.resolve().text] = n
	}
}
