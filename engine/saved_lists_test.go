package engine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/internal/simulator"
	"isc-sync/planner"
	saving "isc-sync/planner/plan"
)

// TestListsRefuseASavedPlanAsFullReadsDo saves plans about sources and all below them, lets
// others edit what these change, and proves the plans in two ways: with lists that lack
// members of some objects, other ones for each seed, and with lists that lack all of them,
// so that every object is read by itself. Both must say the same.
func TestListsRefuseASavedPlanAsFullReadsDo(t *testing.T) {
	b := baseTenant(t)
	refused, spared := 0, 0
	const seeds = 20
	for seed := range numberIn(seedsVariable, 2) * seeds / 2 {
		synctest.Test(t, func(t *testing.T) {
			luck := rand.New(rand.NewPCG(uint64(seed), 16))
			s := b.savedPlan(t, luck)
			if luck.IntN(2) == 0 {
				s.editSome(b.content, luck)
			}
			full, all := s.proof(t, b, func(row map[string]any) { maps.DeleteFunc(row, notNamed) })
			said, fewer := s.proof(t, b, func(row map[string]any) { hideSome(row, rand.New(rand.NewPCG(uint64(seed), 17))) })
			if said != full {
				t.Errorf("seed %d: with lists the proof says\n%s\nand with full reads\n%s", seed, said, full)
			}
			if full != "" {
				refused++
			} else if fewer < all {
				spared++
			}
		})
	}
	t.Logf("%d of the plans were refused, and %d of the others took fewer requests", refused, spared)
	if refused == 0 || spared == 0 {
		t.Error("the seeds show too little")
	}
}

// saved is a plan of which no step is done, and the tenant as others have edited it.
type saved struct {
	dir     string
	text    []byte
	content map[string]any
}

// savedPlan plans some edits of the sources that a tenant has.
func (b base) savedPlan(t *testing.T, luck *rand.Rand) *saved {
	t.Helper()
	tenant := start(t, b.content)
	e := b.on(t, tenant)
	dir, _ := export(t, e, "Source/*")
	s := &saved{dir: dir, content: contentIn(t, tenant)}
	drifted := contentIn(t, tenant)
	for _, row := range drifted["sources"].([]any) {
		source := row.(map[string]any)
		source["description"] = fmt.Sprint("edited ", luck.IntN(100))
		attributes := source["connectorAttributes"].(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(attributes)) {
			if luck.IntN(8) == 0 {
				delete(attributes, key)
			}
		}
		for _, list := range []string{"schemas", "provisioningPolicies", "correlationConfigs"} {
			below, _ := drifted[list].(map[string]any)
			editLeaf(below[source["id"].(string)], luck)
		}
	}
	tenant = start(t, drifted)
	e = b.through(t, tenant, simulator.Transport(tenant))
	set := load(t, e, dir)
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, planner.Options{SkipProblems: true})
	if err != nil {
		t.Fatal(err)
	}
	s.text, s.content = planned.Plan.Encode(), drifted
	return s
}

// proof returns why the plan is refused, or "", and how many requests that took.
func (s *saved) proof(t *testing.T, b base, hide func(row map[string]any)) (string, int) {
	t.Helper()
	tenant := start(t, s.content)
	seen := &reading{next: simulator.Transport(tenant), lists: map[string]*pages{}, urls: map[string]int{}} // others' edits may not be legal
	e := b.through(t, tenant, &hiding{seen, hide})
	set := load(t, e, s.dir)
	p, err := saving.Decode(s.text)
	if err != nil {
		t.Fatal(err)
	}
	done, err := e.Prove(t.Context(), p, set.Documents, set.Settings)
	said := strings.Join(slices.Sorted(maps.Keys(done)), " ")
	if err != nil {
		said += err.Error()
	}
	return said, seen.sent()
}

// hiding is a tenant whose list of sources lacks members that the sources have.
type hiding struct {
	next http.RoundTripper
	hide func(row map[string]any)
}

func (h *hiding) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := h.next.RoundTrip(r)
	if err != nil || r.Method != http.MethodGet || !strings.HasSuffix(r.URL.Path, "/sources") {
		return response, err
	}
	var rows []map[string]any
	if err := json.NewDecoder(response.Body).Decode(&rows); err != nil {
		return nil, err
	}
	for _, row := range rows {
		h.hide(row)
	}
	data, err := json.Marshal(rows)
	response.Body, response.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
	response.Header.Del("Content-Length")
	return response, err
}

func notNamed(member string, _ any) bool {
	return member != "id" && member != "name" && member != "type"
}

// hideSome removes what others have added, or else one member.
func hideSome(row map[string]any, luck *rand.Rand) {
	attributes := row["connectorAttributes"].(map[string]any)
	if luck.IntN(2) == 0 {
		maps.DeleteFunc(attributes, func(_ string, v any) bool { return v == added })
		return
	}
	some := []map[string]any{row, attributes}[luck.IntN(2)]
	if key := slices.Sorted(maps.Keys(some))[luck.IntN(len(some))]; notNamed(key, nil) {
		delete(some, key)
	}
}

// added is what others give to sources that lack something.
const added = "by others"

// editSome edits a part of some sources, and gives others what they lack.
func (s *saved) editSome(before map[string]any, luck *rand.Rand) {
	for i, row := range s.content["sources"].([]any) {
		source := row.(map[string]any)
		switch luck.IntN(3) {
		case 0:
			editLeaf(source, luck)
		case 1:
			attributes := source["connectorAttributes"].(map[string]any)
			for key := range before["sources"].([]any)[i].(map[string]any)["connectorAttributes"].(map[string]any) {
				if _, has := attributes[key]; !has {
					attributes[key] = added
				}
			}
		}
	}
}

// editLeaf edits a leaf that is chosen by chance.
func editLeaf(v any, luck *rand.Rand) {
	switch v := v.(type) {
	case []any:
		if len(v) > 0 {
			editLeaf(v[luck.IntN(len(v))], luck)
		}
	case map[string]any:
		keys := slices.DeleteFunc(slices.Sorted(maps.Keys(v)), func(k string) bool { return !notNamed(k, nil) })
		if len(keys) == 0 {
			return
		}
		key := keys[luck.IntN(len(keys))]
		switch was := v[key].(type) {
		case string:
			v[key] = was + " by others"
		case bool:
			v[key] = !was
		case nil:
			v[key] = "set by others"
		case float64:
			v[key] = was + 1
		default:
			editLeaf(was, luck)
		}
	}
}
