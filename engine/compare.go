package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/compare"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Compared is what differs between two sides. It has no steps: nothing can be made of it
// that a tenant would be sent.
type Compared struct {
	Left, Right Side
	compare.Result
	// Open counts what may differ or not: documents that have mistakes, or wait for
	// something, and what could not be read.
	Open int
}

// Side is one of two that are compared.
type Side struct {
	// Name is what users call it: an environment, a tenant or a directory.
	Name string
	// Tenant and APIVersion are "" for a directory.
	Tenant, APIVersion string
}

// CompareOptions choose what is compared.
type CompareOptions struct {
	ExportOptions
	// Name is what users call the tenant.
	Name string
}

// Compare reads two tenants and returns what differs. It writes to neither.
func (e *Engine) Compare(ctx context.Context, other *Engine, mine, others CompareOptions) (*Compared, error) {
	left, leftGaps, describedLeft, err := e.side(ctx, mine)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", mine.Name, err)
	}
	right, rightGaps, describedRight, err := other.side(ctx, others)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", others.Name, err)
	}
	known := keysOf(left.Documents)
	for key := range keysOf(right.Documents) {
		known[key] = true
	}
	if err := unmatchedIn(mine.Only.Among(known), known); err != nil {
		return nil, err
	}
	c := &Compared{Left: describedLeft, Right: describedRight, Result: compare.Documents(left, right)}
	c.unread(mine.Name, leftGaps)
	c.unread(others.Name, rightGaps)
	c.Result = c.Sorted()
	for _, n := range c.Notes {
		if n.Code == plan.NoteNotRead {
			c.Open++
		}
	}
	return c, nil
}

// unread notes what a side would not show, unless that is said of what the other side has
// of it: neither side may have shown any.
func (c *Compared) unread(name string, gaps []state.Gap) {
	said := map[string]bool{}
	for _, n := range c.Notes {
		if n.Code == plan.NoteNotRead && n.Key != "" {
			said[n.Key.Kind()] = true
		}
	}
	for _, gap := range gaps {
		if gap.What == "" || !said[gap.What] {
			c.Notes = append(c.Notes, plan.Note{Code: plan.NoteNotRead, Text: name + ": " + gap.String()})
		}
	}
}

func unmatchedIn(only state.Patterns, known state.Keys) error {
	var problems state.Problems
	for _, p := range only.Unmatched(known) {
		problems = append(problems, state.Problem{Text: "--only " + p.Text + ": neither side has anything of this key", Hint: "names are case-sensitive"})
	}
	return problems.Err()
}

// side reads one tenant as documents.
func (e *Engine) side(ctx context.Context, opts CompareOptions) (side compare.Side, unread []state.Gap, described Side, err error) {
	org, err := e.Client.Org(ctx)
	if err != nil {
		return side, nil, described, err
	}
	opts.Partial = true
	exported, err := e.Export(ctx, opts.ExportOptions)
	if err != nil {
		return side, nil, described, err
	}
	side = compare.Side{Name: opts.Name, Unread: func(doc *state.Document) string { return e.whyUnknown(exported.live, doc) }}
	for _, d := range exported.documents {
		side.Documents = append(side.Documents, d.Document)
	}
	return side, append(exported.NotRead, gaps(exported.PassedOver)...), Side{opts.Name, org, e.Version}, nil
}

// whyUnknown returns why it is not known whether the tenant has an object.
func (e *Engine) whyUnknown(live *state.Live, doc *state.Document) string {
	if !doc.Kind.In(e.Version) {
		return fmt.Sprintf("%s is not in API %s, but in %s", doc.Kind.Name, e.Version, strings.Join(doc.Kind.Versions, ", "))
	}
	if live.Ambiguous(doc.Key) != nil {
		return "several objects have this key"
	}
	if o := live.Find(doc.Key); o != nil && o.Unread.Happened() {
		return o.Unread.Why
	}
	return live.Unread(doc.Kind.Name, doc.ParentKey()).Why
}

// DocumentOptions choose what of a directory is compared with a tenant.
type DocumentOptions struct {
	Settings state.Settings
	Only     []state.Key
	// Kinds are the kinds to compare. Empty means all.
	Kinds []*registry.Kind
	// Tenant and Directory are what users call the two.
	Tenant, Directory string
}

