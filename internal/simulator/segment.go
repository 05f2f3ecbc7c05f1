package simulator

import (
	"net/http"
	"slices"
)

// segments show objects to some users only. Which objects are in one is kept
// in these (API: Segment).
func segments() *resource {
	return &resource{
		kind: "SEGMENT", noun: "segment", path: "/segments",
		list: func(d *document) *[]object { return &d.Segments },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: is(plainText), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "description", shape: is(plainText), fill: absent{}},
			{name: "owner", shape: owner("IDENTITY")},
			{name: "visibilityCriteria", shape: record(field{name: "expression", shape: visibility(), mode: needed}), fill: absent{}},
			{name: "active", shape: is(boolean), fill: false},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusCreated},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing { return listing{most: 250} },
		patch:   "name description owner visibilityCriteria active",
		discard: discardSegment,
	}
}

// visibility is one EQUALS, or an AND of them.
func visibility() shape {
	value := record(
		field{name: "type", shape: is(plainText), mode: needed}, field{name: "value", shape: is(plainText), mode: needed},
	)
	one := record(
		field{name: "operator", shape: choice("EQUALS"), mode: needed}, field{name: "attribute", shape: is(knownAttribute), mode: needed},
		field{name: "value", shape: value, mode: needed}, field{name: "children", shape: listOf(shape{}, 0, 0)},
	)
	s := record(
		field{name: "operator", shape: choice("AND", "EQUALS"), mode: needed}, field{name: "attribute", shape: is(knownAttribute)},
		field{name: "value", shape: value}, field{name: "children", shape: setOf(one)},
	)
	check := s.check
	s.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		o := value.(object)
		if text(o, "operator") == "EQUALS" {
			return one.check(c, name, value)
		}
		if len(list(o, "children")) == 0 {
			return required(name + ".children")
		}
		if o["attribute"] != nil || o["value"] != nil {
			return illegal("AND", name+".operator")
		}
		return nil
	}
	return s
}

// discardSegment takes the segment out of what was in it.
func discardSegment(c *call, o object) (reply, error) {
	c.tenant.resource("SEGMENT").drop(c, o)
	for _, objects := range [][]object{c.doc.AccessProfiles, c.doc.Roles, c.doc.Entitlements} {
		for _, member := range objects {
			if member["segments"] == nil {
				continue
			}
			member["segments"] = slices.DeleteFunc(list(member, "segments"), func(id any) bool { return id == o["id"] })
		}
	}
	return reply{status: http.StatusNoContent}, nil
}
