package planner_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// shippedKinds are the kinds that the program has.
func shippedKinds() *registry.Kinds {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		panic(err)
	}
	return kinds
}

// lawCase is one object of a made-up kind and one document about it.
type lawCase struct {
	in   planner.Input
	kind *registry.Kind
	live *state.Object
	doc  *state.Document
}

// aCase draws a live object and a document. Kinds and people are drawn from
// once and never change.
func aCase(t *rapid.T, kinds *registry.Kinds, directory *state.Directory) lawCase {
	kind := anyKind().Draw(t, "kind")
	value := liveObject(t, kind.Spec)
	value["id"], value["name"] = "t1", "N"
	spec := desiredObject(t, kind.Spec, value)
	delete(spec, "name")
	c := lawCase{
		kind: kind,
		live: &state.Object{Key: "Thing/N", Kind: kind, ID: "t1", Address: "t1", Value: value, Malformed: flaws(t, value)},
		doc:  &state.Document{Key: "Thing/N", Kind: kind, Identity: []string{"N"}, Spec: spec, Position: state.Position{File: "a.yaml", Line: 1}},
	}
	for _, at := range c.live.Malformed {
		c.live.Value = with(c.live.Value, at, "half \ufffd")
	}
	c.in = planner.Input{
		Kinds: kinds, Directory: directory, Documents: state.Documents{c.doc}, Tenant: "acme", APIVersion: "v2025",
		Options: planner.Options{Env: map[string]string{"SET": clearText}},
	}
	c.in.Live = liveWith(c.live)
	return c
}

func liveWith(objects ...*state.Object) *state.Live {
	live := state.NewLive()
	for _, o := range objects {
		live.Add(o)
	}
	return live
}

func with(value map[string]any, at jsonvalue.Pointer, v any) map[string]any {
	out, err := patch.Patch{{Op: patch.Replace, Path: at, Value: v}}.Apply(value)
	if err != nil {
		panic(err)
	}
	return out.(map[string]any)
}

// build plans the case. The patch is what would be sent, and after what it
// makes of the live object.
func (c lawCase) build() planner.Result { return planner.Build(c.in) }

// steps returns the only step of a plan, or nil.
func onlyStep(p *plan.Plan) *plan.Step {
	if len(p.Changes) == 0 {
		return nil
	}
	return &p.Changes[0].Steps[0]
}

// sketch writes a field's description in one line, for a failure's reader.
func sketch(f *registry.Field) string {
	if f == nil {
		return "anything"
	}
	var below []string
	for _, p := range f.Properties {
		below = append(below, fmt.Sprintf("%q: %s", p.Name, sketch(p)))
	}
	if f.Items != nil {
		below = append(below, sketch(f.Items))
	}
	words := slices.Concat(f.Types, []string{string(f.List), string(f.Patch)})
	for word, is := range map[string]bool{"free": f.Free, "reference": f.Ref != nil, "secrets": f.Secret != nil, "default": f.HasDefault, "read-only": f.ReadOnly} {
		if is {
			words = append(words, word)
		}
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ") + "{" + strings.Join(below, ", ") + "}"
}
