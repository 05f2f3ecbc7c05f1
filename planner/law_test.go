package planner_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// law is something that holds of every plan.
type law struct {
	name   string
	broken func(t *rapid.T, c lawCase, r planner.Result) string
}

// laws are checked on the same cases. CI checks many more of them:
//
//	go test ./planner -run Laws -rapid.checks=100000
func laws() []law {
	return []law{
		{"the object is as declared afterwards", asDeclared},
		{"nothing that nobody declared is touched", leftAlone},
		{"a second plan finds nothing to do", idempotent},
		{"nothing that came in is changed", unchangedInput},
		{"a second run gives the same bytes", repeatable},
		{"a question about a field changes nothing", unquestioned},
		{"the order of set members means nothing", orderless},
		{"an operation's value is legal unless it is put", legal},
		{"no operation touches what only the server sets", writable},
		{"members that limit each other fit", fitting},
		{"no secret is in the plan", secretive},
		{"a flaw is never written", flawless},
		{"a plan reads back as it was written", readable},
		{"an edit by somebody else is noticed or survives", respectful},
		{"a saved plan holds until something changes that it relies on", provable},
	}
}

func TestLawsOfPlanning(t *testing.T) {
	t.Parallel()
	kinds, directory := people()
	rapid.Check(t, func(t *rapid.T) {
		c := aCase(t, kinds, directory)
		before := text(c.live.Value) + text(c.doc.Spec)
		r := c.build()
		if text(c.live.Value)+text(c.doc.Spec) != before {
			t.Fatal("something that came in was changed")
		}
		for _, l := range laws() {
			if wrong := l.broken(t, c, r); wrong != "" {
				t.Fatalf("%s: %s\nkind     %s\nlive     %s\ndeclared %s\n%s%s%s", l.name, wrong, sketch(c.kind.Spec), text(c.live.Value), text(c.doc.Spec),
					opsText(r.Plan), notesText(r.Plan.Notes), problemsText(r.Problems))
			}
		}
	})
}

// after is the live value once the plan was carried out.
func (c lawCase) after(r planner.Result) map[string]any {
	o := *c.live
	w := world{Input: c.in}
	if step := onlyStep(r.Plan); step != nil {
		w.step(&o, *step)
	}
	return o.Value
}

func (c lawCase) oracle() oracle { return oracle{c.in.Directory, c.in.Options.Env} }

// isPlain tells whether nothing came up that leaves fields alone.
func isPlain(c lawCase, r planner.Result) bool {
	noted := slices.ContainsFunc(r.Plan.Notes, func(n plan.Note) bool {
		return n.Code == plan.NoteLeftAlone || n.Code == plan.NoteNotComparable
	})
	return len(r.Problems) == 0 && len(c.live.Malformed) == 0 && !noted
}

func asDeclared(_ *rapid.T, c lawCase, r planner.Result) string {
	if !isPlain(c, r) {
		return ""
	}
	return c.oracle().holds(c.kind.Spec, c.after(r), true, c.doc.Spec, false, "")
}

func leftAlone(_ *rapid.T, c lawCase, r planner.Result) string {
	return c.oracle().untouched(c.kind.Spec, c.live.Value, c.after(r), c.doc.Spec, "")
}

func idempotent(_ *rapid.T, c lawCase, r planner.Result) string {
	if len(r.Problems) > 0 || len(c.live.Malformed) > 0 {
		return ""
	}
	done := *c.live
	done.Value = c.after(r)
	c.in.Live = liveWith(&done)
	if again := planner.Build(c.in); !again.Plan.Empty() {
		return "there is still to do: " + opsText(again.Plan)
	}
	return ""
}

func unchangedInput(_ *rapid.T, c lawCase, r planner.Result) string {
	live, spec := jsonvalue.Clone(c.live.Value), text(c.doc.Spec)
	c.after(r)
	if !jsonvalue.Equal(live, c.live.Value) || text(c.doc.Spec) != spec {
		return "applying the patch changed the live object"
	}
	return ""
}

func repeatable(_ *rapid.T, c lawCase, r planner.Result) string {
	if again := c.build(); !bytes.Equal(again.Plan.Encode(), r.Plan.Encode()) || problemsText(again.Problems) != problemsText(r.Problems) {
		return "the second run says " + string(again.Plan.Encode())
	}
	return ""
}

// unquestioned plans with --explain, which looks at each field by itself.
func unquestioned(_ *rapid.T, c lawCase, r planner.Result) string {
	c.in.Options.Explain = &plan.Target{Key: c.doc.Key}
	if again := c.build(); !bytes.Equal(again.Plan.Encode(), r.Plan.Encode()) {
		return "with --explain the plan says " + opsText(again.Plan)
	}
	return ""
}

