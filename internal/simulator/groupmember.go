package simulator

import (
	"net/http"
	"slices"
)

func listMembers(c *call) (reply, error) {
	group, err := c.group()
	if err != nil {
		return reply{}, err
	}
	spec := smallPage()
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	var rows []object
	for _, member := range list(group, "memberships") {
		if identity := c.target("IDENTITY", text(member.(object), "identityId")); identity != nil {
			row := object{"type": "IDENTITY", "id": identity["id"], "name": identity["name"]}
			if address := text(identity, "email"); address != "" {
				row["email"] = address
			}
			rows = append(rows, row)
		}
	}
	return c.page(rows, spec, clone)
}

// addMembers answers for each identity by itself (API: Bulk requests).
func addMembers(c *call) (reply, error) {
	return c.eachMember(func(group object, id string) (int, string) {
		switch {
		case c.target("IDENTITY", id) == nil:
			return http.StatusNotFound, "The identity does not exist."
		case memberAt(group, id) >= 0:
			return http.StatusConflict, "The identity is a member already."
		}
		group["memberships"] = append(list(group, "memberships"), object{"identityId": id})
		return http.StatusCreated, "The identity was added."
	})
}

func removeMembers(c *call) (reply, error) {
	return c.eachMember(func(group object, id string) (int, string) {
		at := memberAt(group, id)
		if at < 0 {
			return http.StatusNotFound, "The identity is not a member."
		}
		group["memberships"] = slices.Delete(list(group, "memberships"), at, at+1)
		return http.StatusNoContent, "The identity was removed."
	})
}

func memberAt(group object, id string) int {
	return slices.IndexFunc(list(group, "memberships"), func(member any) bool { return text(member.(object), "identityId") == id })
}

func (c *call) eachMember(change func(group object, id string) (int, string)) (reply, error) {
	group, err := c.group()
	if err != nil {
		return reply{}, err
	}
	bodies, isList := objects(c.body)
	if !isList {
		return reply{}, refuse("The request body is not an array of objects.")
	}
	for _, body := range bodies {
		if err := c.checkFields([]field{
			{name: "type", shape: choice("IDENTITY")}, {name: "id", shape: is(plainText), mode: needed}, {name: "name", shape: is(plainText)},
		}, body, ""); err != nil {
			return reply{}, err
		}
	}
	out := []any{}
	for _, body := range bodies {
		status, description := change(group, text(body, "id"))
		out = append(out, object{"id": body["id"], "status": number(status), "description": description})
	}
	return reply{status: http.StatusMultiStatus, body: out}, nil
}

// mostGroups is how many one request may delete (API: GovernanceGroup).
const mostGroups = 100

func deleteGroups(c *call) (reply, error) {
	ids, err := c.idsIn("ids", mostGroups)
	if err != nil {
		return reply{}, err
	}
	groups, out := c.tenant.resource("GOVERNANCE_GROUP"), []any{}
	for _, id := range ids {
		status, description := http.StatusNoContent, "deleted"
		switch group := c.target("GOVERNANCE_GROUP", id); {
		case group == nil:
			status, description = http.StatusNotFound, "notFound"
		case len(c.connectionsOf(id)) > 0:
			status, description = http.StatusConflict, "inUse"
		default:
			groups.drop(c, group)
		}
		out = append(out, object{"id": id, "status": number(status), "description": description})
	}
	return reply{status: http.StatusMultiStatus, body: out}, nil
}

// idsIn reads the one list of ids that a body has.
func (c *call) idsIn(member string, most int) ([]string, error) {
	body, err := c.object()
	if err != nil {
		return nil, err
	}
	if err := c.checkFields([]field{{name: member, shape: is(textList), mode: needed}}, body, ""); err != nil {
		return nil, err
	}
	return limited(list(body, member), most)
}

func limited(values []any, most int) ([]string, error) {
	if len(values) > most {
		return nil, refuse("%d ids are more than the limit of %d.", len(values), most)
	}
	var ids []string
	for _, value := range values {
		ids = append(ids, value.(string))
	}
	return ids, nil
}
