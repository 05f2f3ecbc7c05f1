package apply_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// placeRules are those of a tenant that lists neither sundials nor hourglasses: each is
// asked for at its place, where a request makes or changes it. A room that is locked has
// no hourglass.
func placeRules() map[string]groveRules {
	at := func(g *grove, collection string, is map[string]any) int {
		return slices.IndexFunc(g.rows[collection], func(row map[string]any) bool { return holdsAll(row, is) })
	}
	put := func(g *grove, collection string, is, body map[string]any) (int, any, bool) {
		row := maps.Clone(body)
		maps.Copy(row, is)
		if i := at(g, collection, is); i >= 0 {
			g.rows[collection][i] = row
		} else {
			g.rows[collection] = append(g.rows[collection], row)
		}
		return 200, row, true
	}
	remove := func(g *grove, collection string, is map[string]any) (int, any, bool) {
		if i := at(g, collection, is); i >= 0 {
			g.rows[collection] = slices.Delete(g.rows[collection], i, i+1)
			return 204, nil, true
		}
		return 404, refusal("nothing is there"), true
	}
	return map[string]groveRules{"places": {
		shown: func(g *grove, path string) (int, any, bool) {
			collection, is := placed(g, path)
			switch i := at(g, collection, is); {
			case i >= 0:
				return 200, g.rows[collection][i], true
			case is["room"] == "study":
				return 400, refusal("the room is locked"), true
			}
			return 404, refusal("nothing is there"), true
		},
		special: func(g *grove, method, path string, body any) (int, any, bool) {
			sent, _ := body.(map[string]any)
			collection, is := placed(g, strings.TrimSuffix(path, "/plate"))
			switch plate := strings.HasSuffix(path, "/plate"); {
			case method == "DELETE" && plate == (collection == "/sundials"):
				return remove(g, collection, is)
			case method == "PUT" && plate && collection == "/sundials":
				return put(g, collection, is, sent)
			case method == "POST" && path == "/hourglasses":
				return put(g, path, map[string]any{"room": sent["room"], "filling": sent["filling"]}, sent)
			}
			return 405, refusal("no such method"), true
		},
	}}
}

// placed is what the path of an object says of it.
func placed(g *grove, path string) (collection string, is map[string]any) {
	collection, id := g.place(path)
	if collection == "/hourglasses" {
		return collection, map[string]any{"room": id, "filling": g.query.Get("filling")}
	}
	return collection, map[string]any{"place": id}
}

// holdsAll reports whether a row has all members of another one.
func holdsAll(row, is map[string]any) bool {
	for name, v := range is {
		if row[name] != v {
			return false
		}
	}
	return true
}

func placeScenarios() []scenario {
	return []scenario{{
		name: "what no list has, at its place", rules: placeRules(),
		start: map[string][]map[string]any{
			"/sundials":    {{"place": "tower", "motto": "Be slow", "summerTime": true}, {"place": "yard", "motto": "Soon"}},
			"/hourglasses": {{"room": "kitchen", "filling": "sand", "minutes": json.Number("3")}, {"room": "kitchen", "filling": "ash", "minutes": json.Number("9")}},
		},
		documents: `kind: Sundial
place: garden
spec: {motto: Only the sunny hours}
---
kind: Sundial
place: tower
spec: {motto: Be quick}
---
kind: Sundial
place: yard
ensure: absent
---
kind: Hourglass
room: kitchen
filling: sand
ensure: absent
---
kind: Hourglass
room: kitchen
filling: ash
spec: {minutes: 10}
---
kind: Hourglass
room: study
filling: salt
spec: {minutes: 5}
`,
		want: []string{
			`204 DELETE /v2025/hourglasses/kitchen?filling=sand`,
			`204 DELETE /v2025/sundials/yard/plate`,
			`200 POST /v2025/hourglasses {"filling":"ash","minutes":10,"room":"kitchen"}`,
			`200 POST /v2025/hourglasses {"filling":"salt","minutes":5,"room":"study"}`,
			`200 PUT /v2025/sundials/garden/plate {"motto":"Only the sunny hours"}`,
			`200 PUT /v2025/sundials/tower/plate {"motto":"Be quick","place":"tower","summerTime":true}`,
		},
	}}
}
