package simulator

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/simulator/jsonpatch"
)

// workflows are neither changed nor deleted while they are enabled (API: Workflow).
func workflows() *resource {
	return &resource{
		kind: "WORKFLOW", noun: "workflow", path: "/workflows",
		list: func(d *document) *[]object { return &d.Workflows },
		fields: []field{
			{name: "id", mode: output},
			{name: "executionCount", mode: output, fill: 0},
			{name: "failureCount", mode: output, fill: 0},
			{name: "created", mode: stampNew | output},
			{name: "modified", mode: stampAny | output},
			{name: "creator", mode: output, fill: absent{}},
			{name: "modifiedBy", mode: output, fill: absent{}},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "description", shape: textOf(0, 0), fill: ""},
			{name: "owner", shape: reference("IDENTITY")},
			{name: "definition", shape: freeObject(), fill: object{}},
			{name: "enabled", shape: is(boolean), fill: false},
			{name: "trigger", shape: trigger(), fill: absent{}},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusOK},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: listingOfWorkflows,
		patch:   "name owner description enabled definition trigger",
		begin:   beginWorkflow, rules: onlyWhileOff, after: runWorkflow,
		guard: func(_ *call, o object) error {
			if flag(o, "enabled") {
				return refuse("The workflow %q is enabled and cannot be deleted.", text(o, "name"))
			}
			return nil
		},
	}
}

func listingOfWorkflows(version string) listing {
	if within(from2024, version) {
		return listing{uncounted: true}
	}
	return listing{
		most: 250, uncounted: true, sorters: []string{"modified", "name"},
		fields: filter.Fields{"enabled": "eq", "connectorInstanceId": "eq", "triggerId": "eq"},
	}
}

// trigger is what starts a workflow. An empty one is none.
func trigger() shape {
	return shape{
		check: checkTrigger,
		keep: func(value any) any {
			if len(value.(object)) == 0 {
				return nil
			}
			return value
		},
		show: func(_ scene, value any) any {
			if attributes, has := value.(object)["attributes"].(object); has {
				if _, sent := attributes["integrationId"]; !sent {
					attributes["integrationId"] = nil
				}
			}
			return value
		},
	}
}

func checkTrigger(c *call, name string, value any) error {
	o, isObject := value.(object)
	if !isObject {
		return illegal(value, name)
	}
	if len(o) == 0 {
		return nil
	}
	err := c.checkFields([]field{
		{name: "type", shape: choice("EVENT", "EXTERNAL", "SCHEDULED"), mode: needed},
		{name: "displayName", shape: textOf(0, 0)},
		{name: "attributes", shape: freeObject(), mode: named},
	}, o, name+".")
	if err == nil && o["type"] == "EVENT" && text(child(o, "attributes"), "id") == "" {
		return required(name + ".attributes.id")
	}
	return err
}

// beginWorkflow creates it off, also if the request turns it on. Without an owner it
// belongs to the caller, except in beta, which wants one.
func beginWorkflow(c *call, o object) error {
	if o["owner"] == nil && c.version == "beta" {
		return required("owner")
	}
	o["id"] = dashed(text(o, "id"))
	delete(o, "enabled")
	if caller := c.caller(); caller != nil {
		me := object{"type": "IDENTITY", "id": caller["id"], "name": caller["name"]}
		o["creator"] = me
		if o["owner"] == nil {
			o["owner"] = maps.Clone(me)
		}
	}
	return nil
}

// onlyWhileOff refuses changes of a workflow that is enabled, and of one that the same
// request enables.
func onlyWhileOff(_ *call, after, before object) error {
	if before == nil || !flag(before, "enabled") && !flag(after, "enabled") {
		return nil
	}
	for _, name := range []string{"name", "description", "owner", "definition", "trigger"} {
		if !jsonpatch.Equal(before[name], after[name]) {
			return refuse("The workflow %q is enabled and cannot be changed.", text(before, "name"))
		}
	}
	return nil
}

// runWorkflow is what the service does with what was written: it hides secrets, gives
// references to parameters new ids, and gives external triggers an address.
func runWorkflow(c *call, o object) {
	if caller := c.caller(); caller != nil {
		o["modifiedBy"] = object{"type": "IDENTITY", "id": caller["id"], "name": caller["name"]}
	}
	_ = eachObject(o["definition"], func(part object) error { // visit never fails
		for _, key := range sortedKeys(part) {
			value, isText := part[key].(string)
			if isText && value != "" && slices.Contains(hiddenKeys(), key) && !strings.HasPrefix(value, "$.") && !strings.Contains(value, "{{") {
				part[key] = "$.secrets." + dashed(c.tenant.newID())
			}
		}
		for _, key := range []string{"param_oauth", "param_header", "param_oauth_scopes"} {
			if parameter, has := part[key].(object); has {
				parameter["refID"] = dashed(c.tenant.newID())
			}
		}
		return nil
	})
	start := child(o, "trigger")
	if attributes, has := start["attributes"].(object); has && start["type"] == "EXTERNAL" {
		attributes["url"] = "/workflows/execute/external/" + text(o, "id")
		attributes["clientId"] = text(o, "id")
	}
}

// hiddenKeys are attributes of steps whose values are kept as secrets.
func hiddenKeys() []string {
	return []string{"password", "token", "clientSecret", "basicAuthPassword", "headerAuthValue", "oAuthClientSecret"}
}
