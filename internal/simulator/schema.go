package simulator

import (
	"net/http"
	"slices"
	"strings"
)

func schemaRoutes() []Route {
	one := "/sources/{id}/schemas/{schemaId}"
	return []Route{
		{Method: "GET", Path: "/sources/{id}/schemas", Versions: everywhere, handle: listSchemas},
		{Method: "POST", Path: "/sources/{id}/schemas", Versions: everywhere, body: jsonBody, handle: createSchema},
		{Method: "GET", Path: one, Versions: everywhere, handle: getSchema},
		{Method: "PUT", Path: one, Versions: everywhere, body: jsonBody, handle: putSchema},
		{Method: "PATCH", Path: one, Versions: everywhere, body: patchBody, handle: patchSchema},
		{Method: "DELETE", Path: one, Versions: everywhere, handle: deleteSchema},
	}
}

// listSchemas answers with whole schemas. include-types knows only group, and
// wins over include-names (API: Schemas).
func listSchemas(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	names := strings.Split(c.query.Get("include-names"), ",")
	out := []any{}
	for _, schema := range c.doc.Schemas[c.params["id"]] {
		switch {
		case c.query.Get("include-types") == "group":
			if text(schema, "name") == "account" {
				continue
			}
		case c.query.Get("include-names") != "" && !slices.Contains(names, text(schema, "name")):
			continue
		}
		out = append(out, c.schemaView(schema))
	}
	return ok(out)
}

// schemaView resolves the names of the schemas that attributes refer to.
func (c *call) schemaView(schema object) object {
	view := clone(schema)
	for _, element := range list(view, "attributes") {
		attribute, _ := element.(object)
		target := find(c.doc.Schemas[c.params["id"]], "id", text(child(attribute, "schema"), "id"))
		if target != nil {
			child(attribute, "schema")["name"] = target["name"]
		}
	}
	return view
}

func (c *call) schema() (object, error) {
	if _, err := c.source(); err != nil {
		return nil, err
	}
	schema := find(c.doc.Schemas[c.params["id"]], "id", c.params["schemaId"])
	if schema == nil {
		return nil, unknownID(c.params["schemaId"])
	}
	return schema, nil
}

func getSchema(c *call) (reply, error) {
	schema, err := c.schema()
	if err != nil {
		return reply{}, err
	}
	return ok(c.schemaView(schema))
}

func createSchema(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	id := c.params["id"]
	if text(body, "name") == "" {
		return reply{}, required("name")
	}
	if find(c.doc.Schemas[id], "name", text(body, "name")) != nil {
		return reply{}, refuse("A schema with the name %q already exists on the source.", text(body, "name"))
	}
	schema, err := c.filledSchema(body)
	if err != nil {
		return reply{}, err
	}
	schema["id"], schema["created"], schema["modified"] = c.tenant.newID(), c.stamp(), nil
	put(&c.doc.Schemas, id, append(c.doc.Schemas[id], schema))
	return reply{status: http.StatusCreated, body: c.schemaView(schema)}, nil
}

func putSchema(c *call) (reply, error) {
	schema, err := c.schema()
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if text(body, "id") == "" {
		return reply{}, required("id")
	}
	for _, field := range []string{"created", "modified"} {
		if _, sent := body[field]; !sent {
			body[field] = schema[field]
		}
	}
	return c.writeSchema(schema, body)
}

func patchSchema(c *call) (reply, error) {
	schema, err := c.schema()
	if err != nil {
		return reply{}, err
	}
	after, err := c.patched(c.schemaView(schema))
	if err != nil {
		return reply{}, err
	}
	return c.writeSchema(schema, after)
}

// writeSchema replaces a schema's members by those of its new version.
func (c *call) writeSchema(schema, after object) (reply, error) {
	if err := unchanged(schema, after, []string{"id", "name", "created", "modified"}); err != nil {
		return reply{}, err
	}
	if schema["identityAttribute"] == nil && after["identityAttribute"] != nil {
		return reply{}, refuse("identityAttribute cannot be given to a schema that was created without one.")
	}
	filled, err := c.filledSchema(after)
	if err != nil {
		return reply{}, err
	}
	clear(schema)
	for key, value := range filled {
		schema[key] = value
	}
	schema["modified"] = c.stamp()
	return ok(c.schemaView(schema))
}

// deleteSchema refuses deletions whose answer is not known (API: Schemas): of
// the account schema, and of one that attributes of another schema refer to.
func deleteSchema(c *call) (reply, error) {
	schema, err := c.schema()
	if err != nil {
		return reply{}, err
	}
	id, name := c.params["id"], text(schema, "name")
	if name == "account" {
		return reply{}, refuse("The account schema cannot be deleted.")
	}
	for _, other := range c.doc.Schemas[id] {
		if user := attributeReferring(other, text(schema, "id")); user != "" && text(other, "id") != text(schema, "id") {
			return reply{}, refuse("Schema %q cannot be deleted: attribute %q of schema %q refers to it.", name, user, text(other, "name"))
		}
	}
	c.doc.Schemas[id] = without(c.doc.Schemas[id], text(schema, "id"))
	return reply{status: http.StatusNoContent}, nil
}

func attributeReferring(schema object, id string) string {
	for _, element := range list(schema, "attributes") {
		attribute, _ := element.(object)
		if text(child(attribute, "schema"), "id") == id {
			return text(attribute, "name")
		}
	}
	return ""
}
