package simulator

import (
	"net/http"
)

// searchAttributes are made some time after a request was accepted (API:
// SearchAttributeConfig).
func searchAttributes() *resource {
	return &resource{
		kind: "SEARCH_ATTRIBUTE", noun: "attribute", path: "/accounts/search-attribute-config", param: "name", key: "name",
		list: func(d *document) *[]object { return &d.SearchAttributes },
		fields: []field{
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "displayName", shape: textOf(1, 0), mode: needed},
			{name: "applicationAttributes", shape: attributeBySource(), fill: object{}},
		},
		listed:  offer{versions: everywhere},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		patch: "name displayName applicationAttributes", unique: []string{"name"},
		listing: func(string) listing { return listing{most: 250, uncounted: true} },
		narrow:  appeared, rules: noAccountAttribute,
	}
}

func searchAttributeRoutes() []Route {
	path := "/accounts/search-attribute-config"
	return []Route{
		{Method: "POST", Path: path, Versions: everywhere, body: jsonBody, handle: acceptSearchAttribute},
		{Method: "GET", Path: path + "/{name}", Versions: everywhere, handle: showSearchAttribute},
	}
}

func acceptSearchAttribute(c *call) (reply, error) {
	r := c.tenant.resource("SEARCH_ATTRIBUTE")
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := r.checkNew(c, body); err != nil {
		return reply{}, err
	}
	o, err := r.add(c, r.taken(body))
	if err != nil {
		return reply{}, err
	}
	c.tenant.coming[text(o, "name")] = true
	return reply{status: http.StatusAccepted, body: object{}}, nil
}

// showSearchAttribute answers with a list in the older versions.
func showSearchAttribute(c *call) (reply, error) {
	r := c.tenant.resource("SEARCH_ATTRIBUTE")
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	if within("beta v3", c.version) {
		return ok([]any{r.view(c, o)})
	}
	return ok(r.view(c, o))
}

// appeared leaves out what was accepted since the last list.
func appeared(c *call, rows []object) ([]object, error) {
	var out []object
	for _, o := range rows {
		if name := text(o, "name"); c.tenant.coming[name] {
			delete(c.tenant.coming, name)
			continue
		}
		out = append(out, o)
	}
	return out, nil
}

// attributeBySource is a map from ids of sources to names of attributes.
func attributeBySource() shape {
	return is(func(c *call, name string, value any) error {
		o, isObject := value.(object)
		if !isObject {
			return illegal(value, name)
		}
		for _, id := range sortedKeys(o) {
			if c.target("SOURCE", id) == nil {
				return illegal(id, name)
			}
			if err := plainText(c, name+"."+id, o[id]); err != nil {
				return err
			}
		}
		return nil
	})
}

// noAccountAttribute refuses names that an account attribute has.
func noAccountAttribute(c *call, after, _ object) error {
	for _, schemas := range c.doc.Schemas {
		for _, schema := range schemas {
			attributes, _ := objects(schema["attributes"])
			if text(schema, "name") == "account" && find(attributes, "name", text(after, "name")) != nil {
				return refuse("%q is the name of an account attribute.", text(after, "name"))
			}
		}
	}
	return nil
}
