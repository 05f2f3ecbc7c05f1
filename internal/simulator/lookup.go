package simulator

import (
	"slices"
	"time"

	"isc-sync/internal/simulator/filter"
)

// A collection is objects that sources refer to. Only reading them is of use
// here (facts 9).
type collection struct {
	path         string
	versions     string
	experimental string
	listing      listing
	oneVersions  string // of the read by id, where they differ
	view         func(*call, object) object
	unpaged      bool
	objects      func(*document) []object
}

func lookUpRoutes() []Route {
	var out []Route
	for _, one := range collections() {
		oneVersions := one.oneVersions
		if oneVersions == "" {
			oneVersions = one.versions
		}
		out = append(out,
			Route{Method: "GET", Path: one.path, Versions: one.versions, Experimental: one.experimental, handle: one.list},
			Route{Method: "GET", Path: one.path + "/{id}", Versions: oneVersions, Experimental: one.experimental, handle: one.get})
	}
	return append(out,
		Route{Method: "GET", Path: "/public-identities", Versions: fromV3, handle: listPublicIdentities},
		Route{Method: "GET", Path: "/identities", Versions: allButV3, handle: listIdentities},
		Route{Method: "GET", Path: "/identities/{id}", Versions: allButV3, handle: getIdentity},
		Route{Method: "GET", Path: "/accounts", Versions: everywhere, handle: listAccounts},
	)
}

// collections are the look-ups with their own caps and filters.
func collections() []collection {
	named := filter.Fields{"id": "eq in", "name": "eq sw"}
	return []collection{
		{
			path: "/managed-clusters", versions: everywhere, objects: func(d *document) []object { return d.Clusters },
			listing: listing{most: 250, fields: filter.Fields{"operational": "eq", "name": "eq", "type": "eq", "status": "eq"}},
		},
		{
			path: "/workgroups", versions: allButV3, view: (*call).workgroupView, objects: func(d *document) []object { return d.Workgroups },
			listing: listing{
				most: 250, sorters: []string{"name", "created", "modified", "id", "description"},
				fields: filter.Fields{"id": "eq in sw", "name": "eq sw in", "memberships.identityId": "eq in"},
			},
		},
		{
			path: "/connectors", versions: everywhere, oneVersions: fromV3, objects: func(d *document) []object { return d.Connectors },
			listing: listing{most: 250, fields: filter.Fields{
				"name": "sw co", "type": "sw co eq", "directConnect": "eq", "category": "eq", "features": "ca", "labels": "ca",
			}},
		},
		{
			path: "/connector-rules", versions: allButV3, listing: listing{most: 50},
			objects: func(d *document) []object { return d.ConnectorRules },
		},
		{
			path: "/password-policies", versions: everywhere, experimental: from2024, listing: listing{most: 250}, view: (*call).passwordPolicyView,
			objects: func(d *document) []object { return d.PasswordPolicies },
		},
		{
			path: "/transforms", versions: everywhere, objects: func(d *document) []object { return d.Transforms },
			listing: listing{most: 250, fields: filter.Fields{"internal": "eq", "name": "eq sw"}},
		},
		{
			path: "/identity-profiles", versions: everywhere, objects: func(d *document) []object { return d.IdentityProfiles },
			listing: listing{
				most: 250, sorters: []string{"id", "name", "priority", "created", "modified", "owner.id", "owner.name"},
				fields: filter.Fields{"id": "eq ne ge gt in le sw", "name": "eq ne ge gt in le sw", "priority": "eq ne"},
			},
		},
		{
			path: "/workflows", versions: everywhere, unpaged: true, objects: func(d *document) []object { return d.Workflows },
		},
		{
			path: "/access-profiles", versions: everywhere, objects: func(d *document) []object { return d.AccessProfiles },
			listing: listing{
				most: 250, sorters: []string{"name", "created", "modified"},
				fields: filter.Fields{"id": "eq in", "name": "eq sw", "owner.id": "eq in", "requestable": "eq", "source.id": "eq in"},
			},
		},
		{
			path: "/roles", versions: everywhere, objects: func(d *document) []object { return d.Roles },
			listing: listing{most: 50, sorters: []string{"name", "created", "modified"}, fields: named},
		},
	}
}

func (k collection) list(c *call) (reply, error) {
	rows := slices.Clone(k.objects(c.doc))
	if name := c.query.Get("name"); name != "" && k.path == "/transforms" {
		rows = slices.DeleteFunc(rows, func(o object) bool { return text(o, "name") != name })
	}
	show := func(o object) object { return k.show(c, o) }
	if !k.unpaged {
		return c.page(rows, k.listing, show)
	}
	scramble(rows)
	out := []any{}
	for _, row := range rows {
		out = append(out, show(row))
	}
	return ok(out)
}

// get finds connectors by their script name, which is their id.
func (k collection) get(c *call) (reply, error) {
	id := c.params["id"]
	for _, key := range []string{"id", "scriptName"} {
		if found := find(k.objects(c.doc), key, id); found != nil {
			return ok(k.show(c, found))
		}
	}
	return reply{}, unknownID(id)
}

func (k collection) show(c *call, o object) object {
	if k.view == nil {
		return clone(o)
	}
	return k.view(c, o)
}

// workgroupView counts members and resolves the owner.
func (c *call) workgroupView(group object) object {
	view := clone(group)
	c.resolve(view, "owner", c.doc.Identities)
	view["memberCount"] = number(len(list(group, "memberships")))
	view["connectionCount"] = number(0)
	return view
}

// passwordPolicyView has dates as text in the older versions and as
// milliseconds in the newer ones.
func (c *call) passwordPolicyView(policy object) object {
	view := clone(policy)
	if c.version != "beta" && c.version != "v3" {
		return view
	}
	for _, field := range []string{"dateCreated", "lastUpdated"} {
		if view[field] != nil {
			view[field] = stampTime(time.UnixMilli(whole(view[field])))
		}
	}
	return view
}
