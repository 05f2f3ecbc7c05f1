package diff_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner/diff"
	"isc-sync/state"
)

func TestADeletionShowsWhatIsLostWithoutThePaddingOfTheTenant(t *testing.T) {
	for _, test := range []struct {
		name, kind, live string
		want             []string
	}{
		{
			"members of objects one by one, and elements without what says nothing", "Role",
			`{"id": "1", "name": "Help Desk", "enabled": true, "segments": [], "additionalOwners": null,
			 "membership": {"type": "STANDARD", "identities": null, "criteria": {"operation": "OR", "key": null, "stringValue": null, "values": null, "children": [
			  {"operation": "EQUALS", "key": {"type": "IDENTITY", "property": "attribute.department", "sourceId": null}, "stringValue": "Support", "values": null, "children": null}]}}}`,
			[]string{
				`/enabled true`,
				`/membership/type "STANDARD"`,
				`/membership/criteria/operation "EQUALS"`,
				`/membership/criteria/key/type "IDENTITY"`,
				`/membership/criteria/key/property "attribute.department"`,
				`/membership/criteria/stringValue "Support"`,
			},
		},
		{
			"what nothing describes, but for null", "Transform",
			`{"id": "1", "name": "A", "type": "concat", "internal": false, "attributes": {"input": null, "values": ["", [], {}], "empty": {}}}`,
			[]string{`/type "concat"`, `/attributes/empty {}`, `/attributes/values/0 ""`, `/attributes/values/1 []`, `/attributes/values/2 {}`},
		},
		{
			"what may hold secrets, if it is managed whole", "Workflow",
			`{"id": "1", "name": "A", "definition": {"start": "S", "steps": {"S": {"type": "success"}}}}`,
			[]string{`/definition/start "S"`, `/definition/steps/S/type "success"`},
		},
		{
			"no map of secrets that the tenant writes to", "Source",
			`{"id": "1", "name": "A", "description": "d", "connectorAttributes": {"host": "h"}}`,
			[]string{`/description "d"`},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var live map[string]any
			if err := json.Unmarshal([]byte(test.live), &live); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range diff.LostFields(state.NewObject(tenanttest.Kinds(t).Find(test.kind), nil, live)) {
				got = append(got, fmt.Sprintf("%s %s", f.Pointer, jsonvalue.Canonical(f.Before)))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%q\nwant\n%q", got, test.want)
			}
		})
	}
}
