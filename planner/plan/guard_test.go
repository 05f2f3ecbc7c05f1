package plan

import (
	"slices"
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func guardedPlan() *Plan {
	return &Plan{
		Summary: Summary{Create: 1, Update: 1, Delete: 2, Unchanged: 6},
		Changes: []Change{
			{Key: "Source/Old", Action: Delete},
			{Key: "Schema/HR/group", Action: Delete},
			{Key: "Source/New", Action: Create},
			{Key: "Source/HR", Action: Update},
		},
		Notes: []Note{{Code: NotePossibleRename, Key: "Source/New"}, {Code: NoteDanger, Key: "Source/HR"}},
	}
}

func TestGuard(t *testing.T) {
	two, none := 2, 0
	everything := Allow{Delete: state.PatternsOf("*"), Create: state.PatternsOf("*")}
	tests := []struct {
		name   string
		limits state.GuardSettings
		allow  Allow
		want   string
	}{
		{"everything is allowed", state.GuardSettings{}, everything, ""},
		{"nothing is allowed", state.GuardSettings{}, Allow{},
			"allow-delete: Source/Old Schema/HR/group; allow-create: Source/New"},
		{"one deletion is named", state.GuardSettings{}, Allow{Delete: state.PatternsOf("Source/Old"), Create: state.PatternsOf("Source/N*")},
			"allow-delete: Schema/HR/group"},
		{"a glob names a source and not its parts", state.GuardSettings{}, Allow{Delete: state.PatternsOf("Source/*"), Create: state.PatternsOf("*")},
			"allow-delete: Schema/HR/group"},
		{"a key that only begins alike is not named", state.GuardSettings{}, Allow{Delete: state.PatternsOf("Source/Ol", "Schema/HR/*"), Create: state.PatternsOf("*")},
			"allow-delete: Source/Old"},
		{"as many deletions as allowed", state.GuardSettings{MaxDeletes: &two}, everything, ""},
		{"more deletions than allowed", state.GuardSettings{MaxDeletes: &none}, everything,
			"maxDeletes: Source/Old Schema/HR/group"},
		{"as many changes as allowed", state.GuardSettings{MaxChanges: &state.Limit{Number: 4}}, everything, ""},
		{"more changes than allowed", state.GuardSettings{MaxChanges: &state.Limit{Number: 3}}, everything,
			"maxChanges: Source/Old Schema/HR/group Source/New Source/HR"},
		{"a share that is kept", state.GuardSettings{MaxChanges: &state.Limit{Number: 40, Percent: true}}, everything, ""},
		{"a share that is passed", state.GuardSettings{MaxChanges: &state.Limit{Number: 39, Percent: true}}, everything,
			"maxChanges: Source/Old Schema/HR/group Source/New Source/HR"},
		{"a protected source protects what belongs to it", state.GuardSettings{Protect: state.PatternsOf("Source/HR")}, everything,
			"protect: Schema/HR/group Source/HR"},
		{"a protected resource is never touched", state.GuardSettings{Protect: state.PatternsOf("*/HR", "Schema/HR/*")}, everything,
			"protect: Schema/HR/group Source/HR"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, r := range Guard(guardedPlan(), shippedKinds(t), test.limits, test.allow, nil) {
				var keys []string
				for _, c := range r.Changes {
					keys = append(keys, string(c.Key))
				}
				got = append(got, r.Rule+": "+strings.Join(keys, " "))
			}
			if text := strings.Join(got, "; "); text != test.want {
				t.Errorf("refused %q, want %q", text, test.want)
			}
		})
	}
}

func TestAPlanThatMayLockOutTheRunIsRefused(t *testing.T) {
	p := &Plan{
		Changes: []Change{{Key: "Gate", Action: Update}, {Key: "Almanac", Action: Update}},
		Notes:   []Note{{Code: NoteOwnAddress, Key: "Gate"}, {Code: NoteDanger, Key: "Almanac"}},
	}
	refusals := Guard(p, shippedKinds(t), state.GuardSettings{}, Allow{}, nil)
	if len(refusals) != 1 || refusals[0].Rule != RuleOwnAddress || refusals[0].Only() == nil || refusals[0].Only().Key != "Gate" {
		t.Errorf("refused %v", refusals)
	}
}

