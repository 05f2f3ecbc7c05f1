package simulator

import "slices"

// bare takes away groups of one child.
func bare(node object) object {
	children, _ := objects(node["children"])
	if len(children) == 1 {
		return bare(children[0])
	}
	out := clone(node)
	if len(children) > 0 {
		var kept []any
		for _, inner := range children {
			kept = append(kept, bare(inner))
		}
		out["children"] = kept
	}
	return out
}

// padded puts a tree below OR, and each leaf there below AND. A tree that needs
// all three levels for an OR within an AND stays as it is.
func (r criteriaRule) padded(node object) object {
	switch text(node, "operation") {
	case "OR":
		children, _ := objects(node["children"])
		var groups []any
		for _, inner := range children {
			groups = append(groups, r.inAnd(inner))
		}
		return group("OR", groups)
	case "AND":
		children, _ := objects(node["children"])
		if slices.ContainsFunc(children, func(o object) bool { return text(o, "operation") == "OR" }) {
			return group("AND", eachElement(node["children"], func(one any) any { return r.filled(one.(object)) }).([]any))
		}
	}
	return group("OR", []any{r.inAnd(node)})
}

func (r criteriaRule) inAnd(node object) object {
	if text(node, "operation") == "AND" {
		return r.filled(node)
	}
	return group("AND", []any{r.filled(node)})
}

func group(operation string, children []any) object {
	return object{"operation": operation, "key": nil, "stringValue": nil, "values": nil, "children": children}
}

// filled adds the members that a node was sent without.
func (r criteriaRule) filled(node object) object {
	out := withDefaults(node, group("", nil))
	if children := list(out, "children"); len(children) > 0 {
		out["children"] = eachElement(out["children"], func(one any) any { return r.filled(one.(object)) })
		return out
	}
	out["children"] = nil
	if value := out["stringValue"]; value != nil && r.valued { // read back as values (API: Role)
		out["stringValue"], out["values"] = nil, []any{value}
	}
	if key := child(out, "key"); key != nil {
		out["key"] = withDefaults(key, object{"sourceId": nil})
	}
	return out
}

// turned moves the children of every group.
func turned(node object, turn int) object {
	children := list(node, "children")
	if len(children) == 0 {
		return node
	}
	node["children"] = shuffled(eachElement(children, func(one any) any { return turned(one.(object), turn) }).([]any), turn)
	return node
}
