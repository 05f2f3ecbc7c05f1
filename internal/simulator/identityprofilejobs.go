package simulator

import "net/http"

const (
	profileRemoval    taskKind = "Cloud Identity Profile Deletion"
	identityRefreshed taskKind = "Cloud Identity Refresh"
)

func identityProfileRoutes() []Route {
	one := "/identity-profiles/{id}"
	return []Route{
		{Method: "POST", Path: "/identity-profiles/bulk-delete", Versions: everywhere, body: jsonBody, handle: deleteProfiles},
		{Method: "GET", Path: one + "/default-identity-attribute-config", Versions: everywhere, handle: getDefaultMappings},
		{Method: "POST", Path: one + "/process-identities", Versions: everywhere, handle: processIdentities},
	}
}

func (c *call) profile() (object, error) {
	profile := c.target("IDENTITY_PROFILE", c.params["id"])
	if profile == nil {
		return nil, unknownID(c.params["id"])
	}
	return profile, nil
}

// discardProfile answers with a task; the profile keeps its source until the
// task has ended (API: IdentityProfile).
func discardProfile(c *call, o object) (reply, error) {
	return c.removeProfiles([]any{o["id"]}), nil
}

func deleteProfiles(c *call) (reply, error) {
	if err := textList(c, "ids", c.body); err != nil {
		return reply{}, err
	}
	for _, id := range c.body.([]any) {
		if c.target("IDENTITY_PROFILE", id.(string)) == nil {
			return reply{}, unknownID(id.(string))
		}
	}
	return c.removeProfiles(c.body.([]any)), nil
}

func (c *call) removeProfiles(ids []any) reply {
	t := c.beginDeletion(profileRemoval, "IDENTITY_PROFILE", ids)
	view := object{
		"id": t.ID, "name": string(t.Kind), "description": t.Description, "launcher": "simulator", "launched": stampTime(t.Created),
	}
	return reply{status: http.StatusAccepted, body: view}
}

func getDefaultMappings(c *call) (reply, error) {
	profile, err := c.profile()
	if err != nil {
		return reply{}, err
	}
	return ok(c.defaultMappings(text(child(profile, "authoritativeSource"), "id")))
}

func processIdentities(c *call) (reply, error) {
	profile, err := c.profile()
	if err != nil {
		return reply{}, err
	}
	profile["identityRefreshRequired"] = false
	c.begin(identityRefreshed, object{})
	return reply{status: http.StatusAccepted, body: object{}}, nil
}
