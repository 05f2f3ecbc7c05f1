package state_test

import (
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestBreachesAreWhatMembersAskOfOneAnother(t *testing.T) {
	kind := shipped(t).Find("Schema")
	attribute := kind.Spec.Property("attributes").Items
	approver := shipped(t).Find("AccountDeleteApproval").Spec.At("/approvalConfig/fallbackApprover")
	policy, shared := shipped(t).Find("PasswordPolicy").Spec, shipped(t).Find("IdentityAttribute").Spec
	tests := []struct {
		name, object string
		field        *registry.Field
		want         string
	}{
		{"nothing is asked where nothing is set", `{"isGroup": false}`, attribute, ""},
		{"all that is asked for is set", `{"isGroup": true, "isEntitlement": true, "schema": {"id": "1"}}`, attribute, ""},
		{"a group that is no entitlement", `{"isGroup": true, "schema": "group"}`, attribute,
			"schema needs isEntitlement, which is not set; isGroup needs isEntitlement, which is not set"},
		{"a group without a schema", `{"isGroup": true, "isEntitlement": true, "schema": null}`, attribute, "isGroup needs schema, which is not set"},
		{"a schema of what is no entitlement", `{"isEntitlement": false, "schema": "group"}`, attribute, "schema needs isEntitlement, which is not set"},
		{"an element that is in the list", `{"identityAttribute": "b", "attributes": [{"name": "a"}, {"name": "b"}]}`, kind.Spec, ""},
		{"an element that is not", `{"identityAttribute": "c", "attributes": [{"name": "a"}]}`, kind.Spec, `identityAttribute is "c", which is not in attributes`},
		{"no list", `{"identityAttribute": "c"}`, kind.Spec, ""},
		{"an empty list", `{"identityAttribute": "c", "attributes": []}`, kind.Spec, ""},
		{"no name", `{"identityAttribute": null, "attributes": [{"name": "a"}]}`, kind.Spec, ""},
		{"an approver whose sort has no name", `{"type": "SOURCE_OWNER", "identityID": null}`, approver, ""},
		{"an approver whose sort takes no id", `{"type": "SOURCE_OWNER", "identityID": "1"}`, approver, "type SOURCE_OWNER does not take identityID"},
		{"an approver whose sort needs an id", `{"type": "IDENTITY"}`, approver, "type IDENTITY needs identityID"},
		{"an approver of a sort that nobody lists", `{"type": "NIGHT_WATCH", "identityID": "1"}`, approver, ""},
		{"fewer than the most", `{"minLength": 8, "maxLength": 12}`, policy, ""},
		{"as many as the most", `{"minLength": 12, "maxLength": 12}`, policy, ""},
		{"more than the most", `{"minLength": 14, "maxLength": 12}`, policy, "minLength is 14, which is greater than maxLength, which is 12"},
		{"no most, as the default says", `{"minLength": 14, "maxLength": 0}`, policy, ""},
		{"no most at all", `{"minLength": 14}`, policy, ""},
		{"one of two that exclude each other", `{"searchable": true, "multi": false}`, shared, ""},
		{"two that exclude each other", `{"searchable": true, "multi": true}`, shared, "searchable cannot be set together with multi"},
		{"an empty name", `{"identityAttribute": "", "attributes": [{"name": "a"}]}`, kind.Spec, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			object, err := jsonvalue.Decode([]byte(tt.object))
			if err != nil {
				t.Fatal(err)
			}
			var texts []string
			for _, b := range state.Breaches(tt.field, object.(map[string]any)) {
				texts = append(texts, b.Text)
			}
			if got := strings.Join(texts, "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAVariableBreaksNoRule(t *testing.T) {
	attribute := shipped(t).Find("Schema").Spec.Property("attributes").Items
	for _, member := range []string{"isGroup", "isEntitlement"} {
		object := map[string]any{"isGroup": true, "isEntitlement": true, "schema": "group"}
		object[member] = state.Env{Name: "ANY"}
		if found := state.Breaches(attribute, object); len(found) > 0 {
			t.Errorf("%s from a variable breaks %v", member, found)
		}
	}
}
