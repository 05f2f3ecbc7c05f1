package simulator

import "strings"

// side is one of two lists of entitlements. A new policy may not name them
// (API: SodPolicy).
func side() shape {
	entitlement := reference("ENTITLEMENT")
	check := entitlement.check
	entitlement.check = func(c *call, name string, value any) error {
		if ref, isObject := value.(object); isObject && ref["name"] != nil && len(c.ops) == 0 {
			return refuse("Unrecognized field %q.", name+".name")
		}
		return check(c, name, value)
	}
	return record(
		field{name: "name", shape: is(plainText), fill: absent{}},
		field{name: "criteriaList", shape: setOf(entitlement, 1, mostEntitlements), mode: needed},
	)
}

// queryOf is what the service makes of the criteria.
func queryOf(o object) string {
	var sides []string
	for _, name := range []string{"leftCriteria", "rightCriteria"} {
		var ids []string
		for _, ref := range list(child(child(o, "conflictingAccessCriteria"), name), "criteriaList") {
			ids = append(ids, "id:"+text(ref.(object), "id"))
		}
		sides = append(sides, "@access("+strings.Join(ids, " OR ")+")")
	}
	return strings.Join(sides, " AND ")
}

func showQuery(_ scene, view, o object) {
	if text(o, "type") == conflicting {
		view["policyQuery"] = queryOf(o)
	}
}

// sodRules hold what the two types of policies need.
func sodRules(c *call, after, before object) error {
	caller := c.caller()["id"]
	if before == nil {
		after["creatorId"] = caller
	} else {
		after["creatorId"], after["modifierId"] = before["creatorId"], caller
	}
	if text(after, "type") != conflicting {
		return generalRules(c, after, before)
	}
	sent := after["policyQuery"]
	delete(after, "policyQuery")
	switch {
	case after["conflictingAccessCriteria"] == nil:
		return required("conflictingAccessCriteria")
	case before == nil && sent != nil:
		return refuse("Unrecognized field %q.", "policyQuery")
	case before != nil && len(c.ops) == 0 && sent != queryOf(before):
		return illegal(sent, "policyQuery")
	}
	return nil
}

func generalRules(c *call, after, before object) error {
	switch {
	case before != nil && len(c.ops) > 0:
		return refuse("A policy of the type GENERAL cannot be patched.")
	case text(after, "policyQuery") == "":
		return required("policyQuery")
	case after["conflictingAccessCriteria"] != nil:
		return illegal("GENERAL", "type")
	}
	return nil
}