func orderless(t *rapid.T, c lawCase, r planner.Result) string {
	doc := *c.doc
	doc.Spec = shuffled(t, c.kind.Spec, doc.Spec).(map[string]any)
	c.in.Documents = state.Documents{&doc}
	again := c.build()
	if len(r.Problems) == 0 && !slices.EqualFunc(r.Plan.Notes, again.Plan.Notes, sameNote) {
		return ""
	}
	if !bytes.Equal(again.Plan.Encode(), r.Plan.Encode()) && len(r.Problems) == 0 {
		return "shuffled, the plan says " + opsText(again.Plan)
	}
	return ""
}

func sameNote(a, b plan.Note) bool { return a == b }

// shuffled puts set members in another order.
func shuffled(t *rapid.T, f *registry.Field, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, key := range jsonvalue.SortedKeys(v) {
			out[key] = shuffled(t, memberField(f, key), v[key])
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = shuffled(t, items(f), e)
		}
		keys := keysIn(v)
		slices.Sort(keys)
		if f != nil && (f.List == registry.Set || f.List == registry.KeyedSet && len(slices.Compact(keys)) == len(v)) {
			return rapid.Permutation(out).Draw(t, "order")
		}
		return out
	}
	return v
}

func legal(_ *rapid.T, c lawCase, r planner.Result) string {
	step := onlyStep(r.Plan)
	if step == nil || step.Method == "PUT" {
		return ""
	}
	for _, op := range step.Patch {
		if op.Op != patch.Remove && !inVendorsModel(op.Value) {
			return "the patch model does not have " + text(op.Value)
		}
		if op.Path == "" {
			return "the whole object is replaced"
		}
	}
	return ""
}

// inVendorsModel is the rule for values (API: JSON Patch).
func inVendorsModel(v any) bool {
	text := text(v)
	list, isList := v.([]any)
	for _, e := range list {
		if _, isBool := e.(bool); isBool || !inVendorsModel(e) {
			return false
		}
		if _, nested := e.([]any); nested {
			return false
		}
	}
	isNumber := strings.Trim(text, "-0123456789") == ""
	return isList || isNumber || text == "true" || text == "false" || text[0] == '"' || text[0] == '{'
}

func writable(_ *rapid.T, c lawCase, r planner.Result) string {
	step := onlyStep(r.Plan)
	if step == nil {
		return ""
	}
	for _, op := range step.Patch {
		f := c.kind.Spec.At(op.Path)
		if f != nil && f.ReadOnly {
			return "only the server sets " + string(op.Path)
		}
		if step.Method == "PATCH" && op.Op != patch.Remove && replacesServersMap(c, op.Path) {
			return "a map that the server writes to is replaced as a whole"
		}
	}
	return ""
}

// replacesServersMap tells whether a pointer leads, through objects only, to a
// live map that may only be patched key by key.
func replacesServersMap(c lawCase, at jsonvalue.Pointer) bool {
	f := c.kind.Spec.At(at)
	live, _ := at.Get(map[string]any(c.live.Value))
	_, isMap := live.(map[string]any)
	for here := at; here != ""; here = here.Parent() {
		parent, _ := here.Parent().Get(map[string]any(c.live.Value))
		_, inList := parent.([]any)
		isMap = isMap && !inList
	}
	return isMap && f != nil && f.Patch == registry.PatchKey
}

func secretive(_ *rapid.T, c lawCase, r planner.Result) string {
	said := string(r.Plan.Encode()) + problemsText(r.Problems)
	for _, secret := range []string{cipherText, clearText} {
		if strings.Contains(said, secret) {
			return "it holds " + secret
		}
	}
	return ""
}

func flawless(_ *rapid.T, c lawCase, r planner.Result) string {
	step := onlyStep(r.Plan)
	if step == nil || len(c.live.Malformed) == 0 {
		return ""
	}
	if step.Method == "PUT" {
		return "the whole object is sent"
	}
	for _, op := range step.Patch {
		if strings.Contains(text(op.Value), "\ufffd") {
			return "an operation carries it"
		}
	}
	return ""
}

func readable(_ *rapid.T, c lawCase, r planner.Result) string {
	data := r.Plan.Encode()
	again, err := plan.Decode(data)
	if err != nil {
		return err.Error()
	}
	if !bytes.Equal(again.Encode(), data) || again.Digest() != r.Plan.Digest() {
		return "read back it is " + string(again.Encode())
	}
	return ""
}
