package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/simulator/jsonpatch"
)

// subscriptions send events of triggers elsewhere. One of them cannot be read by its
// id, and no answer has its secrets (API: TriggerSubscription).
func subscriptions() *resource {
	return &resource{
		kind: "TRIGGER_SUBSCRIPTION", noun: "subscription", path: "/trigger-subscriptions",
		list: func(d *document) *[]object { return &d.Subscriptions },
		fields: []field{
			{name: "id", mode: output},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "description", shape: is(plainText), fill: absent{}},
			{name: "triggerId", shape: is(aTrigger), mode: needed},
			{name: "triggerName", mode: output},
			{name: "type", shape: choice("HTTP", "EVENTBRIDGE", "INLINE", "SCRIPT", "WORKFLOW"), mode: needed},
			{name: "responseDeadline", shape: is(plainText), fill: "PT1H"},
			{name: "httpConfig", shape: httpConfig(), fill: absent{}},
			{name: "eventBridgeConfig", shape: record(
				field{name: "awsAccount", shape: textOf(12, 12), mode: needed}, field{name: "awsRegion", shape: textOf(1, 0), mode: needed},
			), fill: absent{}},
			{name: "enabled", shape: is(boolean), fill: true},
			{name: "filter", shape: is(plainText), fill: absent{}},
		},
		listed: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated},
		patched: offer{versions: allButV3}, deleted: offer{versions: allButV3},
		listing: func(string) listing {
			return listing{
				most: 250, sorters: []string{"triggerId", "triggerName"},
				fields: filter.Fields{"id": "eq", "triggerId": "eq", "type": "eq le"},
			}
		},
		patch: "name description enabled type filter responseDeadline httpConfig eventBridgeConfig",
		ops:   []string{"add", "remove", "replace", "move", "copy"}, rules: subscriptionRules,
		derive: func(_ scene, view, o object) { view["triggerName"] = triggers()[text(o, "triggerId")] },
	}
}

// triggers are some of those that the vendor has, with their names.
func triggers() map[string]string {
	return map[string]string{
		"idn:access-requested": "Access Request Submitted", "idn:access-request-post-approval": "Access Request Decision",
		"idn:access-request-dynamic-approver": "Access Request Dynamic Approval", "idn:identity-created": "Identity Created",
		"idn:identity-attributes-changed": "Identity Attributes Changed", "idn:identity-deleted": "Identity Deleted",
	}
}

func aTrigger(_ *call, field string, value any) error {
	id, _ := value.(string)
	if triggers()[id] == "" {
		return illegal(value, field)
	}
	return nil
}

func httpConfig() shape {
	unseen := shape{check: plainText, show: func(scene, any) any { return nil }}
	bearer := record(field{name: "bearerToken", shape: unseen})
	bearer.show = unseen.show
	return record(
		field{name: "url", shape: textOf(1, 0), mode: needed},
		field{name: "httpDispatchMode", shape: choice("SYNC", "ASYNC", "DYNAMIC"), mode: needed},
		field{name: "httpAuthenticationType", shape: choice("NO_AUTH", "BASIC_AUTH", "BEARER_TOKEN"), fill: "NO_AUTH"},
		field{name: "basicAuthConfig", shape: record(
			field{name: "userName", shape: textOf(1, 0), mode: needed}, field{name: "password", shape: unseen},
		)},
		field{name: "bearerTokenAuthConfig", shape: bearer},
	)
}

// subscriptionRules ask for what the types need, and encrypt the secrets.
func subscriptionRules(c *call, after, before object) error {
	if before != nil && !jsonpatch.Equal(before["triggerId"], after["triggerId"]) {
		return immutable("triggerId")
	}
	config := child(after, "httpConfig")
	needs := []string{}
	switch text(after, "type") + " " + text(config, "httpAuthenticationType") {
	case "HTTP ", "HTTP NO_AUTH":
		needs = append(needs, "httpConfig")
	case "HTTP BASIC_AUTH":
		needs = append(needs, "httpConfig", "basicAuthConfig", "password")
	case "HTTP BEARER_TOKEN":
		needs = append(needs, "httpConfig", "bearerTokenAuthConfig", "bearerToken")
	}
	if text(after, "type") == "EVENTBRIDGE" {
		needs = append(needs, "eventBridgeConfig")
	}
	o := after
	for i, name := range needs {
		if o[name] == nil || o[name] == "" {
			return required(name)
		}
		if i < len(needs)-1 {
			o = child(o, name)
		}
	}
	return c.sealBelow(after["httpConfig"], []string{"password", "bearerToken"})
}
