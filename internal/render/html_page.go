package render

import (
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// htmlPage is what the template of a page shows.
type htmlPage struct {
	htmlFrame
	Verdict, Counts, Incomplete string
	Tenant, APIVersion, Commit  string
	Problems                    []htmlRemark
	Actions, Kinds              []htmlChoice
	Dangers, Total              int
	Changes                     []htmlChange
	Notes                       []htmlNotes
	Waves                       []string
	Graph                       *htmlGraph
}

// htmlChoice is something to filter by, and how many resources it leaves.
type htmlChoice struct {
	Name, Label string
	Count       int
}

// htmlNotes are the notes of one title.
type htmlNotes struct {
	Title   string
	Remarks []htmlRemark
}

// htmlRemark is a problem or a note, and all that it is said of.
type htmlRemark struct {
	Text, Hint string
	Places     []string
}

// openUpTo is how many changes a page shows open at first. Of more, the dangerous
// ones are.
const openUpTo = 20

func planPage(p *plan.Plan, problems state.Problems) htmlPage {
	page := htmlPage{
		htmlFrame: newFrame(), Verdict: verdict(p), Counts: countsText(p),
		Tenant: clean(p.Tenant), APIVersion: clean(p.APIVersion), Commit: clean(p.Inputs.Commit),
		Total: len(p.Changes), Problems: remarksOf(problems.Sorted()), Graph: drawn(graphOf(p)),
	}
	if len(problems) > 0 {
		page.Verdict, page.Incomplete = "Incomplete plan: "+strings.ToLower(page.Verdict[:1])+page.Verdict[1:], incomplete(problems)
	}
	blocks, lost := blocksOf(p), losses(p)
	for i, b := range blocks {
		open := len(blocks) <= openUpTo || len(b.dangers) > 0 && i < openUpTo
		page.Changes = append(page.Changes, htmlChangeOf(i, b, lost, open))
		if len(b.dangers) > 0 {
			page.Dangers += len(b.all)
		}
	}
	page.choices(p)
	for _, g := range noteGroups(p) {
		page.Notes = append(page.Notes, htmlNotes{g.title, remarksOf(asProblems(g.notes))})
	}
	if waves := wavesOf(p); len(waves) > 1 {
		for _, w := range waves {
			page.Waves = append(page.Waves, w.String())
		}
	}
	return page
}

// choices counts what the changes can be filtered by.
func (page *htmlPage) choices(p *plan.Plan) {
	actions, kinds := map[plan.Action]int{}, map[string]int{}
	for _, c := range p.Changes {
		actions[c.Action]++
		kinds[clean(c.Kind)]++
	}
	for _, a := range []plan.Action{plan.Create, plan.Update, plan.Delete} {
		if actions[a] > 0 {
			page.Actions = append(page.Actions, htmlChoice{string(a), string(a), actions[a]})
		}
	}
	for _, kind := range jsonvalue.SortedKeys(kinds) {
		page.Kinds = append(page.Kinds, htmlChoice{kind, kind, kinds[kind]})
	}
}

// remarksOf puts repeated problems or notes together, with all their places.
func remarksOf(problems state.Problems) []htmlRemark {
	var remarks []htmlRemark
	for _, r := range repeatedIn(problems) {
		remark := htmlRemark{Text: strings.Join(shownLines(r.text), "\n"), Hint: strings.Join(shownLines(r.hint), "\n")}
		for _, p := range r.problems {
			place := strings.Join(nonEmpty(p.Position.String(), subject(p.Key, p.Pointer)), ": ")
			remark.Places = append(remark.Places, nonEmpty(clean(place))...)
		}
		remarks = append(remarks, remark)
	}
	return remarks
}
