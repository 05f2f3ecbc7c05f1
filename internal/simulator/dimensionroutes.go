package simulator

import (
	"slices"

	"isc-sync/internal/simulator/filter"
)

const dimensionDeletion taskKind = "Cloud Dimension Deletion"

func deleteDimensions(c *call) (reply, error) {
	ids, err := c.idsIn("dimensionIds", mostDeleted)
	if err != nil {
		return reply{}, err
	}
	return c.deleteAll(dimensionDeletion, "DIMENSION", ids, func(o object) bool { return text(o, "parentId") == c.params["id"] })
}

func (c *call) dimension() (object, error) {
	one := c.target("DIMENSION", c.params["dimension"])
	if one == nil || text(one, "parentId") != c.params["id"] {
		return nil, unknownID(c.params["dimension"])
	}
	return one, nil
}

func listDimensionProfiles(c *call) (reply, error) {
	one, err := c.dimension()
	if err != nil {
		return reply{}, err
	}
	return c.referred(c.tenant.resource("ACCESS_PROFILE"), list(one, "accessProfiles"), listing{
		most: 50, sorters: []string{"name", "created", "modified"},
		fields: filter.Fields{
			"id": "eq in", "name": "eq sw", "created": "gt lt ge le", "modified": "gt lt ge le", "owner.id": "eq in", "source.id": "eq in",
		},
	})
}

func listDimensionEntitlements(c *call) (reply, error) {
	one, err := c.dimension()
	if err != nil {
		return reply{}, err
	}
	return c.entitlementsOf(one, 50)
}

// entitlementsOf lists the entitlements that an object refers to.
func (c *call) entitlementsOf(o object, most int) (reply, error) {
	return c.referred(c.tenant.resource("ENTITLEMENT"), list(o, "entitlements"), listing{
		most: most, sorters: []string{"name", "attribute", "value", "created", "modified"},
		fields: filter.Fields{
			"id": "eq in", "name": "eq sw", "attribute": "eq sw", "value": "eq sw", "created": "gt lt ge le",
			"modified": "gt lt ge le", "owner.id": "eq in", "source.id": "eq in",
		},
	})
}

// referred lists what references name, as its own collection shows it.
func (c *call) referred(r *resource, refs []any, spec listing) (reply, error) {
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	var rows []object
	for _, ref := range refs {
		if o := c.target(r.kind, text(ref.(object), "id")); o != nil {
			rows = append(rows, o)
		}
	}
	return r.page(c, slices.Clip(rows), spec, func(o object) object { return r.view(c, o) })
}