func TestARefusalNamesRuleResourcesAndRemedy(t *testing.T) {
	refusals := Guard(guardedPlan(), shippedKinds(t), state.GuardSettings{}, Allow{Create: state.PatternsOf("*")}, nil)
	text := refusals.Err().Error()
	for _, want := range []string{"allow-delete", "a deletion must be named: 2 resources\n", "hint: add --allow-delete Source/Old --allow-delete Schema/HR/group"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	notes := refusals.Notes()
	keys := []state.Key{notes[0].Key, notes[1].Key}
	if len(notes) != 2 || notes[0].Code != NoteGuard || !slices.Equal(keys, []state.Key{"Source/Old", "Schema/HR/group"}) {
		t.Errorf("notes %v", notes)
	}
	if err := (Refusals{}).Err(); err != nil {
		t.Errorf("no refusals are the error %v", err)
	}
}

func TestARefusalOfManyNamesTheFirstOnly(t *testing.T) {
	p := &Plan{}
	for i := range 9 {
		p.Changes = append(p.Changes, Change{Key: state.NewKey("Source", "S"+string(rune('1'+i))), Action: Update})
	}
	limits := state.GuardSettings{MaxChanges: &state.Limit{Number: 3}, Protect: state.PatternsOf("*")}
	refusals := Guard(p, shippedKinds(t), limits, Allow{}, nil)
	want := "refused by protect: guard.protect keeps it from being touched: Source/S1, Source/S2, Source/S3, Source/S4, Source/S5 and 4 more\n" +
		"  hint: remove the change from the documents, or the pattern from isc-sync.yaml\n" +
		"refused by maxChanges: guard.maxChanges allows 3 of 9 resources, and the plan changes 9\n" +
		"  hint: raise guard.maxChanges in isc-sync.yaml, or apply in parts with --only"
	if got := refusals.Err().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	notes := refusals.Notes()
	if last := notes[len(notes)-1]; len(notes) != 10 || last.Key != "" || !strings.Contains(last.Text, "maxChanges") {
		t.Errorf("%d notes, the last one %v: the plan as a whole needs one", len(notes), last)
	}
}

func shippedKinds(t *testing.T) *registry.Kinds {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func TestAProtectedNameHoldsUnderEveryOtherName(t *testing.T) {
	protect := state.GuardSettings{Protect: state.PatternsOf("Source/Precious")}
	for name, c := range map[string]Change{
		"renamed":            {Action: Update, Fields: []FieldChange{{Pointer: "/name", Before: "Precious", After: "Innocent"}}},
		"deleted by its id":  {Action: Delete, Fingerprint: Fingerprint{"": ExistsMark(), "/name": "Precious"}},
		"known from reading": {Action: Update, LiveKey: "Source/Precious"},
	} {
		t.Run(name, func(t *testing.T) {
			c.Key, c.Kind, c.Identity = "Source/Innocent", "Source", map[string]string{"name": "Innocent"}
			refusals := Guard(&Plan{Changes: []Change{c}}, shippedKinds(t), protect, Allow{Delete: state.PatternsOf("*")}, nil)
			if len(refusals) != 1 || refusals[0].Rule != RuleProtect {
				t.Errorf("refused by %v, want only %s", refusals, RuleProtect)
			}
		})
	}
}

func TestGuardSuggestsPreviouslyOnlyForAKindThatCanBeRenamed(t *testing.T) {
	kinds, p := shippedKinds(t), guardedPlan()
	for i := range p.Changes {
		p.Changes[i].Kind = p.Changes[i].Key.Kind()
	}
	said := func() string {
		return Guard(p, kinds, state.GuardSettings{}, Allow{Delete: state.PatternsOf("*")}, nil).Err().Error()
	}
	if text := said(); strings.Count(text, "previously: ") != 1 {
		t.Errorf("one mention of previously is wanted: %s", text)
	}
	kinds.Find("Source").Spec.Property("name").Immutable = registry.ImmutableAfterCreate
	if text := said(); strings.Contains(text, "previously") || !strings.Contains(text, "--allow-create") {
		t.Errorf("got %s", text)
	}
}
