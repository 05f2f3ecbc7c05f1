package planner_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// TestAValueCalledPlainDoesNotMakeAPlanStale plans beside a value that is
// called !plain, and compares the fingerprint, also as a saved plan has it, with
// the tenant.
func TestAValueCalledPlainDoesNotMakeAPlanStale(t *testing.T) {
	kinds := shippedKinds()
	const bearer = "Bearer of news"
	object := func(attributes map[string]any) *state.Object {
		return &state.Object{
			Key: "Source/HR", Kind: kinds.Find("Source"), ID: "s1", Address: "s1",
			Value: map[string]any{"id": "s1", "name": "HR", "connectorAttributes": attributes},
		}
	}
	call := func(header any) map[string]any {
		return map[string]any{"calls": []any{map[string]any{"url": "/a", "header": map[string]any{"Authorization": header}}}}
	}
	tests := []struct {
		name            string
		live, now, spec map[string]any
		plain           jsonvalue.Pointer
		drift           jsonvalue.Pointer
		current         any
	}{
		{name: "a key", plain: "/authorization", live: map[string]any{"authorization": bearer}, spec: map[string]any{"authorization": bearer}},
		{name: "in a map", plain: "/m/authorization", live: map[string]any{"m": map[string]any{"authorization": bearer}}, spec: map[string]any{"m": map[string]any{"authorization": bearer}}},
		{name: "in a list", plain: "/calls/0/header/Authorization", live: call(bearer), spec: call(bearer)},
		{
			name: "somebody changes it", plain: "/authorization", live: map[string]any{"authorization": bearer}, spec: map[string]any{"authorization": bearer},
			now: map[string]any{"authorization": "Basic"}, drift: "/connectorAttributes/authorization", current: "Basic",
		},
		{
			name: "in a list another value may be another element's secret", plain: "/calls/0/header/Authorization", live: call(bearer), spec: call(bearer),
			now: call(cipherText), drift: "/connectorAttributes/calls/0/header/Authorization", current: map[string]any{"$secret": true},
		},
		{
			name: "by now the tenant lists it as a secret", plain: "/authorization", live: map[string]any{"authorization": bearer}, spec: map[string]any{"authorization": bearer},
			now: map[string]any{"authorization": cipherText, "encrypted": "authorization"}, drift: "/connectorAttributes/authorization", current: map[string]any{"$secret": true},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := &state.Document{
				Key: "Source/HR", Kind: kinds.Find("Source"), Identity: []string{"HR"},
				Spec: map[string]any{"description": "other", "connectorAttributes": tt.spec},
				Tags: map[jsonvalue.Pointer]state.Tag{"/connectorAttributes" + tt.plain: {Name: "plain"}},
			}
			in := planner.Input{Kinds: kinds, Directory: state.NewDirectory(), Documents: state.Documents{doc}, Live: liveWith(object(tt.live)), Tenant: "acme", APIVersion: "v2025"}
			saved, err := plan.Decode(planner.Build(in).Plan.Encode())
			if err != nil || len(saved.Changes) != 1 {
				t.Fatalf("plan %v, error %v", saved, err)
			}
			now := tt.now
			if now == nil {
				now = tt.live
			}
			drifts := fingerprint.Stale(saved.Changes[0].Fingerprint, doc.Kind, object(now))
			if tt.drift == "" && len(drifts) > 0 {
				t.Errorf("stale: %v", drifts)
			}
			if tt.drift != "" && (len(drifts) != 1 || drifts[0].Pointer != tt.drift || !jsonvalue.Equal(drifts[0].Current, tt.current)) {
				t.Errorf("drift %v, want %s to be %v", drifts, tt.drift, tt.current)
			}
		})
	}
}
