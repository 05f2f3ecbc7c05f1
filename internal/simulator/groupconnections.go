package simulator

// A connection is an object that names a governance group.
type connection struct {
	user
	as string
}

// connectionsOf are those that the vendor counts: owners, approvers and the
// groups that administer sources (API: GovernanceGroup).
func (c *call) connectionsOf(id string) []connection {
	var found []connection
	for _, source := range c.doc.Sources {
		if text(child(source, "managementWorkgroup"), "id") == id {
			found = append(found, connection{user{"SOURCE", text(source, "id"), text(source, "name")}, "ManagementWorkgroup"})
		}
	}
	for _, kind := range []string{"ACCESS_PROFILE", "ROLE", "SOD_POLICY"} {
		r := c.tenant.resource(kind)
		if r == nil {
			continue
		}
		for _, o := range *r.list(c.doc) {
			found = append(found, r.connections(o, id)...)
		}
	}
	return found
}

func (r *resource) connections(o object, id string) []connection {
	var found []connection
	for _, f := range r.fields {
		as := "Owner"
		if f.name == "accessRequestConfig" || f.name == "revocationRequestConfig" {
			as = "AccessRequestReviewer"
		}
		f.visit(o[f.name], func(kind, named string) {
			if kind == "GOVERNANCE_GROUP" && named == id {
				found = append(found, connection{user{r.kind, text(o, "id"), text(o, "name")}, as})
			}
		})
	}
	return found
}

func listGroupConnections(c *call) (reply, error) {
	group, err := c.group()
	if err != nil {
		return reply{}, err
	}
	spec := smallPage()
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	var rows []object
	for _, one := range c.connectionsOf(text(group, "id")) {
		rows = append(rows, object{
			"id": one.id, "name": one.name, "connectionType": one.as,
			"object": object{"type": one.kind, "id": one.id, "name": one.name},
		})
	}
	return c.page(rows, spec, func(row object) object {
		return object{"object": row["object"], "connectionType": row["connectionType"]}
	})
}

// smallPage is the list of what belongs to a group.
func smallPage() listing {
	return listing{most: 50, sorters: []string{"name", "created", "modified"}}
}
