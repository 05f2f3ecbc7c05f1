package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Proof is the result of comparing a saved plan with a new one from the same
// documents.
type Proof struct {
	// Done are the steps that have nothing left to do, by their id, each with
	// the live object, or nil if that is gone.
	Done map[string]*state.Object
	// Stale are the changes whose object is not the one that they were planned
	// against.
	Stale []plan.StaleChange
	// Doubts are statements of the file that neither documents nor tenant
	// confirm.
	Doubts plan.Doubts
}

// Prove compares a saved plan, change by change, with the plan that Build
// computes for the same documents now. in must be limited to the resources of
// the saved plan, and have the variables that were set then. Every saved
// change must result again, unless the tenant has its result already.
//
// Prove sets LiveKey and Fingerprint of the saved changes to the current
// ones.
func Prove(saved *plan.Plan, in Input, again Result) Proof {
	p := newProver(saved, in, again)
	for i := range saved.Changes {
		p.change(&saved.Changes[i])
	}
	p.proof.Doubts = append(p.proof.Doubts, saved.Legend.Contradictions(again.Plan.Legend)...)
	return p.proof
}

func newProver(saved *plan.Plan, in Input, again Result) *prover {
	p := &prover{
		Input: in, saved: saved, again: again,
		created: map[state.Key]*state.Object{}, proof: Proof{Done: map[string]*state.Object{}},
	}
	for i := range saved.Changes {
		c := &saved.Changes[i]
		if o := again.live[c.Key]; c.Action == plan.Create && exists(o) {
			p.created[c.Key] = o
		}
	}
	return p
}

type prover struct {
	Input
	saved *plan.Plan
	again Result
	// created are the objects that the saved plan creates and the tenant now
	// has.
	created map[state.Key]*state.Object
	// before is the plan for the tenant without them, if it was needed.
	before *plan.Plan
	proof  Proof
}

func (p *prover) change(c *plan.Change) {
	doc := p.Documents.Find(c.Key)
	if doc == nil || doc.Absent != (c.Action == plan.Delete) {
		p.doubt(c, "no document asks for this change")
		return
	}
	live, now := p.again.live[c.Key], p.again.Plan.Find(c.Key)
	if now == nil {
		p.unchanged(c, live)
		return
	}
	c.LiveKey = now.LiveKey
	known := p.withIDs(c)
	done, different := p.remaining(known, now)
	if different == "" && done == 0 && c.Action == now.Action && !p.relies(known, live, now) {
		different = differentFingerprint
	}
	if different != "" {
		p.explainDifference(c, live, different)
		return
	}
	if c.Action == now.Action {
		p.notes(c, done)
		c.Fingerprint = now.Fingerprint
	}
	for _, s := range c.Steps[:done] {
		p.proof.Done[s.ID] = live
	}
}

// relies reports whether the fingerprint of a change is unchanged, and covers
// all that the change relies on.
func (p *prover) relies(c *plan.Change, live *state.Object, now *plan.Change) bool {
	return sameFingerprint(c.Fingerprint, now.Fingerprint) && (c.Action == plan.Create || len(p.drift(c, live)) == 0)
}

// unchanged handles a change that is not planned any more: the object needs
// no change, or there is a reason why it could not be planned.
func (p *prover) unchanged(c *plan.Change, live *state.Object) {
	there := exists(live) || p.isEmptied(c, live)
	if p.refusal(c) != nil || there == (c.Action == plan.Delete) && !(live != nil && live.Default) {
		p.explainDifference(c, live, "its document gives no change now")
		return
	}
	if undone := p.undone(p.withIDs(c), live); undone != "" {
		p.doubt(c, undone)
		return
	}
	for _, s := range c.Steps {
		if isUnseenPublication(p.kindOf(c), s) {
			c.Fingerprint = fingerprint.Baseline(live, p.Documents.Find(c.Key).Spec, nil)
			continue
		}
		p.proof.Done[s.ID] = live
	}
}

// isEmptied reports whether a change leaves nothing of an object that is absent then, and
// it is.
func (p *prover) isEmptied(c *plan.Change, live *state.Object) bool {
	kind := p.kindOf(c)
	return live == nil && c.Action == plan.Update && kind.UnsetIsAbsent() && !slices.ContainsFunc(c.Fields, func(f plan.FieldChange) bool {
		_, removed := f.After.(plan.Absent)
		field := kind.Spec.At(f.Pointer)
		return !removed && (field == nil || !field.IsEmptyValue(f.After))
	})
}

// isUnseenPublication reports whether a step publishes what the tenant does
// not show as published: then it runs again, which does no harm.
func isUnseenPublication(kind *registry.Kind, s plan.Step) bool {
	if kind.Publish == nil || kind.Publish.Field != "" && !kind.Publish.Once || s.Method != kind.API.Publish.Method {
		return false
	}
	_, _, is := kind.API.Publish.Match(s.Path)
	return is
}

// exists reports whether an object exists and is more than what the API
// returns for one that was never set.
func exists(o *state.Object) bool { return o != nil && !o.Default }

