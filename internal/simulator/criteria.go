package simulator

import "slices"

const deepest = 3

// roleCriteria are a tree that is kept as OR around AND around leaves (API: Role).
func roleCriteria(leaves []string, keys ...string) shape {
	rule := criteriaRule{leaves: leaves, key: criteriaKey(keys), valued: slices.Contains(keys, "ACCOUNT")}
	return shape{
		check: func(c *call, name string, value any) error { return rule.check(c, name, value, "", deepest) },
		keep:  func(value any) any { return rule.padded(bare(value.(object))) },
		show:  func(at scene, value any) any { return turned(value.(object), at.turn) },
		uses:  usesOfCriteria,
	}
}

func criteriaKey(keys []string) shape {
	fields := []field{{name: "type", shape: choice(keys...), mode: needed}, {name: "property", shape: textOf(1, 0), mode: needed}}
	source := field{name: "sourceId", shape: idOf("SOURCE")}
	if !slices.Contains(keys, "ACCOUNT") {
		source.shape = choice() // null only
	}
	return record(append(fields, source)...)
}

type criteriaRule struct {
	leaves []string
	key    shape
	valued bool // leaves read back with values
}

// check looks at one node. above is the operation around it.
func (r criteriaRule) check(c *call, name string, value any, above string, levels int) error {
	fields := []field{
		{name: "operation", shape: choice(append([]string{"AND", "OR"}, r.leaves...)...), mode: needed},
		{name: "key", shape: r.key}, {name: "stringValue", shape: is(plainText)}, {name: "values", shape: is(textList)}, {name: "children"},
	}
	if err := record(fields...).check(c, name, value); err != nil {
		return err
	}
	o := value.(object)
	operation := text(o, "operation")
	if operation != "AND" && operation != "OR" {
		return r.checkLeaf(o, name)
	}
	children, isList := objects(o["children"])
	switch {
	case operation == above || o["key"] != nil || o["stringValue"] != nil || o["values"] != nil:
		return illegal(operation, name+".operation")
	case levels == 1 || !isList || len(children) == 0:
		return illegal(o["children"], name+".children")
	}
	for _, inner := range children {
		if err := r.check(c, name+".children", inner, operation, levels-1); err != nil {
			return err
		}
	}
	return nil
}

func (r criteriaRule) checkLeaf(o object, name string) error {
	key := child(o, "key")
	switch {
	case o["children"] != nil:
		return illegal(o["children"], name+".children")
	case key == nil:
		return required(name + ".key")
	case text(key, "type") != "IDENTITY" && text(key, "sourceId") == "":
		return required(name + ".key.sourceId")
	case (o["stringValue"] == nil) == (len(list(o, "values")) == 0):
		return required(name + ".stringValue")
	}
	return nil
}

func usesOfCriteria(value any, visit func(kind, id string)) {
	_ = eachObject(value, func(o object) error { // visit never fails
		if id := text(child(o, "key"), "sourceId"); id != "" {
			visit("SOURCE", id)
		}
		return nil
	})
}
