package simulator

// provisioningCriteria are a tree of three levels. One condition reads back in
// two groups (API: AccessProfile).
func provisioningCriteria() shape {
	return shape{
		check: func(c *call, field string, value any) error { return criterion(c, field, value, deepest) },
		keep: func(value any) any {
			node := criterionFilled(value.(object))
			if node["children"] == nil {
				return criterionGroup("OR", criterionGroup("AND", node))
			}
			return node
		},
	}
}

func criterionGroup(operation string, children ...any) object {
	return object{"operation": operation, "attribute": nil, "value": nil, "children": children}
}

func criterionFilled(node object) object {
	out := withDefaults(node, object{"attribute": nil, "value": nil, "children": nil})
	if out["children"] != nil {
		out["children"] = eachElement(out["children"], func(one any) any { return criterionFilled(one.(object)) })
	}
	return out
}

func criterion(c *call, name string, value any, levels int) error {
	fields := []field{
		{name: "operation", shape: choice("EQUALS", "NOT_EQUALS", "CONTAINS", "HAS", "AND", "OR"), mode: needed},
		{name: "attribute", shape: is(plainText)}, {name: "value", shape: is(plainText)}, {name: "children"},
	}
	if err := record(fields...).check(c, name, value); err != nil {
		return err
	}
	o := value.(object)
	operation := text(o, "operation")
	children, isList := objects(o["children"])
	if operation != "AND" && operation != "OR" {
		return leaf(o, name, operation != "HAS")
	}
	if levels == 1 || !isList || len(children) == 0 {
		return illegal(o["children"], name+".children")
	}
	if o["attribute"] != nil || o["value"] != nil {
		return illegal(operation, name+".operation")
	}
	for _, inner := range children {
		if err := criterion(c, name+".children", inner, levels-1); err != nil {
			return err
		}
	}
	return nil
}

func leaf(o object, name string, valued bool) error {
	switch {
	case o["children"] != nil:
		return illegal(o["children"], name+".children")
	case text(o, "attribute") == "":
		return required(name + ".attribute")
	case valued && o["value"] == nil:
		return required(name + ".value")
	case !valued && o["value"] != nil:
		return illegal(o["value"], name+".value")
	}
	return nil
}
