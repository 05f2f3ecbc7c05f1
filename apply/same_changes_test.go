package apply_test

import (
	"strings"
	"testing"

	"isc-sync/engine"
)

// TestAPlanOfWhichAPartIsDoneHasTheSameChanges plans again when the first steps of a
// saved plan are done: what was created has an id by now.
func TestAPlanOfWhichAPartIsDoneHasTheSameChanges(t *testing.T) {
	s := referenceScenarios()[1]
	for _, test := range []struct{ name, half, want string }{
		{"nothing else has changed", "half", ""},
		{"the document asks for something else", "all", "/shares/f7: the plan is stale, and planning again results in another change"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s.inGrove(t, func(b *bench, g *grove) {
				p := b.plan()
				g.rows["/farms"] = []map[string]any{{"id": "f7", "name": "North"}}
				b.set = nil
				b.write("d.yaml", strings.Replace(s.documents, "North: half", "North: "+test.half, 1))
				b.plan()
				e := engine.Engine{Kinds: b.kinds, Client: b.client, Version: b.set.APIVersion, Env: func(string) (string, bool) { return "", false }}
				again, err := e.PlanSame(b.t.Context(), p, b.set.Documents, b.set.Settings)
				switch {
				case test.want == "" && (err != nil || len(again.Changes) != 1):
					t.Errorf("plan %v, error %v, want the rest of it", again, err)
				case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
					t.Errorf("error %v, want %s", err, test.want)
				}
			})
		})
	}
}
