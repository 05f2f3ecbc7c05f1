package engine_test

import (
	"cmp"
	"slices"

	"isc-sync/engine"
	"isc-sync/state"
)

// least computes the fewest requests that tell what documents change, by path, from the
// tenant and the documents alone.
type least struct {
	content map[string]any
	docs    state.Documents
	want    map[string]int
}

func leastToPlan(content map[string]any, docs state.Documents, planned *engine.Planned) map[string]int {
	l := &least{content, docs, map[string]int{"/oauth/token": 1}}
	for kind := range listedAt {
		if named, declared := l.named(kind); len(named) > 0 {
			l.top(kind, named, declared)
		}
	}
	for _, doc := range docs {
		l.beside(doc)
	}
	l.below()
	l.people()
	l.entitlements()
	for _, c := range planned.Plan.Changes {
		if c.Kind == "Source" && c.Action == "update" {
			l.want["/sources/{id}"]++ // whether a row shows all of a source is not published (API: Not known)
		}
	}
	return l.want
}

// named are the names of a kind that documents have, and whether some declare it.
func (l *least) named(kind string) (names []string, declared bool) {
	for _, doc := range l.docs {
		switch {
		case doc.Kind.Name == kind && doc.Kind.Parent == "":
			names, declared = append(names, doc.Identity[0]), true
		case doc.Kind.Parent == kind:
			names = append(names, doc.Identity[0])
		}
		if slices.Contains(mayName[doc.Kind.Name], kind) {
			for _, row := range l.rows(kind) {
				if name := row["name"].(string); slices.Contains(wordsIn(map[string]any(doc.Spec)), name) {
					names = append(names, name)
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), declared
}

// top is what a list at the top takes. What documents declare is compared with all that
// they may have meant, and what they do not declare is counted: the first page says how
// many rows there are, and has most of them in most tenants. What it lacks is asked for
// by name, if that takes fewer requests than the other pages. Those follow if a name
// is nobody's.
func (l *least) top(kind string, names []string, declared bool) {
	list, rows := listedAt[kind], l.rows(kind)
	pages := pagesOf(len(rows), list.page)
	if !declared && list.names > 0 && len(names) <= list.names {
		l.want[list.path+"?name"] = 1
		return
	}
	slices.SortFunc(rows, func(a, b map[string]any) int { return cmp.Compare(text(a, list.sorter), text(b, list.sorter)) })
	missing := func(rows []map[string]any) []string {
		has := map[string]bool{}
		for _, row := range rows {
			has[text(row, "name")] = true
		}
		return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return has[n] })
	}
	asked := 0
	if pages > 1 && list.names > 0 {
		asked = pagesOf(len(missing(rows[:list.page])), list.names)
	}
	switch {
	case pages == 1 || list.names == 0 || asked >= pages-1:
		l.want[list.path] = pages
	case len(missing(rows)) > 0:
		l.want[list.path], l.want[list.path+"?name"] = pages, asked
	default:
		l.want[list.path], l.want[list.path+"?name"] = 1, asked
	}
}

// beside are the lists that objects have beside themselves, where documents write them.
func (l *least) beside(doc *state.Document) {
	own, has := ownLists[doc.Kind.Name]
	if _, written := doc.Spec[own.field]; !has || !written {
		return
	}
	for _, row := range l.rows(doc.Kind.Name) {
		if row["name"] == doc.Identity[0] {
			elements, _ := row[own.content].([]any)
			l.want[own.path] += pagesOf(len(elements), own.page)
		}
	}
}

// below are the lists below objects, one for each parent and kind that is declared.
func (l *least) below() {
	seen := map[string]bool{}
	for _, doc := range l.docs {
		list, counts := listedAt[doc.Kind.Name]
		at := doc.Kind.Name + " below " + doc.Identity[0]
		if doc.Kind.Parent == "" || !counts || seen[at] {
			continue
		}
		seen[at] = true
		for _, parent := range l.rows(doc.Kind.Parent) {
			if parent["name"] == doc.Identity[0] {
				l.want[list.path] += pagesOf(len(l.rowsBelow(doc.Kind.Name, parent["id"])), list.page)
			}
		}
	}
}

// people are asked for by the ids that the declared objects have, and then by the
// aliases that none of these has.
func (l *least) people() {
	var aliases, ids, known []string
	named := map[string]bool{}
	for _, doc := range l.docs {
		for _, t := range wordsIn(map[string]any(doc.Spec)) {
			named[t] = true
		}
	}
	held := l.held()
	for _, person := range l.content["identities"].([]any) {
		alias, id := text(person.(map[string]any), "alias"), text(person.(map[string]any), "id")
		if slices.Contains(held, id) {
			ids, known = append(ids, id), append(known, alias)
		}
		if named[alias] {
			aliases = append(aliases, alias)
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(aliases), func(a string) bool { return slices.Contains(known, a) })
	l.ask("/public-identities?id", ids, 50)
	l.ask("/public-identities?alias", fresh, 50)
}

// held are the texts in what the tenant has of the fields that documents write.
func (l *least) held() (texts []string) {
	for _, doc := range l.docs {
		for _, row := range l.rows(doc.Kind.Name) {
			if row["name"] != doc.Identity[len(doc.Identity)-1] && row["technicalName"] != doc.Identity[len(doc.Identity)-1] {
				continue
			}
			for field := range doc.Spec {
				if own := ownLists[doc.Kind.Name]; field == own.field {
					field = own.content
				}
				texts = append(texts, wordsIn(row[field])...)
			}
		}
	}
	return texts
}

// entitlements are asked for by their ids or by their parts, whichever takes fewer
// requests: a filter has 50 ids, or 50 sources with 20 attributes and 20 values.
func (l *least) entitlements() {
	var named []map[string]any
	for _, doc := range l.docs {
		named = append(named, pairsIn(map[string]any(doc.Spec))...)
	}
	held := l.held()
	var ids []string
	values, own := map[any]bool{}, map[any]bool{}
	for _, e := range l.rows("Entitlement") {
		isNamed := slices.ContainsFunc(named, func(n map[string]any) bool { return n["attribute"] == e["attribute"] && n["value"] == e["value"] })
		if slices.Contains(held, text(e, "id")) {
			ids = append(ids, text(e, "id"))
		}
		if isNamed {
			values[e["value"]] = true
		}
		if l.docs.Find(state.NewKey("Entitlement", text(e["source"].(map[string]any), "name"), text(e, "attribute"), text(e, "value"))) != nil {
			own[e["value"]] = true
		}
	}
	byID, byParts := pagesOf(len(ids), 50), pagesOf(len(values), 20)
	switch {
	case len(own) > 0:
		l.want["/entitlements?source.id"] = pagesOf(len(own), 20)
	case len(named) > 0 && len(ids) > 0 && byID < byParts:
		l.want["/entitlements?id"] = byID
	case len(named) > 0:
		l.want["/entitlements?source.id"] = byParts
	}
}

func (l *least) ask(path string, values []string, batch int) {
	if len(values) > 0 {
		l.want[path] = pagesOf(len(values), batch)
	}
}
