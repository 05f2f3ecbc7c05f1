package simulator

import "slices"

// getSourcePasswordPolicies answers in order: the policy without selectors is
// the default one (API: Password policies).
func getSourcePasswordPolicies(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	return c.cut(c.doc.SourcePasswordPolicies[c.params["id"]], listing{most: 250}, c.holderView)
}

func (c *call) holderView(holder object) object {
	view := withDefaults(holder, object{"selectors": nil})
	if policy := find(c.doc.PasswordPolicies, "id", text(holder, "policyId")); policy != nil {
		view["policyName"] = policy["name"]
	}
	return view
}

// patchSourcePasswordPolicies replaces the list; it is not JSON Patch in spite
// of its method (API: Password policies).
func patchSourcePasswordPolicies(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	if !slices.Contains(list(source, "features"), any("PASSWORD")) {
		return reply{}, refuse("The source does not have the feature PASSWORD.")
	}
	holders, isList := objects(c.body)
	if !isList {
		return reply{}, refuse("The request body is not an array of objects.")
	}
	kept, views := []object{}, []object{}
	for _, holder := range holders {
		if err := c.checkHolder(holder); err != nil {
			return reply{}, err
		}
		view := c.holderView(holder)
		kept, views = append(kept, clone(view)), append(views, view)
	}
	put(&c.doc.SourcePasswordPolicies, c.params["id"], kept)
	return ok(anys(views))
}

func (c *call) checkHolder(holder object) error {
	err := c.checkMembers(holder, memberChecks{
		"policyId": plainText, "policyName": plainText, "selectors": anObject,
	})
	if err != nil {
		return err
	}
	if id := text(holder, "policyId"); find(c.doc.PasswordPolicies, "id", id) == nil {
		return unknownID(id)
	}
	return nil
}