// remaining compares a saved change with the one that is planned now. It
// returns how many of its steps are done already, or the difference.
func (p *prover) remaining(c, now *plan.Change) (done int, different string) {
	if c.Action == plan.Create && now.Action == plan.Update && p.created[c.Key] != nil {
		return p.afterCreation(c, now)
	}
	different = differenceOf(p.kindOf(c), p.again.live[c.Key], c, now)
	if ahead := len(c.Steps) - len(now.Steps); ahead > 0 && c.Action == plan.Delete && now.Action == plan.Delete {
		return ahead, differenceOfSteps(p.kindOf(c), c.Steps[ahead:], now.Steps)
	}
	if different != "" && c.Action == plan.Update && now.Action == plan.Update {
		return p.afterFirstSteps(c, now, different)
	}
	return 0, different
}

// afterFirstSteps handles an object for which an earlier run finished the
// first steps: the rest must have the same result as what is planned now.
func (p *prover) afterFirstSteps(c, now *plan.Change, different string) (done int, _ string) {
	live := p.again.live[c.Key]
	done = stepsDone(live, c.Steps, now.Steps)
	if done == 0 || !p.showsRest(c, now, live, done) {
		return 0, different
	}
	return done, ""
}

// showsRest reports whether a change shows the rest of itself: its fields
// have their values or are planned now, and nothing else is planned except
// what its first steps changed temporarily.
func (p *prover) showsRest(c, now *plan.Change, live *state.Object, done int) bool {
	exactly := sameField(p.kindOf(c))
	same := func(a, b plan.FieldChange) bool { // a set that calls change is shorter by now
		at := a.Pointer.Parent()
		if f := p.kindOf(c).Spec.At(at); f != nil && f.Calls != nil && b.Pointer.Parent() == at {
			b.Pointer = a.Pointer
		}
		return exactly(a, b)
	}
	d := p.doneCheck(c, live)
	for _, f := range c.Fields {
		planned := slices.ContainsFunc(now.Fields, func(g plan.FieldChange) bool { return same(f, g) })
		if !planned && !f.Sensitive && !d.has(f.Pointer, f.After) {
			return false
		}
	}
	publication := publishedAt(p.kindOf(c).Publish)
	return !slices.ContainsFunc(now.Fields, func(g plan.FieldChange) bool {
		return g.Pointer != publication && !slices.ContainsFunc(c.Fields, func(f plan.FieldChange) bool { return same(f, g) }) && !setBy(c.Steps[:done], g.Pointer)
	})
}

// setBy reports whether steps set the value at a pointer.
func setBy(steps []plan.Step, at jsonvalue.Pointer) bool {
	return slices.ContainsFunc(steps, func(s plan.Step) bool {
		return slices.ContainsFunc(s.Patch, func(op patch.Op) bool { return op.Path == at })
	})
}

// afterCreation handles an object that an earlier run of the plan created:
// the rest are references that are set afterwards, or differences of an
// object that the tenant made with another one.
func (p *prover) afterCreation(c, now *plan.Change) (done int, different string) {
	if done = stepsDone(p.created[c.Key], c.Steps, now.Steps); done > 0 {
		return done, ""
	}
	with := state.BringerKey(p.kindOf(c), c.Key)
	if saved := p.saved.Find(c.Key); saved.Steps[0].OrAdopt && p.created[with] != nil {
		return 0, p.differenceBefore(saved)
	}
	return 0, "the rest of it differs from what the documents and the tenant require"
}

// stepsDone returns how many of a change's first steps are done, if the
// others turn the live object into the result of the steps that are planned
// now; otherwise 0.
func stepsDone(live *state.Object, steps, now []plan.Step) int {
	for done := len(steps) - 1; done > 0; done-- {
		if sameEffect(live, steps[done:], now) {
			return done
		}
	}
	return 0
}

// differenceBefore compares a change with what is planned for the tenant
// without the objects that the plan created.
func (p *prover) differenceBefore(c *plan.Change) string {
	if p.before == nil {
		in := p.Input
		in.Directory = p.Directory.WithNames() // created objects were found by their ids
		in.Live = p.Live.Without(func(o *state.Object) bool {
			return slices.ContainsFunc(append(o.Ancestors(), o), p.isCreated)
		})
		p.before = Build(in).Plan
	}
	was := p.before.Find(c.Key)
	if was == nil {
		return "its document gives no change"
	}
	return differenceOf(p.kindOf(c), nil, c, was)
}

func (p *prover) isCreated(o *state.Object) bool {
	for _, created := range p.created {
		if created == o {
			return true
		}
	}
	return false
}

// notes reports warnings about a change that the file omits. What its first steps
// changed meanwhile is changed back by the others, and not worth one.
func (p *prover) notes(c *plan.Change, done int) {
	for _, n := range p.again.Plan.Notes {
		if setBy(c.Steps[:done], n.Pointer) {
			continue
		}
		warns := n.Code == plan.NoteDanger || n.Code == plan.NotePossibleRename || n.Code == plan.NoteOwnAddress || n.Code == plan.NoteAccounts
		if warns && n.Key == c.Key && !slices.ContainsFunc(p.saved.Notes, func(saved plan.Note) bool { return isSameNote(n, saved) }) {
			p.doubt(c, "this note is missing: "+n.Text)
		}
	}
}

// isSameNote ignores the text, which may have other values.
func isSameNote(a, b plan.Note) bool {
	return a.Code == b.Code && a.Key == b.Key && a.Pointer == b.Pointer
}

func (p *prover) doubt(c *plan.Change, text string) {
	p.proof.Doubts = append(p.proof.Doubts, plan.Doubt{Key: c.Key, Text: text})
}

func (p *prover) kindOf(c *plan.Change) *registry.Kind { return p.Documents.Find(c.Key).Kind }
