package simulator

import "time"

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