// CompareDocuments plans the documents of a directory and returns what differs from the
// tenant: the tenant is the left side. What documents do not write is not compared.
func (e *Engine) CompareDocuments(ctx context.Context, docs state.Documents, opts DocumentOptions) (*Compared, error) {
	undeclared := state.Keys{}
	planned, err := e.namingOthers(undeclared).Plan(ctx, docs, opts.Settings, planner.Options{Only: opts.Only, SkipProblems: true})
	if err != nil {
		return nil, err
	}
	c := &Compared{Left: Side{opts.Tenant, planned.Plan.Tenant, e.Version}, Right: Side{Name: opts.Directory}}
	other := func(kind string) bool {
		return len(opts.Kinds) > 0 && !slices.Contains(opts.Kinds, e.Kinds.Find(kind))
	}
	c.Notes = slices.DeleteFunc(aboutReading(planned.Plan.Notes), func(n plan.Note) bool { return n.Key != "" && other(n.Key.Kind()) })
	for _, change := range planned.Plan.Changes {
		if !other(change.Kind) {
			c.Changes = append(c.Changes, asDifference(change, opts))
		}
	}
	for key := range undeclared {
		if kind := e.Kinds.Find(key.Kind()); !other(kind.Name) {
			change := compare.Change(&state.Document{Key: key, Kind: kind, Identity: key.Parts()}, plan.Delete)
			change.Why = "only in " + opts.Tenant
			c.Changes = append(c.Changes, change)
		}
	}
	for _, doc := range docs {
		c.unchanged(doc, planned.Plan, len(opts.Only) > 0 && !slices.Contains(opts.Only, doc.Key) || other(doc.Kind.Name))
	}
	c.undocumented(docs, opts)
	c.Result = c.Sorted()
	return c, nil
}

// undocumented notes which of the chosen kinds have no document: of these, what the tenant
// has is not looked for.
func (c *Compared) undocumented(docs state.Documents, opts DocumentOptions) {
	for _, kind := range opts.Kinds {
		if !slices.ContainsFunc(docs, func(d *state.Document) bool { return d.Kind == kind }) {
			c.Notes = append(c.Notes, plan.Note{Code: plan.NoteNotComparable, Text: fmt.Sprintf("%s: none is declared by %s; what %s has of it is not compared", kind.Name, opts.Directory, opts.Tenant)})
		}
	}
}

// unchanged counts a document that equals its object, and notes its secrets.
func (c *Compared) unchanged(doc *state.Document, p *plan.Plan, other bool) {
	change := p.Find(doc.Key)
	leftOut := slices.ContainsFunc(p.Notes, func(n plan.Note) bool {
		return n.Key == doc.Key && (n.Code == plan.NoteLeftOut || n.Code == plan.NoteAwaits)
	})
	if leftOut && !other {
		c.Open++
	}
	if other || leftOut || doc.Absent || change != nil && change.Action != plan.Update {
		return
	}
	c.Notes = append(c.Notes, compare.Secrets(doc)...)
	if change == nil {
		c.Same++
	}
}

// namingOthers is the engine that notes which objects no document declares.
func (e *Engine) namingOthers(undeclared state.Keys) *Engine {
	named := *e
	named.NameOthers = true
	named.Events = func(event Event) {
		other, is := event.(NotDeclared)
		switch {
		case !is:
			e.tell(event)
		case other.Pointer == "":
			undeclared[other.Key] = true
		}
	}
	return &named
}

// asDifference is a change without what an apply would do.
func asDifference(c plan.Change, opts DocumentOptions) plan.Change {
	c.Steps, c.Fingerprint = nil, nil
	switch c.Action {
	case plan.Create:
		c.Fields, c.Why = nil, "only in "+opts.Directory
	case plan.Delete:
		c.Fields, c.Why = nil, "only in "+opts.Tenant+": the document asks for its deletion"
	}
	c.Fields = slices.Clone(c.Fields)
	for i, f := range c.Fields {
		c.Fields[i].Before, c.Fields[i].After = byName(f.Before), byName(f.After)
	}
	return c
}

// byName writes the names of what an apply would create where its ids would be.
func byName(v any) any {
	return jsonvalue.Map(v, func(v any) (any, bool) {
		id, is := v.(plan.IDOf)
		return id.Key.Name(), is
	})
}

// aboutReading are the notes that say what was not compared, or how.
func aboutReading(notes []plan.Note) []plan.Note {
	codes := []string{plan.NoteNotComparable, plan.NoteNotRead, plan.NoteLookup, plan.NoteLeftOut, plan.NoteLeftAlone, plan.NoteAwaits, plan.NotePossibleRename}
	kept := slices.DeleteFunc(slices.Clone(notes), func(n plan.Note) bool { return !slices.Contains(codes, n.Code) })
	for i, n := range kept {
		if n.Code == plan.NoteLeftOut || n.Code == plan.NoteAwaits {
			kept[i].Code = plan.NoteNotComparable
		}
	}
	return kept
}
