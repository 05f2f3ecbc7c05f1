package simulator

import "net/http"

// mostDeleted is how many access profiles, roles or dimensions one request may
// delete.
const mostDeleted = 50

const profileDeletion taskKind = "Cloud Access Profile Deletion"

func accessProfileRoutes() []Route {
	one := "/access-profiles"
	return []Route{
		{Method: "POST", Path: one + "/bulk-delete", Versions: everywhere, body: jsonBody, handle: deleteAccessProfiles},
		{Method: "POST", Path: one + "/bulk-update-requestable", Versions: allButV3, body: jsonBody, handle: updateRequestable},
		{Method: "GET", Path: one + "/{id}/entitlements", Versions: everywhere, handle: listProfileEntitlements},
	}
}

// deleteAccessProfiles deletes nothing where one is in use, unless the request
// is content with the others (API: AccessProfile).
func deleteAccessProfiles(c *call) (reply, error) {
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkFields([]field{
		{name: "accessProfileIds", shape: is(textList), mode: needed}, {name: "bestEffortOnly", shape: is(boolean)},
	}, body, ""); err != nil {
		return reply{}, err
	}
	ids, err := limited(list(body, "accessProfileIds"), mostDeleted)
	if err != nil {
		return reply{}, err
	}
	free, inUse, err := c.sorted(ids)
	if err != nil {
		return reply{}, err
	}
	if len(inUse) > 0 && !flag(body, "bestEffortOnly") {
		return ok(object{"pending": []any{}, "inUse": inUse})
	}
	task := c.beginDeletion(profileDeletion, "ACCESS_PROFILE", free)
	return reply{status: http.StatusAccepted, body: object{"taskId": task.ID, "pending": free, "inUse": inUse}}, nil
}

// sorted takes apart what can be deleted and what is in use.
func (c *call) sorted(ids []string) (free, inUse []any, err error) {
	free, inUse = []any{}, []any{}
	profiles := c.tenant.resource("ACCESS_PROFILE")
	for _, id := range ids {
		if c.target(profiles.kind, id) == nil {
			return nil, nil, unknownID(id)
		}
		users := c.usersOf(profiles.kind, id, profiles.usedBy)
		if len(users) == 0 {
			free = append(free, id)
			continue
		}
		usages := []any{}
		for _, u := range users {
			if u.kind == "ROLE" { // the model knows no other
				usages = append(usages, object{"type": u.kind, "id": u.id, "name": u.name})
			}
		}
		inUse = append(inUse, object{"accessProfileId": id, "usedBy": usages})
	}
	return free, inUse, nil
}

func updateRequestable(c *call) (reply, error) {
	bodies, isList := objects(c.body)
	if !isList {
		return reply{}, refuse("The request body is not an array of objects.")
	}
	out := []any{}
	for _, body := range bodies {
		if err := c.checkFields([]field{
			{name: "id", shape: is(plainText), mode: needed}, {name: "requestable", shape: is(boolean), mode: needed},
		}, body, ""); err != nil {
			return reply{}, err
		}
		status := "404"
		if profile := c.target("ACCESS_PROFILE", text(body, "id")); profile != nil {
			profile["requestable"], profile["modified"], status = body["requestable"], c.stamp(), "200"
		}
		out = append(out, object{"id": body["id"], "requestable": body["requestable"], "status": status})
	}
	return reply{status: http.StatusMultiStatus, body: out}, nil
}

func listProfileEntitlements(c *call) (reply, error) {
	profile := c.target("ACCESS_PROFILE", c.params["id"])
	if profile == nil {
		return reply{}, unknownID(c.params["id"])
	}
	return c.entitlementsOf(profile, 250)
}
