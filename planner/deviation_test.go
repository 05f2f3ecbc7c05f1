package planner_test

import (
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func deviationKinds(t *testing.T) *registry.Kinds {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func jsonObject(t *testing.T, text string) map[string]any {
	t.Helper()
	v, err := jsonvalue.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestTouchedIsWhatDiffersAsADocumentWouldSayIt(t *testing.T) {
	tests := []struct {
		name, kind, before, after, want string
	}{
		{"nothing differs", "Source", `{"name":"a"}`, `{"name":"a"}`, `{}`},
		{"a leaf below a free map", "Source",
			`{"connectorAttributes":{"a":1,"b":2}}`, `{"connectorAttributes":{"a":1,"b":3}}`, `{"connectorAttributes":{"b":3}}`},
		{"a member that goes", "Source",
			`{"description":"x","connectorAttributes":{"a":1}}`, `{"connectorAttributes":{}}`, `{"connectorAttributes":{"a":null},"description":null}`},
		{"a reference is whole", "Source",
			`{"owner":{"id":"1","name":"a","type":"IDENTITY"}}`, `{"owner":{"id":"2","name":"a","type":"IDENTITY"}}`,
			`{"owner":{"id":"2","name":"a","type":"IDENTITY"}}`},
		{"an element of a keyed list", "Schema",
			`{"attributes":[{"name":"a","type":"STRING"},{"name":"b","type":"STRING"}]}`,
			`{"attributes":[{"name":"a","type":"STRING"},{"name":"b","type":"INT"},{"name":"c","type":"LONG"}]}`,
			`{"attributes":[{"name":"a"},{"name":"b","type":"INT"},{"name":"c","type":"LONG"}]}`},
		{"an object that is managed whole", "ProvisioningPolicy",
			`{"fields":[{"name":"f","transform":{"type":"static","attributes":{"value":"a","b":1}}}]}`,
			`{"fields":[{"name":"f","transform":{"type":"static","attributes":{"value":"c","b":1}}}]}`,
			`{"fields":[{"name":"f","transform":{"attributes":{"b":1,"value":"c"},"type":"static"}}]}`},
		{"an ordered list is whole", "Source",
			`{"connectorAttributes":{"a":[1,2]}}`, `{"connectorAttributes":{"a":[1,3]}}`, `{"connectorAttributes":{"a":[1,3]}}`},
	}
	kinds := deviationKinds(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := propose.ChangedMembers(kinds.Find(test.kind), jsonObject(t, test.before), jsonObject(t, test.after))
			if text := string(jsonvalue.Canonical(got)); text != test.want {
				t.Errorf("touched %s, want %s", text, test.want)
			}
		})
	}
}

func TestDeviationsAreWhatTheTenantMadeOtherwise(t *testing.T) {
	const encrypted = `"encrypted":"password"`
	tests := []struct {
		name, key, stored, sent string
		want, habits            string
	}{
		{"what was sent is stored, with more", "Source/a", `{"name":"a","id":"1","description":"x"}`, `{"name":"a","description":"x"}`, "", ""},
		{"another value is stored", "Source/a", `{"description":"y"}`, `{"description":"x"}`, `/description "x" "y"`, ""},
		{"the value is ignored", "Source/a", `{}`, `{"description":"x"}`, `/description "x" -`, ""},
		{"the connector got its suffix", "Source/a", `{"connector":"jdbc-angularsc"}`, `{"connector":"jdbc"}`, "", ""},
		{"the connector is another one", "Source/a", `{"connector":"ldap"}`, `{"connector":"jdbc"}`, `/connector "jdbc" "ldap"`, ""},
		{"a set came in another order", "Source/a", `{"features":["B","A"]}`, `{"features":["A","B"]}`, "", ""},
		{"a scalar became text", "Source/a", `{"connectorAttributes":{"n":"60"}}`, `{"connectorAttributes":{"n":60}}`, "", ""},
		{"a secret is stored as cipher text", "Source/a", `{"connectorAttributes":{` + encrypted + `,"password":"1:ACP:x"}}`, `{"connectorAttributes":{"password":"$env"}}`, "", ""},
		{"a secret is shown as nothing", "Source/a", `{"connectorAttributes":{` + encrypted + `,"password":null}}`, `{"connectorAttributes":{"password":"$env"}}`, "", ""},
		{"a cluster of a file source is a known habit", "Source/a", `{"cluster":null,"connectionType":"file"}`, `{"cluster":{"id":"1","name":"c","type":"CLUSTER"}}`, "", "/cluster"},
		{"isRequired is a known habit outside of CREATE", "ProvisioningPolicy/a/ENABLE", `{"fields":[{"name":"f","isRequired":false}]}`, `{"fields":[{"name":"f","isRequired":true}]}`, "", "/fields/0/isRequired"},
		{"isRequired deviates in CREATE", "ProvisioningPolicy/a/CREATE", `{"fields":[{"name":"f","isRequired":false}]}`, `{"fields":[{"name":"f","isRequired":true}]}`, "/fields/0/isRequired true false", ""},
		{"a cleared text is stored as empty", "Source/a", `{"description":""}`, `{"description":null}`, "", ""},
		{"a cleared text is kept", "Source/a", `{"description":"x"}`, `{"description":null}`, `/description - "x"`, ""},
		{"what only the tenant sets was sent because a body needs it", "CampaignFilter/a", `{"owner":"Ada"}`, `{"owner":null}`, "", ""},
		{"an id that is no name", "PasswordPolicies/a", `{"policies":[{"policyId":"p1"}]}`, `{"policies":[{"policyId":"p2"}]}`, `/policies/0/policyId "p2" "p1"`, ""},
	}
	kinds := deviationKinds(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			key := state.Key(test.key)
			kind := kinds.Find(key.Kind())
			sent := withEnv(jsonObject(t, test.sent)).(map[string]any)
			fields, habits := propose.ServerChanges(plan.Adoption{
				Kinds: kinds, Env: map[string]string{"PASSWORD": "x"},
				Live: &state.Object{Key: key, Kind: kind, Value: jsonObject(t, test.stored)},
				Body: propose.PinReferences(kind, sent),
			})
			var got, known []string
			for _, f := range fields {
				got = append(got, string(f.Pointer)+" "+showValue(f.After)+" "+showValue(f.Before))
			}
			for _, h := range habits {
				known = append(known, string(h.Pointer))
			}
			if strings.Join(got, ", ") != test.want || strings.Join(known, ", ") != test.habits {
				t.Errorf("deviations %q with habits %q, want %q with %q", got, known, test.want, test.habits)
			}
		})
	}
}

