// Package jsonpatch applies JSON Patch documents (RFC 6902) to JSON values as
// strictly as the vendor's PATCH endpoints do (API: JSON Patch).
//
// Invariant: a patch is applied whole or not at all, and the document given to
// Apply is never changed.
package jsonpatch

import (
	"fmt"
	"strconv"
)

// Apply returns the patched copy of document. The error names the first
// operation that cannot be carried out.
func Apply(document any, ops []Operation) (any, error) {
	result := Clone(document)
	for i, op := range ops {
		next, err := applyOne(result, op)
		if err != nil {
			return nil, fmt.Errorf("operation %d (%s %s): %w", i, op.Op, op.Path, err)
		}
		result = next
	}
	return result, nil
}

func applyOne(document any, op Operation) (any, error) {
	switch op.Op {
	case "add":
		return add(document, op.Path, Clone(op.Value))
	case "remove":
		return remove(document, op.Path)
	case "replace":
		return replace(document, op.Path, Clone(op.Value))
	case "test":
		return document, test(document, op)
	case "copy":
		value, err := Get(document, op.From)
		if err != nil {
			return nil, err
		}
		return add(document, op.Path, Clone(value))
	case "move":
		return move(document, op)
	}
	return nil, fmt.Errorf("op is unknown")
}

func move(document any, op Operation) (any, error) {
	value, err := Get(document, op.From)
	if err != nil {
		return nil, err
	}
	if len(op.From) == len(op.Path) && op.From.isPrefixOf(op.Path) {
		return document, nil
	}
	if op.From.isPrefixOf(op.Path) {
		return nil, fmt.Errorf("a value cannot move into itself")
	}
	without, err := remove(document, op.From)
	if err != nil {
		return nil, err
	}
	return add(without, op.Path, value)
}

func test(document any, op Operation) error {
	value, err := Get(document, op.Path)
	if err != nil {
		return err
	}
	if !Equal(value, op.Value) {
		return fmt.Errorf("the value there is another one")
	}
	return nil
}

// Get returns the value that p points at.
func Get(document any, p Pointer) (any, error) {
	for i, token := range p {
		switch node := document.(type) {
		case map[string]any:
			member, ok := node[token]
			if !ok {
				return nil, missing(p[:i+1])
			}
			document = member
		case []any:
			index, err := indexOf(token, len(node)-1)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p[:i+1], err)
			}
			document = node[index]
		default:
			return nil, missing(p[:i+1])
		}
	}
	return document, nil
}

func missing(p Pointer) error { return fmt.Errorf("%s does not exist", p) }

// indexOf reads an array index as RFC 6901 section 4 writes it: no sign and no
// leading zero.
func indexOf(token string, last int) (int, error) {
	if !integer.MatchString(token) || token[0] == '-' {
		return 0, fmt.Errorf("%q is not an array index", token)
	}
	index, err := strconv.Atoi(token)
	if err != nil || index > last {
		return 0, fmt.Errorf("index %s is out of bounds", token)
	}
	return index, nil
}
