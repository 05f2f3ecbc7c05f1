package engine_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
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
			planned := plan(t, g.through(t, tenant, planning), example)
			planning.wantFew(t, "the plan", before)
			planning.wantLeast(t, leastToPlan(before, load(t, g.on(t, tenant), example).Documents, planned))
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

// peopled adds people to a tenant, and makes them members of its last group.
func peopled(content map[string]any, people int) map[string]any {
	all, groups := content["identities"].([]any), content["workgroups"].([]any)
	group := maps.Clone(groups[len(groups)-1].(map[string]any))
	members := slices.Clone(group["memberships"].([]any))
	for n := range people {
		more := maps.Clone(all[0].(map[string]any))
		more["id"], more["alias"] = fmt.Sprintf("%032x", 0xd000+n), fmt.Sprintf("person%d", n)
		all, members = append(all, more), append(members, map[string]any{"identityId": more["id"]})
	}
	group["memberships"] = members
	content["identities"], content["workgroups"] = all, append(groups[:len(groups)-1:len(groups)-1], group)
	return content
}

// TestTheAccessModelTakesTheFewestRequests plans with the documents of a whole access
// model, with a few of them, and with some that are new.
func TestTheAccessModelTakesTheFewestRequests(t *testing.T) {
	tenant := start(t, peopled(crowded(t, 180), 70))
	before := contentIn(t, tenant)
	g := generate(t, registry.DefaultVersion, 1, othersIn(before))
	var all []string
	for kind := range listedAt {
		if !slices.Contains([]string{"Source", "Schema", "ProvisioningPolicy", "ManagedCluster"}, kind) {
			all = append(all, kind+"/*")
		}
	}
	fresh := "kind: Role\nname: Of Today\nspec: {description: New, owner: person3, accessProfiles: [Everyday, Of Today]}\n---\n" +
		"kind: AccessProfile\nname: Of Today\nspec: {owner: person4, source: Ticket Desk, enabled: false}\n---\n" +
		"kind: GovernanceGroup\nname: Of Today\nspec: {owner: person5, members: [person6]}\n"
	for name, only := range map[string][]string{
		"the whole model":          all,
		"without groups":           {"AccessProfile/*", "Role/Payroll", "Dimension/*", "SodPolicy/*"},
		"a role on another page":   {"Role/Help Desk", "Role/Payroll"},
		"more roles than pages":    {"Role/Further Role 1*"},
		"metadata of entitlements": {"Entitlement/*", "AccessProfile/*"},
		"states of a profile":      {"LifecycleState/*", "SodPolicySchedule/*"},
		"groups":                   {"GovernanceGroup/*", "SourceApp/*"},
	} {
		dir, _ := export(t, g.on(t, tenant), only...)
		for _, more := range []string{"", fresh} {
			t.Run(name+map[bool]string{true: " and new objects"}[more != ""], func(t *testing.T) {
				if err := os.WriteFile(filepath.Join(dir, "fresh.yaml"), []byte(more), 0o600); err != nil {
					t.Fatal(err)
				}
				planning := reader(t, tenant)
				planned := plan(t, g.through(t, tenant, planning), dir)
				for _, waste := range planning.wasteful() {
					t.Error(waste)
				}
				planning.wantLeast(t, leastToPlan(before, load(t, g.on(t, tenant), dir).Documents, planned))
			})
		}
	}
}
