package simulator

import "slices"

func accountAction() shape {
	return record(
		field{name: "action", shape: is(actionName), mode: needed},
		field{name: "sourceIds", shape: listOf(idOf("SOURCE")), bare: "v3 v2024"},
		field{name: "excludeSourceIds", shape: listOf(idOf("SOURCE")), on: withActions},
		field{name: "allSources", shape: is(boolean), on: withActions, fill: false},
	)
}

func actionName(c *call, field string, value any) error {
	names := []string{"ENABLE", "DISABLE", "DELETE"}
	if c.version == "beta" {
		names = names[:2]
	}
	return oneOf(names...)(c, field, value)
}

// noActions refuses actions in a POST.
func noActions(o object) error {
	if len(list(o, "accountActions")) > 0 {
		return refuse("A new lifecycle state cannot have accountActions.")
	}
	return nil
}

// checkAction holds the ways to say which sources are meant (API:
// LifecycleState).
func (c *call) checkAction(state, action object) error {
	some, others, all := list(action, "sourceIds"), list(action, "excludeSourceIds"), flag(action, "allSources")
	switch {
	case all && len(some) > 0:
		return refuse("sourceIds and allSources exclude each other.")
	case len(some) > 0 && len(others) > 0:
		return refuse("sourceIds and excludeSourceIds exclude each other.")
	case !all && len(some) == 0:
		return required("accountActions.sourceIds")
	case action["action"] == "DELETE" && state["identityState"] != "INACTIVE_LONG_TERM":
		return refuse("The action DELETE needs the identityState INACTIVE_LONG_TERM.")
	}
	for _, id := range some {
		source := c.target("SOURCE", id.(string))
		enables := slices.Contains(list(source, "features"), any("ENABLE"))
		if source != nil && !enables && text(source, "connectionType") != "file" {
			return refuse("The source %q cannot enable accounts.", text(source, "name"))
		}
	}
	return nil
}
