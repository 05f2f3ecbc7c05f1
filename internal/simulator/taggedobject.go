package simulator

import (
	"net/http"
	"slices"
	"strings"

	"isc-sync/internal/simulator/filter"
)

// taggable are the types of what can have tags, mostTags is how many one object can.
var taggable = strings.Fields("ACCESS_PROFILE APPLICATION CAMPAIGN ENTITLEMENT IDENTITY ROLE SOD_POLICY SOURCE")

const mostTags = 30

// taggedObjectRoutes are the tags of objects. An object without tags is not in the list
// (API: TaggedObject).
func taggedObjectRoutes() []Route {
	const one = "/tagged-objects/{type}/{id}"
	return []Route{
		{Method: "GET", Path: "/tagged-objects", Versions: everywhere, handle: listTaggedObjects},
		{Method: "GET", Path: one, Versions: everywhere, handle: getTaggedObject},
		{Method: "PUT", Path: one, Versions: everywhere, body: jsonBody, handle: putTaggedObject},
		{Method: "DELETE", Path: one, Versions: everywhere, handle: deleteTaggedObject},
	}
}

func listTaggedObjects(c *call) (reply, error) {
	spec := listing{most: 250, fields: filter.Fields{"objectRef.id": "eq in", "objectRef.type": "eq in", "tagName": "eq in"}}
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	var rows []object
	for _, o := range c.doc.TaggedObjects {
		if c.target(text(o, "type"), text(o, "id")) != nil {
			row := c.shownTags(text(o, "type"), text(o, "id"))
			row["tagName"] = row["tags"]
			rows = append(rows, row)
		}
	}
	return c.page(rows, spec, func(row object) object {
		delete(row, "tagName")
		return row
	})
}

// shownTags is what the API shows of one object. A display name is the name of an
// identity.
func (c *call) shownTags(kind, id string) object {
	tags := []any{}
	if o := c.tagsOf(kind, id); o != nil {
		tags = slices.Clone(list(o, "tags"))
	}
	slices.Reverse(tags) // their order means nothing
	return object{"objectRef": object{"type": kind, "id": id, "name": c.target(kind, id)["name"]}, "tags": tags}
}

func (c *call) tagsOf(kind, id string) object {
	i := slices.IndexFunc(c.doc.TaggedObjects, func(o object) bool { return o["type"] == kind && o["id"] == id })
	if i < 0 {
		return nil
	}
	return c.doc.TaggedObjects[i]
}

// tagged is the object that the path names.
func (c *call) tagged() (kind, id string, err error) {
	kind, id = c.params["type"], c.params["id"]
	switch {
	case !slices.Contains(taggable, kind):
		err = illegal(kind, "type")
	case c.target(kind, id) == nil:
		err = unknownID(id)
	}
	return kind, id, err
}

// getTaggedObject answers for an object without tags in one of two ways.
func getTaggedObject(c *call) (reply, error) {
	kind, id, err := c.tagged()
	if err == nil && c.tagsOf(kind, id) == nil && c.tenant.options.AbsentConfig == NotFound {
		err = notFound("The object has no tags.")
	}
	if err != nil {
		return reply{}, err
	}
	return ok(c.shownTags(kind, id))
}

func putTaggedObject(c *call) (reply, error) {
	kind, id, err := c.tagged()
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	fields := []field{{name: "objectRef", shape: reference(kind)}, {name: "tags", shape: shape{check: textList}, mode: named | filled}}
	if err := c.checkFields(fields, body, ""); err != nil {
		return reply{}, err
	}
	if ref := child(body, "objectRef"); ref != nil && ref["id"] != id {
		return reply{}, refuse("The body is about another object than the path.")
	}
	var tags []any
	for _, tag := range list(body, "tags") {
		if kept := any(strings.ToUpper(tag.(string))); !slices.Contains(tags, kept) {
			tags = append(tags, kept)
		}
	}
	if len(tags) > mostTags {
		return reply{}, refuse("An object has at most %d tags.", mostTags)
	}
	for _, tag := range tags {
		c.makeTag(tag)
	}
	c.setTags(kind, id, tags)
	return ok(c.shownTags(kind, id))
}

// setTags replaces the tags of one object.
func (c *call) setTags(kind, id string, tags []any) {
	c.doc.TaggedObjects = slices.DeleteFunc(c.doc.TaggedObjects, func(o object) bool { return o["type"] == kind && o["id"] == id })
	if len(tags) > 0 {
		c.doc.TaggedObjects = append(c.doc.TaggedObjects, object{"type": kind, "id": id, "tags": tags})
	}
}

func deleteTaggedObject(c *call) (reply, error) {
	kind, id, err := c.tagged()
	if err != nil {
		return reply{}, err
	}
	c.setTags(kind, id, nil)
	return reply{status: http.StatusNoContent}, nil
}
