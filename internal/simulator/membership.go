package simulator

// membership says who is granted a role: whom criteria select, or whom a list
// names.
func membership() shape {
	s := record(
		field{name: "type", shape: choice("STANDARD", "IDENTITY_LIST"), mode: needed},
		field{name: "criteria", shape: roleCriteria(leafOperations(), "IDENTITY", "ACCOUNT", "ENTITLEMENT")},
		field{name: "identities", shape: setOf(identityRef())},
	)
	check := s.check
	s.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		o := value.(object)
		if text(o, "type") == "STANDARD" && o["identities"] != nil {
			return illegal("STANDARD", name+".type")
		}
		if text(o, "type") == "IDENTITY_LIST" && o["criteria"] != nil {
			return illegal("IDENTITY_LIST", name+".type")
		}
		return nil
	}
	return s
}

func leafOperations() []string {
	return []string{
		"EQUALS", "NOT_EQUALS", "CONTAINS", "DOES_NOT_CONTAIN", "STARTS_WITH", "ENDS_WITH", "GREATER_THAN", "LESS_THAN",
		"GREATER_THAN_EQUALS", "LESS_THAN_EQUALS",
	}
}

func identityRef() shape {
	s := record(
		field{name: "type", shape: choice("IDENTITY")}, field{name: "id", shape: idOf("IDENTITY"), mode: needed},
		field{name: "name", shape: is(plainText)}, field{name: "aliasName", shape: is(plainText)},
	)
	s.show = func(at scene, value any) any {
		id := text(value.(object), "id")
		view := object{"type": "IDENTITY", "id": id, "name": nil, "aliasName": nil}
		if identity := at.target("IDENTITY", id); identity != nil {
			view["name"], view["aliasName"] = identity["name"], identity["alias"]
		}
		return view
	}
	return s
}
