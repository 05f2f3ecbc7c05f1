package simulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// passwordPolicies are replaced as a whole: what is not sent has its first
// value again (API: PasswordPolicy).
func passwordPolicies() *resource {
	fields := []field{
		{name: "id", mode: fixed | served},
		{name: "name", shape: textOf(1, 0), mode: needed},
		{name: "description", shape: is(plainText)},
		{name: "dateCreated", mode: served},
		{name: "lastUpdated", mode: served},
		{name: "created", mode: served},
		{name: "modified", mode: served},
		{name: "defaultPolicy", mode: served, fill: false},
		{name: "sourceIds", shape: is(textList), fill: []any{}},
	}
	for name, first := range map[string]int{
		"firstExpirationReminder": 0, "accountIdMinWordLength": -1, "accountNameMinWordLength": -1, "minAlpha": 0,
		"minCharacterTypes": -1, "maxLength": 0, "minLength": 0, "maxRepeatedChars": -1, "minLower": 0, "minNumeric": 0,
		"minSpecial": 0, "minUpper": 0, "passwordExpiration": 90,
	} {
		fields = append(fields, field{name: name, shape: is(wholeNumber), fill: json.Number(strconv.Itoa(first))})
	}
	for _, name := range []string{
		"enablePasswdExpiration", "requireStrongAuthn", "requireStrongAuthOffNetwork", "requireStrongAuthUntrustedGeographies",
		"useAccountAttributes", "useDictionary", "useIdentityAttributes", "validateAgainstAccountId", "validateAgainstAccountName",
	} {
		fields = append(fields, field{name: name, shape: is(boolean), fill: false})
	}
	return &resource{
		kind: "PASSWORD_POLICY", noun: "password policy", path: "/password-policies", experimental: from2024,
		list: func(d *document) *[]object { return &d.PasswordPolicies }, fields: fields,
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusOK},
		replaced: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing { return listing{most: 250} },
		rules:   datePolicy, after: assignPolicy, derive: showPolicy, usedBy: []string{"PASSWORD_SYNC_GROUP"}, guard: policyInUse,
	}
}

// datePolicy writes dates in milliseconds.
func datePolicy(c *call, after, before object) error {
	now := json.Number(strconv.FormatInt(c.now.UnixMilli(), 10))
	if before == nil {
		after["dateCreated"] = now
		return nil
	}
	after["lastUpdated"] = now
	return nil
}

// assignPolicy gives the policy to the sources that manage passwords, and
// ignores the others without a word (API: PasswordPolicy).
func assignPolicy(c *call, policy object) {
	id, wanted := text(policy, "id"), list(policy, "sourceIds")
	for _, source := range c.doc.Sources {
		holders := c.doc.SourcePasswordPolicies[text(source, "id")]
		at := slices.IndexFunc(holders, func(h object) bool { return text(h, "policyId") == id })
		asked := slices.Contains(wanted, source["id"]) && slices.Contains(list(source, "features"), any("PASSWORD"))
		switch {
		case asked && at < 0:
			holders = append(holders, object{"policyId": id, "policyName": policy["name"], "selectors": nil})
		case !asked && at >= 0:
			holders = slices.Delete(holders, at, at+1)
		default:
			continue
		}
		put(&c.doc.SourcePasswordPolicies, text(source, "id"), holders)
	}
}

// showPolicy has dates as text in the older versions and as milliseconds in the
// newer ones, and the sources that have the policy.
func showPolicy(at scene, view, o object) {
	sources := []any{}
	for _, source := range at.doc.Sources {
		if find(at.doc.SourcePasswordPolicies[text(source, "id")], "policyId", text(o, "id")) != nil {
			sources = append(sources, source["id"])
		}
	}
	view["sourceIds"] = shuffled(sources, at.turn)
	if !strings.Contains("beta v3", at.version) {
		return
	}
	for _, name := range []string{"dateCreated", "lastUpdated"} {
		if view[name] != nil {
			view[name] = stampTime(time.UnixMilli(whole(view[name])))
		}
	}
}

func policyInUse(c *call, o object) error {
	if flag(o, "defaultPolicy") {
		return refuse("The password policy %q is the default one and cannot be deleted.", text(o, "name"))
	}
	for _, source := range c.doc.Sources {
		if find(c.doc.SourcePasswordPolicies[text(source, "id")], "policyId", text(o, "id")) != nil {
			return refuse("The password policy %q cannot be deleted: source %q has it.", text(o, "name"), text(source, "name"))
		}
	}
	return nil
}
