package jsonpatch

import (
	"fmt"
)

// An Operation is one element of a patch document.
type Operation struct {
	Op    string
	Path  Pointer
	From  Pointer // of move and copy
	Value any     // of add, replace and test
}

// Decode reads a patch document. It refuses anything that is not an array of
// operations, an unknown op, a missing member, a bad pointer, and values
// outside the vendor's model.
func Decode(document any) ([]Operation, error) {
	list, ok := document.([]any)
	if !ok {
		return nil, fmt.Errorf("a patch is an array of operations")
	}
	ops := make([]Operation, len(list))
	for i, element := range list {
		op, err := decodeOperation(element)
		if err != nil {
			return nil, fmt.Errorf("operation %d: %w", i, err)
		}
		ops[i] = op
	}
	return ops, nil
}

func decodeOperation(element any) (Operation, error) {
	members, ok := element.(map[string]any)
	if !ok {
		return Operation{}, fmt.Errorf("not an object")
	}
	op := Operation{}
	op.Op, _ = members["op"].(string)
	var err error
	if op.Path, err = pointerMember(members, "path"); err != nil {
		return op, err
	}
	switch op.Op {
	case "remove":
		return op, nil
	case "move", "copy":
		op.From, err = pointerMember(members, "from")
		return op, err
	case "add", "replace", "test":
		op.Value, err = valueMember(members)
		return op, err
	}
	return op, fmt.Errorf("op %q is unknown", op.Op)
}

func pointerMember(members map[string]any, name string) (Pointer, error) {
	text, ok := members[name].(string)
	if !ok {
		return nil, fmt.Errorf("%q is missing or no string", name)
	}
	return ParsePointer(text)
}

func valueMember(members map[string]any) (any, error) {
	value, ok := members["value"]
	if !ok {
		return nil, fmt.Errorf(`"value" is missing`)
	}
	return value, checkValue(value)
}
