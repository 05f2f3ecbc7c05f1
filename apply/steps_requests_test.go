package apply_test

import (
	"fmt"
	"maps"
	"slices"
)

// labelRules are those of a tenant that takes labels whole but for members of its
// own, keeps what it is not sent, and answers nothing.
func labelRules() map[string]groveRules {
	return map[string]groveRules{"labels": {
		silent: true,
		put: func(before, body map[string]any) (map[string]any, string) {
			after := maps.Clone(before)
			for name, v := range body {
				if name == "id" || name == "printed" {
					return nil, name + " is not taken"
				}
				after[name] = v
				if v == nil {
					delete(after, name)
				}
			}
			return after, ""
		},
	}}
}

// barrelRules are those of a tenant whose patches only replace.
func barrelRules() map[string]groveRules {
	return map[string]groveRules{"barrels": {
		media: "application/json", lingers: 5,
		change: func(ops []any, before, _ map[string]any) string {
			for _, op := range ops {
				if op.(map[string]any)["op"] != "replace" {
					return "only replace"
				}
			}
			if ops != nil && before["sort"] == "open" {
				return "open barrels take no patch"
			}
			return ""
		},
	}}
}

// stallRules are those of a tenant that makes a farm of each stall, which has what
// the stall does not show.
func stallRules() map[string]groveRules {
	return map[string]groveRules{"stalls": {made: func(g *grove, _ string, row map[string]any) {
		g.rows["/farms"] = append(g.rows["/farms"], map[string]any{"id": "f1", "name": row["name"], "area": row["area"]})
		row["farmId"] = "f1"
		delete(row, "area")
	}}}
}

// noticeRules are those of a tenant that puts a notice in the place of the one
// before, and takes notices down by their keys.
func noticeRules() map[string]groveRules {
	same := func(a, b map[string]any) bool { return a["board"] == b["board"] && a["language"] == b["language"] }
	return map[string]groveRules{"notices": {special: func(g *grove, method, path string, body any) (int, any, bool) {
		switch {
		case method != "POST":
			return 405, refusal("no such method"), true
		case path == "/notices/remove":
			for _, keys := range body.([]any) {
				g.rows["/notices"] = slices.DeleteFunc(g.rows["/notices"], func(row map[string]any) bool { return same(row, keys.(map[string]any)) })
			}
			return 204, nil, true
		case path != "/notices":
			return 404, nil, false
		}
		row := maps.Clone(body.(map[string]any))
		if at := slices.IndexFunc(g.rows["/notices"], func(old map[string]any) bool { return same(old, row) }); at >= 0 {
			row["id"] = g.rows["/notices"][at]["id"]
			g.rows["/notices"][at] = row
			return 200, row, true
		}
		g.last++
		row["id"] = fmt.Sprintf("new-%d", g.last)
		g.rows["/notices"] = append(g.rows["/notices"], row)
		return 200, row, true
	}}}
}

func requestScenarios() []scenario {
	barrels := map[string][]map[string]any{"/barrels": {
		{"id": "b1", "name": "Closed", "sort": "closed", "hoops": map[string]any{"top": "iron", "bottom": "tin"}, "marks": []any{"a"}},
		{"id": "b2", "name": "Open", "sort": "open", "wood": "pine"},
	}}
	notices := map[string][]map[string]any{"/notices": {{"id": "n1", "board": "gate", "language": "en", "text": "Open"}}}
	return []scenario{
		{
			name: "sent whole without what the tenant refuses", rules: labelRules(),
			start:     map[string][]map[string]any{"/labels": {{"id": "l1", "name": "Cider", "text": "sweet", "note": "keep cool", "printed": true}}},
			documents: "kind: Label\nname: Cider\nspec: {text: dry, note: null}\n",
			want:      []string{`204 PUT /v2025/labels/l1 {"name":"Cider","note":null,"text":"dry"}`},
		},
		{
			name: "what another object keeps", rules: stallRules(), start: map[string][]map[string]any{"/stalls": {}, "/farms": {}},
			documents: "kind: Stall\nname: New\nspec: {area: 3, sign: apples}\n",
			want:      []string{`201 POST /v2025/stalls {"area":3,"name":"New","sign":"apples"}`},
		},
		{
			name: "a patch that only replaces", rules: barrelRules(), start: barrels,
			documents: "kind: Barrel\nname: Closed\nspec: {hoops: {middle: brass}, marks: [a, b]}\n",
			want:      []string{`200 PATCH /v2025/barrels/b1 [{"op":"replace","path":"/hoops","value":{"bottom":"tin","middle":"brass","top":"iron"}},{"op":"replace","path":"/marks","value":["a","b"]}]`},
		},
		{
			name: "what a patch that only replaces cannot say", rules: barrelRules(), start: barrels,
			documents: "kind: Barrel\nname: Closed\nspec: {wood: oak}\n",
			want:      []string{`200 PUT /v2025/barrels/b1 {"hoops":{"bottom":"tin","top":"iron"},"id":"b1","marks":["a"],"name":"Closed","sort":"closed","wood":"oak"}`},
		},
		{
			name: "an object that takes only a PUT", rules: barrelRules(), start: barrels,
			documents: "kind: Barrel\nname: Open\nspec: {wood: oak}\n",
			want:      []string{`200 PUT /v2025/barrels/b2 {"id":"b2","name":"Open","sort":"open","wood":"oak"}`},
		},
		{
			name: "a deletion that is only accepted", rules: barrelRules(), start: barrels,
			documents: "kind: Barrel\nname: Open\nensure: absent\n",
			want:      []string{`202 DELETE /v2025/barrels/b2?logical=false`}, more: 1,
		},
		{
			name: "an upsert", rules: noticeRules(), start: notices,
			documents: "kind: Notice\nboard: gate\nlanguage: en\nspec: {text: Closed}\n---\nkind: Notice\nboard: gate\nlanguage: de\nspec: {text: Zu}\n",
			want: []string{
				`200 POST /v2025/notices {"board":"gate","language":"de","text":"Zu"}`,
				`200 POST /v2025/notices {"board":"gate","id":"n1","language":"en","text":"Closed"}`,
			},
		},
		{
			name: "a deletion by POST with keys", rules: noticeRules(), start: notices,
			documents: "kind: Notice\nboard: gate\nlanguage: en\nensure: absent\n",
			want:      []string{`204 POST /v2025/notices/remove [{"board":"gate","language":"en"}]`},
		},
	}
}
