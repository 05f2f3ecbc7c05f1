package engine_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
	"isc-sync/state/registry"
)

const example = "../examples/tenant"

// crowded is what the sample tenant has, with more roles.
func crowded(t *testing.T, roles int) map[string]any {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sample.json")
	tenanttest.Open(t, file, simulator.Options{})
	content := contentOf(t, file)
	rows := content["roles"].([]any)
	for n := range roles {
		more := maps.Clone(rows[0].(map[string]any))
		more["id"], more["name"] = fmt.Sprintf("%032x", n+1), fmt.Sprintf("Further Role %d", n)
		rows = append(rows, more)
	}
	content["roles"] = rows
	return content
}

// sent is how many requests went out, without those for tokens.
func (r *reading) sent() (n int) {
	for url, times := range r.urls {
		if !strings.Contains(url, "/oauth/token") {
			n += times
		}
	}
	return n
}

// rowsIn finds the objects in a part of a tenant, by where they are.
func rowsIn(at string, v any, found map[string]map[string]any) {
	switch v := v.(type) {
	case []any:
		for _, row := range v {
			rowsIn(at, row, found)
		}
	case map[string]any:
		for _, identity := range []string{"id", "usageType"} {
			if text, ok := v[identity].(string); ok {
				found[at+"/"+text] = v
				return
			}
		}
		for key, below := range v {
			rowsIn(at+"/"+key, below, found)
		}
	}
}

// written are the objects that a tenant has and did not have in this form.
func written(before, after map[string]any) (rows []map[string]any) {
	was, is := map[string]map[string]any{}, map[string]map[string]any{}
	rowsIn("", before, was)
	rowsIn("", after, is)
	for at, row := range is {
		if !reflect.DeepEqual(was[at], row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// leastToPlan is how many requests tell what the example changes.
func leastToPlan(content map[string]any) int {
	rows := func(name string) int { return len(content[name].([]any)) }
	// Names cannot be asked for in these lists without reading what is beside them: new
	// objects are compared with all that a document may have meant.
	whole := pagesOf(rows("transforms"), 250) + pagesOf(rows("accessProfiles"), 250) + pagesOf(rows("roles"), 50) +
		pagesOf(rows("workgroups"), 250) + pagesOf(rows("sources"), 250) + pagesOf(0, 250) // identity profiles are only counted
	byName := 4    // roles, groups, sources, identity profiles
	inFull := 1    // a source whose attributes are compared
	below := 2 + 1 // schemas and policies of the source, states of the profile
	lookups := 2 + // identities by the ids in use, and by the names in documents
		2 + // entitlements of two sources
		1 + 1 // the cluster, and the identity attributes
	return whole + byName + inFull + below + lookups
}

// leastToApply is how many requests bring about what is different now: each object is
// looked at and written. The members of a group are a list and a call of their own,
// before which the group is read once more.
func leastToApply(changed []map[string]any) (requests int) {
	for _, row := range changed {
		requests += 2
		if members, _ := row["memberships"].([]any); len(members) > 0 {
			requests += 3
		}
	}
	return requests
}

func TestTheExampleTakesNoMoreRequestsThanTheTenantAsksFor(t *testing.T) {
	for _, roles := range []int{0, 120} {
		t.Run(fmt.Sprintf("with %d more roles", roles), func(t *testing.T) {
			tenant := start(t, crowded(t, roles))
			before := contentIn(t, tenant)
			g := generate(t, registry.DefaultVersion, 1, othersIn(before))
			planning, both, again := reader(t, tenant), reader(t, tenant), reader(t, tenant)
			plan(t, g.through(t, tenant, planning), example)
			planning.wantFew(t, "the plan", before)
			if got, want := planning.sent(), leastToPlan(before); got != want {
				t.Errorf("the plan took %d requests, want %d", got, want)
			}
			applyAll(t, g.through(t, tenant, both), example, planner.Options{})
			changed := written(before, contentIn(t, tenant))
			if got, want := both.sent()-planning.sent(), leastToApply(changed); got != want {
				t.Errorf("applying took %d requests for %d objects, want %d", got, len(changed), want)
			}
			if p := plan(t, g.through(t, tenant, again), example).Plan; !p.Empty() || again.sent() > planning.sent()+len(changed) {
				t.Errorf("afterwards a plan took %d requests:\n%s", again.sent(), p.Encode())
			}
		})
	}
}
