package engine_test

import (
	"encoding/json"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/engine"
	change "isc-sync/planner/plan"
)

// TestAPlanOfEachTypeAgainstItsTenantIsEmpty imports the objects that SP-Config exports of a
// generated tenant, which has every field: the objects of each type by themselves, as a
// file of Configuration Hub may have them.
func TestAPlanOfEachTypeAgainstItsTenantIsEmpty(t *testing.T) {
	base := baseTenant(t)
	types := map[string][]any{}
	synctest.Test(t, func(t *testing.T) {
		tenant := start(t, base.content)
		e := base.on(t, tenant)
		declare(t, e, "kind: PublicIdentitiesConfig\nspec: {attributes: [{key: email, name: Mail}]}\n")
		base.content = contentIn(t, tenant)
		types = typesIn(t, fileOf(t, e))
	})
	for _, kind := range base.Kinds.All() {
		if rule := kind.SPConfig; rule != nil && types[rule.Type] == nil {
			t.Errorf("%s: the tenant has no object of this type", rule.Type)
		}
	}
	for name, objects := range types {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { planOfType(t, base.on(t, start(t, base.content)), name, objects) })
		})
	}
}

func planOfType(t *testing.T, e *engine.Engine, name string, objects []any) {
	file, err := json.Marshal(map[string]any{"version": 1, "objects": objects})
	if err != nil {
		t.Fatal(err)
	}
	dir, result := imported(t, e, file)
	made := plan(t, e, dir).Plan
	for _, c := range made.Changes {
		if c.Action != change.Update || !isAboutSecrets(c) {
			t.Errorf("%s %s %v", c.Action, c.Key, c.Fields)
		}
	}
	if made.Summary.Unchanged+len(made.Changes) == 0 {
		t.Errorf("nothing was converted: %q", result.NotConverted)
	}
	for _, d := range load(t, e, dir).Documents {
		if d.Kind.SPConfig == nil || d.Kind.SPConfig.Type != name {
			t.Errorf("%s is of another type", d.Key)
		}
	}
}

// typesIn are the objects of a file by their types.
func typesIn(t *testing.T, file []byte) map[string][]any {
	t.Helper()
	var content struct {
		Objects []struct {
			Self   struct{ Type, ID, Name string } `json:"self"`
			Object any                             `json:"object"`
		} `json:"objects"`
	}
	if err := json.Unmarshal(file, &content); err != nil {
		t.Fatal(err)
	}
	types := map[string][]any{}
	for _, o := range content.Objects {
		self := map[string]any{"type": o.Self.Type, "id": o.Self.ID, "name": o.Self.Name}
		types[o.Self.Type] = append(types[o.Self.Type], map[string]any{"self": self, "object": o.Object})
	}
	return types
}

// declare applies documents.
func declare(t *testing.T, e *engine.Engine, text string) {
	t.Helper()
	dir := t.TempDir()
	writeText(t, dir, "all.yaml", text)
	if _, err := e.Apply(t.Context(), plan(t, e, dir).Plan, e.Client, apply.Options{Dir: dir, PollInterval: time.Millisecond}); err != nil {
		t.Fatal(err)
	}
}

// isAboutSecrets reports whether a change is about secrets alone, which no export has.
func isAboutSecrets(c change.Change) bool {
	return !slices.ContainsFunc(c.Fields, func(f change.FieldChange) bool { return f.Secret != change.SecretAdded })
}
