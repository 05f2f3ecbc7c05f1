package simulator

import (
	"net/http"
	"slices"
	"strings"

	"isc-sync/internal/simulator/filter"
)

// tagWords are the words that objects are tagged with. They are in capital letters, and never
// change (API: Tag).
func tagWords() *resource {
	return &resource{
		kind: "TAG", noun: "tag", path: "/tags",
		list: func(d *document) *[]object { return &d.Tags },
		fields: []field{
			{name: "id", mode: served}, {name: "name", shape: textOf(3, 128), mode: needed},
			{name: "created", mode: stampNew}, {name: "modified", mode: stampAny},
			{name: "tagCategoryRefs", mode: served, fill: []any{}},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3},
		created: offer{allButV3, http.StatusCreated}, deleted: offer{versions: allButV3},
		listing: func(string) listing {
			return listing{most: 250, sorters: []string{"id", "name", "created", "modified"}, fields: filter.Fields{"id": "eq in", "name": "eq in sw"}}
		},
		unique: []string{"name"},
		begin: func(_ *call, o object) error {
			o["name"] = strings.ToUpper(text(o, "name"))
			return nil
		},
		guard: tagInUse,
	}
}

func tagInUse(c *call, tag object) error {
	for _, o := range c.doc.TaggedObjects {
		if slices.Contains(list(o, "tags"), tag["name"]) {
			return refuse("The tag %q cannot be deleted: an object has it.", text(tag, "name"))
		}
	}
	return nil
}

// makeTag makes a tag that an object gets, unless there is one.
func (c *call) makeTag(name any) {
	if find(c.doc.Tags, "name", name.(string)) != nil {
		return
	}
	c.doc.Tags = append(c.doc.Tags, object{"id": c.tenant.newID(), "name": name, "created": c.stamp(), "modified": c.stamp()})
}
