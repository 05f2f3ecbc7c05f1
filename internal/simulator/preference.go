package simulator

import (
	"slices"

	"isc-sync/internal/simulator/filter"
)

// since2026 are the versions that list preferences and set them.
const since2026 = "v2026 v1"

const mostCopies = 5

// preferenceRoutes are about how messages are sent. Every message has a
// preference; the list has those that were set (API: NotificationPreference).
func preferenceRoutes() []Route {
	const one = "/notification-preferences/{key}"
	return []Route{
		{Method: "GET", Path: "/notification-preferences", Versions: since2026, handle: listPreferences},
		{Method: "GET", Path: one, Versions: allButV3, handle: getPreference},
		{Method: "PUT", Path: one, Versions: since2026, body: jsonBody, handle: putPreference},
	}
}

func listPreferences(c *call) (reply, error) {
	spec := listing{most: 250, sorters: []string{"key"}, fields: filter.Fields{"key": "eq in"}}
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	return c.page(slices.Clone(c.doc.Preferences), spec, func(o object) object { return c.shownPreference(o) })
}

// getPreference answers the product's own if none was set.
func getPreference(c *call) (reply, error) {
	if err := c.knownParameters([]string{"filterUnavailableMediums"}); err != nil {
		return reply{}, err
	}
	key := c.params["key"]
	if find(templateDefaults(), "key", key) == nil {
		return reply{}, unknownID(key)
	}
	o := find(c.doc.Preferences, "key", key)
	if o == nil {
		o = object{"key": key, "mediums": []any{"EMAIL"}}
	}
	if c.version == "beta" {
		return ok([]any{c.shownPreference(o)})
	}
	return ok(c.shownPreference(o))
}

func (c *call) shownPreference(o object) object {
	view := keptFields(preferenceFields(), o)
	for _, f := range preferenceFields() {
		if !f.in(c.version) {
			delete(view, f.name)
		} else if view[f.name] != nil {
			view[f.name] = f.shown(scene{call: c, turn: c.turn(text(o, "key"))}, view[f.name])
		}
	}
	return view
}

func preferenceFields() []field {
	recipient := record(
		field{name: "type", shape: choice("IDENTITY", "MANAGER_OF", "GOVERNANCE_GROUP", "ORG_ADMINS", "STATIC_EMAIL"), mode: needed},
		field{name: "id", shape: is(plainText)}, field{name: "email", shape: is(plainText)},
	)
	check := recipient.check
	recipient.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		return c.checkRecipient(name, value.(object))
	}
	return []field{
		{name: "key", shape: is(plainText)},
		{name: "mediums", shape: setOf(choice("EMAIL", "SLACK", "TEAMS", "INBOX"))},
		{name: "ccList", shape: setOf(recipient, 0, mostCopies), on: since2026},
		{name: "bccList", shape: setOf(recipient, 0, mostCopies), on: since2026},
		{name: "modified"},
	}
}

// checkRecipient asks for what the type of a recipient needs.
func (c *call) checkRecipient(name string, o object) error {
	kind, id := text(o, "type"), text(o, "id")
	switch {
	case kind == "IDENTITY" || kind == "GOVERNANCE_GROUP" || kind == "MANAGER_OF" && id != "":
		if kind == "MANAGER_OF" {
			kind = "IDENTITY"
		}
		return idOf(kind).check(c, name+".id", o["id"])
	case kind == "STATIC_EMAIL" && text(o, "email") == "":
		return required(name + ".email")
	}
	return nil
}

func putPreference(c *call) (reply, error) {
	key := c.params["key"]
	if find(templateDefaults(), "key", key) == nil {
		return reply{}, unknownID(key)
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkPreference(key, body); err != nil {
		return reply{}, err
	}
	o := keptFields(preferenceFields(), jsonClone(body).(object))
	o["key"], o["modified"] = key, c.stamp()
	c.doc.Preferences = slices.DeleteFunc(c.doc.Preferences, func(other object) bool { return other["key"] == key })
	c.doc.Preferences = append(c.doc.Preferences, o)
	return ok(c.shownPreference(o))
}

func (c *call) checkPreference(key string, body object) error {
	if body["modified"] != nil {
		return refuse("Unrecognized field %q.", "modified")
	}
	if named := body["key"]; named != nil && named != key {
		return refuse("The key %q is not that of the path.", named)
	}
	if err := c.checkFields(preferenceFields(), body, ""); err != nil {
		return err
	}
	cc, bcc := list(body, "ccList"), list(body, "bccList")
	if len(cc)+len(bcc) > 0 && !slices.Contains(list(body, "mediums"), any("EMAIL")) {
		return refuse("Copies need the medium EMAIL.")
	}
	for _, one := range cc {
		for _, other := range bcc {
			a, b := one.(object), other.(object)
			if a["type"] == b["type"] && a["id"] == b["id"] && a["email"] == b["email"] {
				return refuse("A recipient is in both lists.")
			}
		}
	}
	return nil
}