// withEnv puts a variable where the text "$env" stands.
func withEnv(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, e := range v {
			out[key] = withEnv(e)
		}
		return out
	case string:
		if v == "$env" {
			return state.Env{Name: "PASSWORD"}
		}
	}
	return v
}

func showValue(v any) string {
	if _, absent := v.(plan.Absent); absent {
		return "-"
	}
	return string(jsonvalue.Canonical(plan.WithMarkers(v)))
}

// A tenant may store a connector by its script name although it was sent its id.
func TestAReferenceThatIsStoredByNameIsNoDeviation(t *testing.T) {
	kinds := deviationKinds(t)
	const id = "4b1d7c0e-52aa-4c1e-9f63-0b8f0a6d2c11"
	for stored, want := range map[string]int{"cumulus-drive": 0, "9e0c4f7a-1f35-4d2b-8a51-6c3d9b7e4f20": 1} {
		live := &state.Object{Key: "Source/A", Kind: kinds.Find("Source"), ID: "1", Value: map[string]any{"id": "1", "name": "A", "connector": stored}}
		fields, _ := propose.ServerChanges(plan.Adoption{Kinds: kinds, Live: live, Body: propose.PinReferences(live.Kind, map[string]any{"name": "A", "connector": id})})
		if len(fields) != want {
			t.Errorf("stored as %s: %v, want %d deviations", stored, fields, want)
		}
	}
}
