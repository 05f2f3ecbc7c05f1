package simulator

import (
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
)

// dataSegments have a draft and what is published, with one id. A draft is before what
// it will replace (API: DataSegment).
func dataSegments() *resource {
	scope := record(
		field{name: "scope", shape: choice("ENTITLEMENT", "CERTIFICATION", "IDENTITY", "ENTITLEMENTREQUEST"), mode: needed},
		field{name: "visibility", shape: choice("ALL", "FILTER", "SELECTION", "UNSEGMENTED"), mode: needed},
		field{name: "scopeFilter", shape: record(field{name: "expression", shape: visibility(), mode: needed}), fill: absent{}},
		field{name: "scopeSelection", shape: setOf(namelessReference("IDENTITY", "ENTITLEMENT")), fill: []any{}},
	)
	return &resource{
		kind: "DATA_SEGMENT", noun: "data segment", path: "/data-segments", param: "segmentId", experimental: from2024,
		list: func(d *document) *[]object { return &d.DataSegments },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "description", shape: is(plainText), fill: ""},
			{name: "scopes", shape: setOf(scope), fill: []any{}},
			{name: "memberSelection", shape: setOf(namelessReference("IDENTITY")), fill: []any{}},
			{name: "memberFilter", shape: record(field{name: "expression", shape: visibility(), mode: needed}), fill: absent{}},
			{name: "membership", shape: choice("ALL", "FILTER", "SELECTION"), fill: "ALL"},
			{name: "enabled", shape: is(boolean), fill: false},
			{name: "published", mode: served, fill: false},
		},
		listed: offer{versions: from2024}, read: offer{versions: from2024}, created: offer{from2024, http.StatusCreated},
		more: []string{"enabled", "published", "unique"}, narrow: versionsAsked,
		patch: "name description membership memberFilter memberSelection scopes enabled",
		listing: func(string) listing {
			return listing{most: 250, fields: filter.Fields{"id": "eq in sw", "name": "eq in sw"}}
		},
		rules: func(_ *call, after, _ object) error {
			if text(after, "membership") == "FILTER" && after["memberFilter"] == nil {
				return required("memberFilter")
			}
			if text(after, "membership") == "SELECTION" && len(list(after, "memberSelection")) == 0 {
				return required("memberSelection")
			}
			return nil
		},
	}
}

// namelessReference is {type, id} and has no name.
func namelessReference(kinds ...string) shape {
	s := record(field{name: "type", shape: choice(kinds...), mode: needed}, field{name: "id", shape: is(plainText), mode: needed})
	check := s.check
	s.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		if ref := value.(object); c.target(text(ref, "type"), text(ref, "id")) == nil {
			return illegal(ref["id"], name)
		}
		return nil
	}
	return s
}

// versionsAsked are those with the two flags, which are true unless a request says
// otherwise.
func versionsAsked(c *call, rows []object) ([]object, error) {
	enabled, published := c.query.Get("enabled") != "false", c.query.Get("published") != "false"
	return slices.DeleteFunc(slices.Clone(rows), func(o object) bool {
		return flag(o, "enabled") != enabled || flag(o, "published") != published
	}), nil
}

func dataSegmentRoutes() []Route {
	one := "/data-segments/{segmentId}"
	return []Route{
		{Method: "PATCH", Path: one, Versions: from2024, Experimental: from2024, body: patchBody, handle: changeDraft},
		{Method: "POST", Path: one, Versions: from2024, Experimental: from2024, body: jsonBody, handle: publishSegments},
		{Method: "DELETE", Path: one, Versions: from2024, Experimental: from2024, handle: deleteVersion},
	}
}

// changeDraft changes the draft, which a published segment gets by its first change.
func changeDraft(c *call) (reply, error) {
	r := c.tenant.resource("DATA_SEGMENT")
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	draft := o
	if flag(o, "published") {
		draft = clone(o)
		draft["published"] = false
	}
	if err := r.change(c, draft); err != nil {
		return reply{}, err
	}
	if flag(o, "published") {
		c.doc.DataSegments = append([]object{draft}, c.doc.DataSegments...)
	}
	return ok(r.view(c, draft))
}

func publishSegments(c *call) (reply, error) {
	if _, err := c.tenant.resource("DATA_SEGMENT").one(c); err != nil {
		return reply{}, err
	}
	ids, isList := c.body.([]any)
	if !isList {
		return reply{}, refuse("The request body is not a list of ids.")
	}
	all := c.query.Get("publishAll") != "false"
	for _, o := range slices.Clone(c.doc.DataSegments) {
		if !flag(o, "published") && (all || slices.Contains(ids, o["id"])) {
			c.doc.DataSegments = slices.DeleteFunc(c.doc.DataSegments, func(other object) bool {
				return other["id"] == o["id"] && flag(other, "published")
			})
			o["published"] = true
		}
	}
	return reply{status: http.StatusOK}, nil
}

func deleteVersion(c *call) (reply, error) {
	published := c.query.Get("published") == "true"
	before := len(c.doc.DataSegments)
	c.doc.DataSegments = slices.DeleteFunc(c.doc.DataSegments, func(o object) bool {
		return o["id"] == c.params["segmentId"] && flag(o, "published") == published
	})
	if len(c.doc.DataSegments) == before {
		return reply{}, unknownID(c.params["segmentId"])
	}
	return reply{status: http.StatusNoContent}, nil
}
