package simulator

import "slices"

// A collection is objects that sources refer to. Only reading them is of use
// here (API: Look-ups).
type collection struct {
	path         string
	versions     string
	experimental string
	listing      listing
	oneVersions  string // of the read by id, where they differ
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

func (k collection) list(c *call) (reply, error) {
	rows := slices.Clone(k.objects(c.doc))
	return c.page(rows, k.listing, clone)
}

// get finds connectors by their script name, which is their id.
func (k collection) get(c *call) (reply, error) {
	id := c.params["id"]
	for _, key := range []string{"id", "scriptName"} {
		if found := find(k.objects(c.doc), key, id); found != nil {
			return ok(clone(found))
		}
	}
	return reply{}, unknownID(id)
}
