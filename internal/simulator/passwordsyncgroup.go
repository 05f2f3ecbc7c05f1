package simulator

import (
	"net/http"
	"slices"
)

// passwordSyncGroups make sources share a password (API: PasswordSyncGroup).
func passwordSyncGroups() *resource {
	return &resource{
		kind: "PASSWORD_SYNC_GROUP", noun: "password sync group", path: "/password-sync-groups",
		list: func(d *document) *[]object { return &d.PasswordSyncGroups },
		fields: []field{
			{name: "id", mode: fixed | served},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "passwordPolicyId", shape: idOf("PASSWORD_POLICY"), mode: needed},
			{name: "sourceIds", shape: setOf(passwordSource()), fill: []any{}},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusOK},
		replaced: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing { return listing{most: 250} },
		rules:   oneGroupEach,
	}
}

// passwordSource is a source that manages passwords.
func passwordSource() shape {
	s := idOf("SOURCE")
	check := s.check
	s.check = func(c *call, name string, value any) error {
		if err := check(c, name, value); err != nil {
			return err
		}
		source := c.target("SOURCE", value.(string))
		if !slices.Contains(list(source, "features"), any("PASSWORD")) {
			return refuse("The source %q does not have the feature PASSWORD.", text(source, "name"))
		}
		return nil
	}
	return s
}

// oneGroupEach keeps a source out of a second group.
func oneGroupEach(c *call, after, _ object) error {
	for _, group := range c.doc.PasswordSyncGroups {
		if group["id"] == after["id"] {
			continue
		}
		for _, id := range list(after, "sourceIds") {
			if slices.Contains(list(group, "sourceIds"), id) {
				return refuse("The source %q is in the group %q.", id, text(group, "name"))
			}
		}
	}
	return nil
}
