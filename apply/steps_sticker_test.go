package apply_test

import (
	"net/http"
	"slices"
	"strings"
)

// stickerRules are those of a tenant in which words are stuck on other objects. bare is
// the status for an object without a sticker.
func stickerRules(bare int) map[string]groveRules {
	// on is the object that a path is about, and the place of its sticker.
	on := func(g *grove, path string) (target map[string]any, at int) {
		parts := strings.Split(path, "/")
		if len(parts) != 4 || parts[1] != "stickers" {
			return nil, -1
		}
		for _, row := range g.rows["/"+strings.ToLower(parts[2])+"s"] {
			if row["id"] == parts[3] {
				target = map[string]any{"type": parts[2], "id": row["id"], "name": row["name"]}
			}
		}
		return target, slices.IndexFunc(g.rows["/stickers"], func(row map[string]any) bool { return row["id"] == parts[2]+parts[3] })
	}
	return map[string]groveRules{"stickers": {
		shown: func(g *grove, path string) (int, any, bool) {
			target, at := on(g, path)
			switch {
			case target == nil:
				return 0, nil, false
			case at < 0 && bare == http.StatusOK:
				return bare, map[string]any{"target": target, "words": []any{}}, true
			case at < 0:
				return bare, refusal("no sticker"), true
			}
			return 200, g.rows["/stickers"][at], true
		},
		special: func(g *grove, method, path string, body any) (int, any, bool) {
			target, at := on(g, path)
			if target == nil {
				return 0, nil, false
			}
			if at >= 0 {
				g.rows["/stickers"] = slices.Delete(g.rows["/stickers"], at, at+1)
			}
			if method == http.MethodDelete {
				return 204, nil, true
			}
			words := body.(map[string]any)["words"].([]any)
			row := map[string]any{"id": target["type"].(string) + target["id"].(string), "target": target, "words": words}
			if len(words) > 0 {
				g.rows["/stickers"] = append(g.rows["/stickers"], row)
			}
			return 200, row, true
		},
	}}
}

// stickerScenarios stick words on a farm that the plan makes and on one that is there,
// take them from two others, and leave one to the deletion of its farm.
func stickerScenarios() (all []scenario) {
	on := func(id, word string) map[string]any {
		return map[string]any{"id": "FARM" + id, "target": map[string]any{"type": "FARM", "id": id, "name": nil}, "words": []any{word}}
	}
	for _, bare := range []int{http.StatusOK, http.StatusNotFound} {
		all = append(all, scenario{
			name: "stickers, bare " + http.StatusText(bare), rules: stickerRules(bare),
			start: map[string][]map[string]any{
				"/farms":    {{"id": "f1", "name": "Vale"}, {"id": "f2", "name": "Moor"}, {"id": "f3", "name": "Fen"}},
				"/stickers": {on("f2", "WET"), on("f3", "WET")},
			},
			documents: "kind: Farm\nname: Hill\nspec: {}\n---\n" +
				"kind: Sticker\nsort: FARM\nname: Hill\nspec: {words: [open]}\n---\n" +
				"kind: Sticker\nsort: FARM\nname: Vale\nspec: {words: [big]}\n---\n" +
				"kind: Sticker\nsort: FARM\nname: Moor\nspec: {words: []}\n---\n" +
				"kind: Sticker\nsort: FARM\nname: Fen\nensure: absent\n",
			want: []string{
				`204 DELETE /v2025/stickers/FARM/f3`,
				`201 POST /v2025/farms {"name":"Hill"}`,
				`200 PUT /v2025/stickers/FARM/f2 {"id":"FARMf2","target":{"id":"f2","name":null,"type":"FARM"},"words":[]}`,
				`200 PUT /v2025/stickers/FARM/f1 {"target":{"id":"f1","name":"Vale","type":"FARM"},"words":["BIG"]}`,
				`200 PUT /v2025/stickers/FARM/new-1 {"target":{"id":"new-1","name":"Hill","type":"FARM"},"words":["OPEN"]}`,
			},
		})
	}
	return all
}
