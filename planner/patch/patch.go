// Package patch applies JSON Patch (RFC 6902) to JSON values.
//
// Input are a value and operations, output is another value; the input is not
// changed. Only the operations add, remove and replace exist here, because the
// vendor's API has no others.
package patch

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Op is one JSON Patch operation (RFC 6902): add, remove or replace. Value is
// not used by remove.
type Op struct {
	Op    string
	Path  jsonvalue.Pointer
	Value any
}

// The operations that isc-sync uses. The vendor's model has no `from`, so it
// supports neither move nor copy.
const (
	Add     = "add"
	Remove  = "remove"
	Replace = "replace"
)

// Patch is a sequence of operations, each applied to the result of the one
// before.
type Patch []Op

// Apply returns v with all operations applied. v itself is not changed; parts
// that no operation changes are shared with it. An operation whose target does
// not exist is an error, as RFC 6902 section 4 demands.
func (p Patch) Apply(v any) (any, error) {
	root, copied := v, map[string]bool{}
	for i, op := range p {
		if op.Op != Add && op.Op != Remove && op.Op != Replace {
			return nil, fmt.Errorf("operation %d: unknown operation %q", i+1, op.Op)
		}
		var err error
		if root, err = own(root, op.Path, copied); err != nil {
			return nil, fmt.Errorf("operation %d: %w", i+1, err)
		}
		if root, err = edit(root, op.Path.Tokens(), op); err != nil {
			return nil, fmt.Errorf("operation %d: %s %q: %w", i+1, op.Op, op.Path, err)
		}
	}
	return root, nil
}

// own copies the part of root that an operation changes, unless it was copied
// before: the member of the root object on the path, deeply.
func own(root any, path jsonvalue.Pointer, copied map[string]bool) (any, error) {
	tokens := path.Tokens()
	if len(tokens) == 0 {
		return root, nil
	}
	obj, ok := root.(map[string]any)
	if !ok {
		return jsonvalue.Clone(root), nil
	}
	if len(copied) == 0 {
		obj = jsonvalue.CopyObject(obj)
	}
	first := tokens[0]
	if !copied[first] {
		copied[first] = true
		if member, ok := obj[first]; ok {
			obj[first] = jsonvalue.Clone(member)
		}
	}
	return obj, nil
}

func edit(v any, tokens []string, op Op) (any, error) {
	if len(tokens) == 0 {
		if op.Op == Remove {
			return nil, fmt.Errorf("the whole document cannot be removed")
		}
		return jsonvalue.Clone(op.Value), nil
	}
	switch v := v.(type) {
	case map[string]any:
		return editObject(v, tokens, op)
	case []any:
		return editArray(v, tokens, op)
	}
	return nil, fmt.Errorf("%q is below a value that is neither object nor array", tokens[0])
}

func editObject(obj map[string]any, tokens []string, op Op) (any, error) {
	key := tokens[0]
	old, exists := obj[key]
	if !exists && (len(tokens) > 1 || op.Op != Add) {
		return nil, fmt.Errorf("there is no member %q", key)
	}
	if len(tokens) == 1 && op.Op == Remove {
		delete(obj, key)
		return obj, nil
	}
	changed, err := edit(old, tokens[1:], op)
	if err != nil {
		return nil, err
	}
	obj[key] = changed
	return obj, nil
}

func editArray(arr []any, tokens []string, op Op) (any, error) {
	last := len(tokens) == 1
	if last && op.Op == Add {
		return insert(arr, tokens[0], op.Value)
	}
	i, ok := jsonvalue.ArrayIndex(tokens[0])
	if !ok || i >= len(arr) {
		return nil, fmt.Errorf("there is no element %q", tokens[0])
	}
	if last && op.Op == Remove {
		return slices.Delete(arr, i, i+1), nil
	}
	changed, err := edit(arr[i], tokens[1:], op)
	if err != nil {
		return nil, err
	}
	arr[i] = changed
	return arr, nil
}

func insert(arr []any, token string, value any) (any, error) {
	if token == "-" {
		return append(arr, jsonvalue.Clone(value)), nil
	}
	i, ok := jsonvalue.ArrayIndex(token)
	if !ok || i > len(arr) {
		return nil, fmt.Errorf("index %q is outside an array of %d elements", token, len(arr))
	}
	return slices.Insert(arr, i, jsonvalue.Clone(value)), nil
}
