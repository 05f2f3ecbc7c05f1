package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// node is a JSON value with its position.
type node struct {
	state.Position
	pointer jsonvalue.Pointer
	// members is set for objects, elements for arrays, scalar for the rest.
	members  []member
	elements []*node
	scalar   any
	kind     nodeKind
}

type member struct {
	name  string
	value *node
}

type nodeKind int

const (
	scalarNode nodeKind = iota
	objectNode
	arrayNode
)

// member returns the value of the member called name, or nil.
func (n *node) member(name string) *node {
	if n == nil {
		return nil
	}
	for _, m := range n.members {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// element returns an element of an array, or nil.
func (n *node) element(i int) *node {
	if n == nil || i >= len(n.elements) {
		return nil
	}
	return n.elements[i]
}

// value returns the plain JSON value.
func (n *node) value() any {
	switch n.kind {
	case objectNode:
		out := make(map[string]any, len(n.members))
		for _, m := range n.members {
			out[m.name] = m.value.value()
		}
		return out
	case arrayNode:
		out := make([]any, len(n.elements))
		for i, e := range n.elements {
			out[i] = e.value()
		}
		return out
	}
	return n.scalar
}

// isZero reports whether Go decodes the value as the zero value.
func (n *node) isZero() bool {
	switch v := n.scalar.(type) {
	case bool:
		return !v
	case string:
		return v == ""
	case json.Number:
		return v == "0"
	}
	return n.kind == scalarNode
}

// nodeReader builds nodes from a file's tokens.
type nodeReader struct {
	file string
	data []byte
	dec  *json.Decoder
}

// readNode parses a whole file.
func readNode(file string, data []byte) (*node, error) {
	r := &nodeReader{file: file, data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	r.dec.UseNumber()
	n, err := r.next("")
	if err == nil {
		if _, more := r.dec.Token(); more != io.EOF {
			err = fmt.Errorf("there is more than one JSON value")
		}
	}
	if err != nil {
		return nil, state.Problem{Position: r.position(), Text: err.Error()}
	}
	return n, nil
}

func (r *nodeReader) next(at jsonvalue.Pointer) (*node, error) {
	here := r.position()
	token, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &node{Position: here, pointer: at, scalar: token}
	switch token {
	case json.Delim('{'):
		n.kind, n.scalar = objectNode, nil
		return n, r.object(n)
	case json.Delim('['):
		n.kind, n.scalar = arrayNode, nil
		return n, r.array(n)
	}
	return n, nil
}

func (r *nodeReader) object(n *node) error {
	for r.dec.More() {
		token, err := r.dec.Token()
		if err != nil {
			return err
		}
		name := token.(string)
		if n.member(name) != nil {
			return fmt.Errorf("%q occurs twice in one object", name)
		}
		value, err := r.next(n.pointer.Append(name))
		if err != nil {
			return err
		}
		n.members = append(n.members, member{name, value})
	}
	_, err := r.dec.Token()
	return err
}

func (r *nodeReader) array(n *node) error {
	for r.dec.More() {
		value, err := r.next(n.pointer.Index(len(n.elements)))
		if err != nil {
			return err
		}
		n.elements = append(n.elements, value)
	}
	_, err := r.dec.Token()
	return err
}

// position returns the position of the next token.
func (r *nodeReader) position() state.Position {
	at := int(r.dec.InputOffset())
	at += len(r.data[at:]) - len(bytes.TrimLeft(r.data[at:], " \t\r\n:,"))
	before := r.data[:at]
	line := bytes.Count(before, []byte("\n")) + 1
	return state.Position{File: r.file, Line: line, Column: at - bytes.LastIndexByte(before, '\n')}
}
