package simulator

import "slices"

// authProfiles say from where and how identities sign in. They come and go with identity
// profiles, whose names they have. The list has ids alone, and an answer to one has no id (API: AuthProfile).
func authProfiles() *resource {
	off := func(name string) field { return field{name: name, shape: is(boolean), fill: false} }
	return &resource{
		kind: "AUTH_PROFILE", noun: "authentication profile", path: "/auth-profiles",
		list: func(d *document) *[]object { return &d.AuthProfiles },
		fields: []field{
			{name: "name", mode: output}, off("offNetwork"), off("untrustedGeography"),
			{name: "applicationId", shape: idOf("SOURCE"), bare: "beta"}, {name: "applicationName", shape: is(plainText), bare: "beta"},
			{name: "type", shape: choice("BLOCK", "MFA", "NON_PTA", "PTA"), mode: filled},
			{name: "strongAuthLogin", mode: output, fill: false},
		},
		read: offer{versions: allButV3}, patched: offer{versions: allButV3},
		patch: "offNetwork untrustedGeography applicationId applicationName type",
		rules: func(_ *call, after, _ object) error {
			if text(after, "type") == "PTA" && after["applicationId"] == nil {
				return required("applicationId")
			}
			return nil
		},
		derive: func(at scene, view, o object) {
			if profile := at.target("IDENTITY_PROFILE", text(o, "id")); profile != nil {
				view["name"] = profile["name"]
			}
			if source := at.target("SOURCE", text(o, "applicationId")); source != nil {
				view["applicationName"] = source["name"]
			}
		},
	}
}

func authProfileRoutes() []Route {
	return []Route{{Method: "GET", Path: "/auth-profiles", Versions: allButV3, handle: listAuthProfiles}}
}

func listAuthProfiles(c *call) (reply, error) {
	if err := c.knownParameters(); err != nil {
		return reply{}, err
	}
	return c.whole(c.doc.AuthProfiles, func(o object) object { return object{"tenant": c.doc.Org, "id": o["id"]} }), nil
}

// firstSignIn lets come what comes some time after an identity profile.
func (c *call) firstSignIn(profile object) {
	due := stampTime(c.now.Add(c.tenant.options.TaskDelay))
	c.doc.NextAuthProfiles = append(c.doc.NextAuthProfiles, object{"id": profile["id"], "name": profile["name"], "type": "NON_PTA", "due": due})
}

// settleSignIns shows what has come.
func (c *call) settleSignIns() {
	c.doc.NextAuthProfiles = slices.DeleteFunc(c.doc.NextAuthProfiles, func(o object) bool {
		if text(o, "due") > stampTime(c.now) {
			return false
		}
		delete(o, "due")
		c.doc.AuthProfiles = append(c.doc.AuthProfiles, o)
		return true
	})
}

// lastSignIn removes what came with an identity profile that is gone.
func lastSignIn(c *call, profile object) {
	if find(c.doc.IdentityProfiles, "id", text(profile, "id")) != nil {
		return
	}
	isIts := func(o object) bool { return o["id"] == profile["id"] }
	c.doc.AuthProfiles = slices.DeleteFunc(c.doc.AuthProfiles, isIts)
	c.doc.NextAuthProfiles = slices.DeleteFunc(c.doc.NextAuthProfiles, isIts)
}
