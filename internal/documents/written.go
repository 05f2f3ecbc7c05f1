package documents

import "sync"

// written is a document as its file has it. After the document is read its nodes are asked
// for only to say where a problem is, and they need several times the memory of the text:
// so the text is kept, and is read again for a problem.
type written struct {
	chunk chunk

	mu    sync.Mutex
	nodes *node
}

// root returns the document's nodes, or nil for a document that no file has.
func (w *written) root() *node {
	if w == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.nodes == nil {
		w.nodes = w.again()
	}
	return w.nodes
}

func (w *written) forget() {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.nodes = nil
}

// again reads the text once more. What merge keys bring in is found by a walk.
func (w *written) again() *node {
	root, bad := parse(w.chunk)
	if bad == nil && root != nil {
		newWalker("", root, &budget{limits: Limits{}.orDefault()}, nil).value(root)
	}
	return root
}
