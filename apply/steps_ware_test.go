package apply_test

import "net/url"

// wareRules are those of a tenant that lists wares by their stall alone.
func wareRules() map[string]groveRules {
	return map[string]groveRules{"wares": {
		selects: func(query url.Values, row map[string]any) (bool, string) {
			for _, id := range []string{"s1", "s2"} {
				if query.Get("filters") == `stallId eq "`+id+`" and maker eq "OWN"` {
					return row["stallId"] == id && row["maker"] == "OWN", ""
				}
			}
			return false, "wares are listed by their stall: " + query.Encode()
		},
		create: func(body map[string]any) string {
			if body["stallId"] != "s2" || body["maker"] != "OWN" {
				return "whose is it?"
			}
			return ""
		},
	}}
}

func wareScenarios() []scenario {
	ware := func(id, stall, maker string, price int) map[string]any {
		return map[string]any{"id": id, "stallId": stall, "grade": "FINE", "maker": maker, "price": price}
	}
	return []scenario{{
		name: "objects of all parents in one list", rules: wareRules(),
		start: map[string][]map[string]any{
			"/stalls": {{"id": "s1", "name": "Market"}, {"id": "s2", "name": "Corner"}},
			"/wares":  {ware("w1", "s1", "OWN", 3), ware("w2", "s1", "OTHER", 9)},
		},
		documents: "kind: Ware\nstall: Market\ngrade: FINE\nspec: {price: 4}\n---\nkind: Ware\nstall: Corner\ngrade: FINE\nspec: {price: 5}\n",
		want: []string{
			`201 POST /v2025/wares {"grade":"FINE","maker":"OWN","price":5,"stallId":"s2"}`,
			`200 PUT /v2025/wares/w1 {"grade":"FINE","id":"w1","maker":"OWN","price":4,"stallId":"s1"}`,
		},
	}}
}
