package planner_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// TestLawsOfOrder draws a source with schemas that refer to each other in any
// way: some exist, some are to be created, some are to go.
func TestLawsOfOrder(t *testing.T) {
	t.Parallel()
	kinds := shippedKinds()
	rapid.Check(t, func(t *rapid.T) {
		in := schemasOf(t, kinds)
		r := planner.Build(in)
		if again := planner.Build(in); string(again.Plan.Encode()) != string(r.Plan.Encode()) {
			t.Fatalf("a second run gives other bytes:\n%s\n%s", opsText(again.Plan), opsText(r.Plan))
		}
		if len(r.Problems) > 0 {
			return
		}
		if wrong := disorder(r.Plan); wrong != "" {
			t.Fatalf("%s\n%s", wrong, opsText(r.Plan))
		}
		wantSettled(t, in, r.Plan)
	})
}

// schemasOf draws up to five schemas of one source. Each names others in up to
// two attributes.
func schemasOf(t *rapid.T, kinds *registry.Kinds) planner.Input {
	in := planner.Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory(), Tenant: "acme", APIVersion: registry.DefaultVersion}
	source := &state.Object{Key: "Source/S", Kind: kinds.Find("Source"), ID: "s1", Address: "s1", Value: map[string]any{"id": "s1", "name": "S"}}
	in.Live.Add(source)
	names := []string{"account", "b", "c", "d", "e"}[:rapid.IntRange(1, 5).Draw(t, "schemas")]
	live := names[:rapid.IntRange(0, len(names)).Draw(t, "live")]
	for _, name := range live {
		in.Live.Add(liveSchema(t, kinds, source, name, live))
	}
	for _, name := range names {
		if doc := schemaDocument(t, kinds, name, names); doc != nil {
			in.Documents = append(in.Documents, doc)
		}
	}
	in.Documents.Sort()
	return in
}

func liveSchema(t *rapid.T, kinds *registry.Kinds, source *state.Object, name string, others []string) *state.Object {
	attributes := []any{map[string]any{"name": "id"}}
	for i := range rapid.IntRange(0, 2).Draw(t, "references") {
		to := rapid.SampledFrom(others).Draw(t, "to")
		attributes = append(attributes, map[string]any{
			"name": fmt.Sprintf("r%d", i), "isEntitlement": true, "isGroup": true,
			"schema": map[string]any{"type": "CONNECTOR_SCHEMA", "id": "id-" + to, "name": to},
		})
	}
	return &state.Object{
		Key: state.NewKey("Schema", "S", name), Kind: kinds.Find("Schema"), Parent: source, ID: "id-" + name, Address: "id-" + name,
		Value: map[string]any{"id": "id-" + name, "name": name, "nativeObjectType": "N", "identityAttribute": "id", "attributes": attributes},
	}
}

// schemaDocument draws what is wanted of a schema: nothing, its absence, or
// references of its own.
func schemaDocument(t *rapid.T, kinds *registry.Kinds, name string, others []string) *state.Document {
	doc := &state.Document{Key: state.NewKey("Schema", "S", name), Kind: kinds.Find("Schema"), Identity: []string{"S", name}, Position: state.Position{File: name + ".yaml", Line: 1}}
	switch rapid.IntRange(0, 5).Draw(t, "wanted") {
	case 0:
		return nil
	case 1:
		doc.Absent = name != "account"
	}
	attributes := []any{map[string]any{"name": "id"}}
	for i := range rapid.IntRange(0, 2).Draw(t, "references") {
		attributes = append(attributes, map[string]any{
			"name": fmt.Sprintf("r%d", i), "isEntitlement": true, "isGroup": true, "schema": rapid.SampledFrom(others).Draw(t, "to"),
		})
	}
	doc.Spec = map[string]any{"nativeObjectType": "N", "identityAttribute": "id", "attributes": attributes}
	return doc
}

// disorder returns a step that comes too early, "" if none does: everything it
// needs is done in an earlier wave, what it refers to is there, isGroup never
// stands without its schema, and what goes is referred to by nothing.
func disorder(plan *plan.Plan) string {
	waves := map[string]int{}
	for _, c := range plan.Changes {
		for _, s := range c.Steps {
			waves[s.ID] = s.Wave
		}
	}
	for _, c := range plan.Changes {
		for _, s := range c.Steps {
			if wrong := tooEarly(c, s, waves); wrong != "" {
				return wrong
			}
		}
	}
	return ""
}

func tooEarly(c plan.Change, s plan.Step, waves map[string]int) string {
	if s.Wave < 1 {
		return s.ID + " is in no wave"
	}
	for _, id := range s.Needs {
		if before, known := waves[id]; !known || before >= s.Wave {
			return fmt.Sprintf("%s needs %s, which comes in wave %d", s.ID, id, before)
		}
	}
	for _, key := range idsNeeded(s) {
		if !slices.Contains(s.Needs, string(key)+"#1") {
			return fmt.Sprintf("%s refers to %s and does not wait for it", s.ID, key)
		}
	}
	if body := text(s.Body); c.Action == plan.Create && strings.Contains(body, `"isGroup":true,"name":"r0"}`) {
		return s.ID + " sets isGroup before its schema"
	}
	return ""
}

// idsNeeded are the objects to come whose ids a step sends.
func idsNeeded(s plan.Step) []state.Key {
	var keys []state.Key
	collect := func(leaf any) {
		if id, ok := leaf.(plan.IDOf); ok {
			keys = append(keys, id.Key)
		}
	}
	jsonvalue.Leaves(s.Body, collect)
	for _, op := range s.Patch {
		jsonvalue.Leaves(op.Value, collect)
	}
	return keys
}
