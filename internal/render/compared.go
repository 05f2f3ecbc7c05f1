package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// asPlan lets differences be written by what writes plans. It has no steps.
func asPlan(c *engine.Compared) *plan.Plan { return &plan.Plan{Changes: c.Changes, Notes: c.Notes} }

// comparedTitle names the two sides.
func comparedTitle(c *engine.Compared) string {
	return fmt.Sprintf("%s compared with %s", sideText(c.Left), sideText(c.Right))
}

func sideText(s engine.Side) string {
	if s.Tenant == "" || s.Tenant == s.Name {
		return clean(s.Name)
	}
	return clean(fmt.Sprintf("%s (tenant %s, API %s)", s.Name, s.Tenant, s.APIVersion))
}

// comparedCounts sums up a comparison.
func comparedCounts(c *engine.Compared) string {
	n := map[plan.Action]int{}
	for _, change := range c.Changes {
		n[change.Action]++
	}
	return fmt.Sprintf("%d differ, %d only in %s, %d only in %s; %d the same", n[plan.Update], n[plan.Delete], clean(c.Left.Name), n[plan.Create], clean(c.Right.Name), c.Same)
}

// Compared writes the differences as a plan shows changes: what the left side has, and
// what the right side has instead.
func (t Text) Compared(w io.Writer, c *engine.Compared) error {
	p := t.page()
	p.para("", p.strong(comparedTitle(c)))
	p.line("")
	shown := asPlan(c)
	for _, b := range blocksOf(shown) {
		p.block(b)
		p.line("")
	}
	p.notes(shown)
	p.styled("", comparedCounts(c)+".", p.strong)
	_, err := w.Write(p.Bytes())
	return err
}

// Compared writes the differences kind by kind.
func (Markdown) Compared(w io.Writer, c *engine.Compared) error {
	shown := asPlan(c)
	head, tail := &sizeBudget{limit: maxComment}, &sizeBudget{limit: maxComment}
	head.fits(fmt.Sprintf("### isc-sync: %s\n\n%s\n", prose(comparedTitle(c)), prose(comparedCounts(c)+".")), 0)
	tail.section("Notes", shareNotes, noteItems(shown), "notes")
	body := groupsOf(blocksOf(shown), maxComment-head.Len()-tail.Len())
	_, err := io.WriteString(w, head.String()+body+tail.String())
	return err
}

// Compared writes the differences as a page.
func (h HTML) Compared(w io.Writer, c *engine.Compared) error {
	page := planPage(asPlan(c), nil)
	page.Verdict = comparedTitle(c) + ": " + comparedCounts(c)
	page.Tenant, page.Graph = "", nil
	labels := map[string]string{
		string(plan.Update): "differs", string(plan.Delete): "only in " + clean(c.Left.Name), string(plan.Create): "only in " + clean(c.Right.Name),
	}
	for i := range page.Changes {
		page.Changes[i].Label = labels[page.Changes[i].Action]
	}
	for i := range page.Actions {
		page.Actions[i].Label = labels[page.Actions[i].Name]
	}
	return writePage(w, "plan", page)
}

// comparedDocument is a comparison as JSON has it. It differs from a plan: it has no changes and
// no steps, and apply does not take it.
type comparedDocument struct {
	FormatVersion int                  `json:"formatVersion"`
	Left          comparedSide         `json:"left"`
	Right         comparedSide         `json:"right"`
	Same          int                  `json:"same"`
	Differences   []comparedDifference `json:"differences"`
	Notes         []comparedNote       `json:"notes"`
}

type comparedSide struct {
	Name       string `json:"name"`
	Tenant     string `json:"tenant,omitempty"`
	APIVersion string `json:"apiVersion,omitempty"`
}

type comparedDifference struct {
	Key      state.Key         `json:"key"`
	Kind     string            `json:"kind"`
	Identity map[string]string `json:"identity"`
	// In is left, right or both.
	In     string          `json:"in"`
	File   string          `json:"file,omitempty"`
	Line   int             `json:"line,omitempty"`
	Why    string          `json:"why,omitempty"`
	Fields []comparedField `json:"fields"`
}

type comparedField struct {
	Pointer   jsonvalue.Pointer `json:"pointer"`
	Left      any               `json:"left,omitempty"`
	Right     any               `json:"right,omitempty"`
	Sensitive bool              `json:"sensitive,omitempty"`
}

type comparedNote struct {
	Code    string            `json:"code"`
	Key     state.Key         `json:"key,omitempty"`
	Pointer jsonvalue.Pointer `json:"pointer,omitempty"`
	Text    string            `json:"text"`
}

// Compared writes the differences for programs.
func (JSON) Compared(w io.Writer, c *engine.Compared) error {
	doc := comparedDocument{
		FormatVersion: 1, Left: comparedSide(c.Left), Right: comparedSide(c.Right), Same: c.Same,
		Differences: make([]comparedDifference, len(c.Changes)), Notes: make([]comparedNote, len(c.Notes)),
	}
	for i, change := range c.Changes {
		doc.Differences[i] = differenceOf(change)
	}
	for i, n := range c.Notes {
		doc.Notes[i] = comparedNote{n.Code, n.Key, n.Pointer, n.Text}
	}
	return writeJSON(w, encode(doc))
}

func differenceOf(c plan.Change) comparedDifference {
	d := comparedDifference{Key: c.Key, Kind: c.Kind, Identity: c.Identity, File: c.File, Line: c.Line, Why: strings.TrimSpace(reason(&c)), Fields: []comparedField{}}
	switch c.Action {
	case plan.Create:
		d.In = "right"
	case plan.Delete:
		d.In = "left"
	default:
		d.In = "both"
	}
	for _, f := range c.Fields {
		field := comparedField{Pointer: f.Pointer, Sensitive: f.Sensitive}
		if raw := rawValue(f.Before); raw != nil {
			field.Left = raw
		}
		if raw := rawValue(f.After); raw != nil {
			field.Right = raw
		}
		d.Fields = append(d.Fields, field)
	}
	return d
}
