package planner_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/tenanttest"
	"isc-sync/internal/tenanttest/drawn"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// drawnCase is up to two documents of a kind that is shipped or made up, and a tenant
// that has what they may refer to.
type drawnCase struct {
	*pool
	t     rapid.TB
	kind  *registry.Kind
	draws []*drawn.Draw
	in    planner.Input
}

func (p *pool) drawnCase(t rapid.TB, k *registry.Kind, source drawn.Source) *drawnCase {
	c := &drawnCase{pool: p, t: t, kind: k, in: planner.Input{
		Kinds: p.Kinds, Live: p.tenant(k), Directory: p.directory, Tenant: "acme", APIVersion: p.Version,
		Options: planner.Options{Env: map[string]string{}},
	}}
	for i := range 4 {
		c.in.Options.Env[fmt.Sprint("SECRET_", i)] = "clear text " + strconv.Itoa(i)
	}
	for i := range 1 + source.IntN(drawn.Named) {
		key := state.NewKey(k.Name, p.Identity(k, i)...)
		if i > 0 && key == c.in.Documents[0].Key {
			break // there is one only
		}
		d := p.Of(k, i, source)
		c.draws = append(c.draws, d)
		c.in.Documents = append(c.in.Documents, &state.Document{
			Key: key, Kind: k, Identity: p.Identity(k, i), Spec: d.Spec(), Position: state.Position{File: "a.yaml", Line: 1 + i},
		})
		if k.Create.How == registry.CreateNever {
			c.in.Live.Add(p.given(key, c.in.Documents[i].Spec))
		}
	}
	return c
}

// input has the documents as package documents reads them.
func (c *drawnCase) input() planner.Input {
	in := c.in
	in.Documents = make(state.Documents, len(c.in.Documents))
	for i, d := range c.in.Documents {
		doc := *d
		doc.Spec = drawn.Planned(d.Spec).(map[string]any)
		in.Documents[i] = &doc
	}
	in.Documents.Sort()
	return in
}

// build plans the documents as drawn.
func (c *drawnCase) build() planner.Result { return planner.Build(c.input()) }

// follow applies the documents, edits them, and applies them again. It returns the
// plans, fewer if a document has a problem.
func (c *drawnCase) follow() (plans []*plan.Plan) {
	created := c.build()
	if !isComplete(created) {
		c.t.Logf("%s%s", problemsText(created.Problems), notesText(created.Plan.Notes))
		return nil
	}
	c.keeps(created)
	start := c.in.Live
	c.in.Live = reordered(afterPlan(c.t, c.in, created.Plan))
	c.wantNothing("after the creation")
	for i, d := range c.in.Documents {
		doc := *d
		doc.Spec = c.draws[i].Edit(d.Spec)
		c.in.Documents[i] = &doc
	}
	c.swap()
	changed := c.build()
	if !isComplete(changed) {
		return []*plan.Plan{created.Plan}
	}
	c.keeps(changed)
	before := c.in.Live
	c.in.Live = afterPlan(c.t, c.in, changed.Plan)
	c.wantNothing("after the change")
	c.wantLeftAlone(before)
	c.wantAsIfCreated(start)
	return []*plan.Plan{created.Plan, changed.Plan}
}

// isComplete reports whether a plan does everything that the documents say.
func isComplete(r planner.Result) bool {
	return len(r.Problems) == 0 && !slices.ContainsFunc(r.Plan.Notes, func(n plan.Note) bool {
		return n.Code == plan.NoteAwaits || n.Code == plan.NoteLeftAlone || n.Code == plan.NoteLeftOut
	})
}

// wantNothing wants the next plan to be empty.
func (c *drawnCase) wantNothing(when string) {
	if next := c.build(); !next.Plan.Empty() || len(next.Problems) > 0 {
		c.fail("%s there is still something to do: %s%s", when, opsText(next.Plan), problemsText(next.Problems))
	}
}

func (c *drawnCase) fail(format string, args ...any) {
	c.t.Helper()
	said := ""
	for _, d := range c.in.Documents {
		said += fmt.Sprintf("declared %s %s\n", d.Key, text(drawn.Planned(d.Spec)))
		if o := c.in.Live.Find(d.Key); o != nil {
			said += fmt.Sprintf("live     %s\n", text(o.Value))
		}
	}
	c.t.Fatalf("%s\n%s", fmt.Sprintf(format, args...), said)
}

// keeps checks the laws that hold of a plan by itself.
func (c *drawnCase) keeps(r planner.Result) {
	encoded := r.Plan.Encode()
	if again := c.build(); !bytes.Equal(again.Plan.Encode(), encoded) {
		c.fail("the second run says %s", opsText(again.Plan))
	}
	if read, err := plan.Decode(encoded); err != nil || !bytes.Equal(read.Encode(), encoded) {
		c.fail("read back, the plan is another one: %v", err)
	}
	c.wantHidden(c.in.Options.Env)
	c.wantHidden(nil)
	for _, change := range r.Plan.Changes {
		for _, s := range change.Steps {
			c.wantLegal(change, s)
		}
	}
	before := c.t.Failed()
	wantProven(c.t, c.input(), r.Plan)
	if c.t.Failed() && !before {
		c.fail("the plan is %s%s", opsText(r.Plan), notesText(r.Plan.Notes))
	}
}

// wantLegal wants operations that the vendor's model has, at places that a document may
// write or that the kind's own words name.
func (c *drawnCase) wantLegal(change plan.Change, s plan.Step) {
	for _, op := range s.Patch {
		f := c.kind.Spec.At(op.Path)
		if f != nil && f.ReadOnly && !f.Position {
			c.fail("only the server sets %s", op.Path)
		}
		if s.Method != "PATCH" {
			continue // the edits are shown, and the whole object is sent
		}
		if op.Op != "remove" && !inVendorsModel(op.Value) {
			c.fail("the patch model does not have %s", text(op.Value))
		}
		if ops := c.kind.Update.Ops; len(ops) > 0 && !slices.Contains(ops, registry.PatchOp(op.Op)) {
			c.fail("a patch of the kind has no %s", op.Op)
		}
	}
}

// poolsOfAllKinds has a pool for each kind that the program ships or that is made up.
func poolsOfAllKinds(t *testing.T) map[string]*pool {
	made, _ := tenanttest.MadeUp(t)
	pools := map[string]*pool{}
	for _, kinds := range []*registry.Kinds{tenanttest.Kinds(t), made} {
		p := aPool(kinds)
		for _, k := range planable(p) {
			pools[k.Name] = p
		}
	}
	return pools
}

// TestDrawnKindsFollowTheirDocuments follows documents of any kind through a creation, a change and
// another plan.
func TestDrawnKindsFollowTheirDocuments(t *testing.T) {
	t.Parallel()
	poolOf := poolsOfAllKinds(t)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(poolOf))).Draw(t, "kind")
		p := poolOf[name]
		p.drawnCase(t, p.Kinds.Find(name), decisions{t}).follow()
	})
}

// decisions are drawn, so that a failure is made small.
type decisions struct{ *rapid.T }

func (d decisions) IntN(n int) int { return rapid.IntRange(0, n-1).Draw(d.T, "decision") }

// planable are the kinds of which the version has objects with comparable content.
func planable(p *pool) []*registry.Kind {
	return slices.DeleteFunc(p.Kinds.All(), func(k *registry.Kind) bool { return !k.In(p.Version) || k.IsUpload() || !k.Declarable() })
}

// randomly makes the same decisions for the same seed.
func randomly(seed uint64) drawn.Source { return rand.New(rand.NewPCG(seed, 0)) }
