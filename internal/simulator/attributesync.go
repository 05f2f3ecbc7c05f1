package simulator

import "strings"

// syncElements are the attributes that can be synchronised: those which the
// CREATE policy takes over from the identity as they are (API: Attribute sync). One
// identity attribute can feed several account attributes.
func (c *call) syncElements(id string) []object {
	var out []object
	create := find(c.doc.ProvisioningPolicies[id], "usageType", "CREATE")
	for _, element := range list(create, "fields") {
		field, _ := element.(object)
		transform := child(field, "transform")
		name := text(child(transform, "attributes"), "name")
		if text(transform, "type") != "identityAttribute" || name == "" {
			continue
		}
		out = append(out, object{
			"name": name, "displayName": strings.ToUpper(name[:1]) + name[1:], "target": field["name"],
			"enabled": c.isSynced(id, name, text(field, "name")),
		})
	}
	return out
}

// isSynced looks up a switch. Files that older programs wrote know the name alone.
func (c *call) isSynced(source, name, target string) bool {
	enabled, known := c.doc.AttributeSync[source][syncKey(name, target)]
	return enabled || !known && c.doc.AttributeSync[source][name]
}

func syncKey(name, target string) string { return name + " > " + target }

// syncView lists the elements in another order each time: no order is promised.
func (c *call) syncView(source object) object {
	id := text(source, "id")
	return object{
		"source":     object{"type": "SOURCE", "id": id, "name": source["name"]},
		"attributes": shuffled(anys(c.syncElements(id)), c.turn(id)),
	}
}

func getAttributeSync(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	return ok(c.syncView(source))
}

// putAttributeSync takes nothing but enabled. Elements that were not sent are
// switched off, since a PUT replaces.
func putAttributeSync(c *call) (reply, error) {
	source, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	id := text(source, "id")
	if sent := text(child(body, "source"), "id"); sent != id {
		return reply{}, illegal(sent, "source.id")
	}
	sent, isList := objects(body["attributes"])
	if !isList || len(sent) == 0 {
		return reply{}, required("attributes")
	}
	enabled := map[string]bool{}
	for _, element := range sent {
		if err := c.checkSyncElement(id, element); err != nil {
			return reply{}, err
		}
		enabled[syncKey(text(element, "name"), text(element, "target"))] = flag(element, "enabled")
	}
	put(&c.doc.AttributeSync, id, enabled)
	return ok(c.syncView(source))
}

func (c *call) checkSyncElement(id string, element object) error {
	known := c.syncElement(id, element)
	if known == nil {
		return illegal(element["name"], "attributes.name")
	}
	if err := boolean(c, "attributes.enabled", element["enabled"]); err != nil {
		return err
	}
	for _, field := range []string{"displayName", "target"} {
		if element[field] != known[field] {
			return immutable(field)
		}
	}
	return nil
}

// syncElement is the listed element that one of a body is about: the one with
// its name and target, or else one with its name.
func (c *call) syncElement(id string, sent object) object {
	var named object
	for _, element := range c.syncElements(id) {
		switch {
		case element["name"] != sent["name"]:
		case element["target"] == sent["target"]:
			return element
		default:
			named = element
		}
	}
	return named
}
