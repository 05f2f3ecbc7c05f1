package jsonpatch

import (
	"fmt"
	"slices"
)

// An edit changes one place inside its container, which it is given together
// with the last token, and returns the container as it is afterwards.
type edit struct {
	object func(map[string]any, string) error
	array  func([]any, string) ([]any, error)
}

func (e edit) at(document any, p Pointer) (any, error) {
	if len(p) == 1 {
		return e.inside(document, p[0])
	}
	child, err := Get(document, p[:1])
	if err != nil {
		return nil, err
	}
	changed, err := e.at(child, p[1:])
	if err != nil {
		return nil, err
	}
	switch node := document.(type) {
	case map[string]any:
		node[p[0]] = changed
	case []any:
		index, _ := indexOf(p[0], len(node)-1) // Get has just read it
		node[index] = changed
	}
	return document, nil
}

func (e edit) inside(container any, token string) (any, error) {
	switch node := container.(type) {
	case map[string]any:
		return node, e.object(node, token)
	case []any:
		return e.array(node, token)
	}
	return nil, fmt.Errorf("the parent of %q is neither object nor array", token)
}

func add(document any, p Pointer, value any) (any, error) {
	if len(p) == 0 {
		return value, nil
	}
	return edit{
		object: func(node map[string]any, token string) error {
			node[token] = value
			return nil
		},
		array: func(node []any, token string) ([]any, error) {
			if token == "-" {
				return append(node, value), nil
			}
			index, err := indexOf(token, len(node))
			if err != nil {
				return nil, err
			}
			return slices.Insert(node, index, value), nil
		},
	}.at(document, p)
}

func remove(document any, p Pointer) (any, error) {
	if len(p) == 0 {
		return nil, fmt.Errorf("the whole document cannot be removed")
	}
	if _, err := Get(document, p); err != nil {
		return nil, err
	}
	return edit{
		object: func(node map[string]any, token string) error {
			delete(node, token)
			return nil
		},
		array: func(node []any, token string) ([]any, error) {
			index, err := indexOf(token, len(node)-1)
			if err != nil {
				return nil, err
			}
			return slices.Delete(node, index, index+1), nil
		},
	}.at(document, p)
}

func replace(document any, p Pointer, value any) (any, error) {
	if len(p) == 0 {
		return value, nil
	}
	if _, err := Get(document, p); err != nil {
		return nil, err
	}
	return edit{
		object: func(node map[string]any, token string) error {
			node[token] = value
			return nil
		},
		array: func(node []any, token string) ([]any, error) {
			index, err := indexOf(token, len(node)-1)
			if err != nil {
				return nil, err
			}
			node[index] = value
			return node, nil
		},
	}.at(document, p)
}
