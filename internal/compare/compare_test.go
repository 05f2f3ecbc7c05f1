package compare_test

import (
	"encoding/json"
	"strings"
	"testing"

	"isc-sync/internal/compare"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// side makes one of documents, each a key and a spec in JSON; {"$env": NAME} is a secret.
func side(t *testing.T, kinds *registry.Kinds, name string, docs map[state.Key]string) compare.Side {
	t.Helper()
	s := compare.Side{Name: name, Unread: func(doc *state.Document) string {
		if doc.Kind.Name == "Segment" {
			return "403"
		}
		return ""
	}}
	for key, text := range docs {
		v, err := jsonvalue.Decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		spec := jsonvalue.Map(v, func(v any) (any, bool) {
			if object, is := v.(map[string]any); is && object["$env"] != nil {
				return state.Env{Name: object["$env"].(string)}, true
			}
			return nil, false
		})
		s.Documents = append(s.Documents, &state.Document{Key: key, Kind: kinds.Find(key.Kind()), Identity: key.Parts(), Spec: spec.(map[string]any)})
	}
	return s
}

func text(t *testing.T, v any) string {
	t.Helper()
	if plan.IsAbsent(v) {
		return "absent"
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func written(t *testing.T, r compare.Result) string {
	t.Helper()
	var lines []string
	for _, c := range r.Changes {
		lines = append(lines, strings.TrimSpace(string(c.Action)+" "+string(c.Key)))
		for _, f := range c.Fields {
			line := "  " + string(f.Pointer) + " " + text(t, f.Before) + " " + text(t, f.After)
			if f.Sensitive {
				line += " " + string(f.Secret)
			}
			lines = append(lines, line)
		}
	}
	for _, n := range r.Notes {
		lines = append(lines, n.Code+" "+string(n.Key)+string(n.Pointer))
	}
	return strings.Join(lines, "\n")
}

func TestOnlyWhatDiffersIsFound(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	left := side(t, kinds, "dev", map[state.Key]string{
		"Source/HR": `{"description": "a", "owner": "jane", "features": ["A", "B"], "connectorAttributes":
			{"port": "636", "password": {"$env": "X"}, "token": {"$env": "T"}, "nested": {"a": 1, "b": 2}}}`,
		"Source/Dev":         `{}`,
		"Schema/Dev/account": `{}`,
		"Schema/HR/account":  `{"attributes": [{"name": "id", "type": "STRING"}, {"name": "mail", "type": "STRING", "description": ""}]}`,
		"AttributeSync/HR":   `{"attributes": [{"name": "mail", "target": "m", "enabled": true}, {"name": "tel", "target": "t", "enabled": true}]}`,
		"Role/Everybody":     `{"owner": {"id": "1"}, "enabled": true}`,
		"Segment/North":      `{}`,
	})
	right := side(t, kinds, "prod", map[state.Key]string{
		"Source/HR": `{"description": "b", "owner": "john", "features": ["B", "A"], "connectorAttributes":
			{"port": 636, "password": {"$env": "Y"}, "nested": {"b": 3, "a": 1}}}`,
		"Schema/HR/account": `{"attributes": [{"name": "id", "type": "STRING"}, {"name": "mail", "type": "INT"}]}`,
		"AttributeSync/HR":  `{"attributes": [{"name": "tel", "target": "t", "enabled": true}, {"name": "mail", "target": "m", "enabled": true}]}`,
		"Role/Everybody":    `{"owner": {"id": "2"}, "enabled": true}`,
		"Role/Prod":         `{"owner": "john"}`,
	})
	got := written(t, compare.Documents(left, right))
	want := `create Role/Prod
update Schema/HR/account
  /attributes/1/type "STRING" "INT"
delete Source/Dev
update Source/HR
  /description "a" "b"
  /owner "jane" "john"
  /connectorAttributes/nested/b 2 3
  /connectorAttributes/token absent absent removed
not-comparable Role/Everybody/owner
not-read Segment/North
not-comparable Source/HR/connectorAttributes/password`
	if got != want {
		t.Errorf("the differences are\n%s\nwant\n%s", got, want)
	}
	if same := compare.Documents(left, left); len(same.Changes) > 0 || same.Same != len(left.Documents) {
		t.Errorf("compared with itself: %s", written(t, same))
	}
}

func TestTheSidesAreSymmetrical(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	left := side(t, kinds, "dev", map[state.Key]string{"Source/A": `{"description": "x"}`, "Source/B": `{}`})
	right := side(t, kinds, "prod", map[state.Key]string{"Source/A": `{"description": null}`, "Source/C": `{}`})
	there, back := compare.Documents(left, right), compare.Documents(right, left)
	if len(there.Changes) != 3 || len(back.Changes) != 3 {
		t.Fatalf("%s\n%s", written(t, there), written(t, back))
	}
	for i, c := range there.Changes {
		mirrored := map[plan.Action]plan.Action{plan.Create: plan.Delete, plan.Delete: plan.Create, plan.Update: plan.Update}[c.Action]
		if back.Changes[i].Key != c.Key || back.Changes[i].Action != mirrored {
			t.Errorf("%s is %s, and back %s", c.Key, c.Action, back.Changes[i].Action)
		}
	}
}
