package apply_test

// lockerRules are those of a tenant that shows neither pins nor codes.
func lockerRules() map[string]groveRules {
	hide := func(locker map[string]any) string {
		if locker["pin"] != nil {
			delete(locker, "pin")
			locker["pinSince"] = "today"
		}
		lock, _ := locker["lock"].(map[string]any)
		dial, _ := lock["dial"].(map[string]any)
		switch {
		case dial == nil:
			return ""
		case dial["code"] == nil:
			return "the code would be lost"
		}
		dial["code"] = nil
		return ""
	}
	return map[string]groveRules{"lockers": {
		create: hide,
		change: func(_ []any, _, after map[string]any) string { return hide(after) },
	}}
}

func lockerScenarios() []scenario {
	document := "kind: Locker\nname: Blue\nspec: {pin: !env PIN, lock: {maker: Bo, sort: DIAL, dial: {turns: 3, code: !env CODE}}}\n"
	locker := map[string]any{"id": "l1", "name": "Blue", "pinSince": "today", "lock": map[string]any{
		"maker": "Ada", "sort": "DIAL", "dial": map[string]any{"turns": 3, "code": nil},
	}}
	return []scenario{
		{
			name: "secrets that no answer has are sent with a new object", rules: lockerRules(), env: map[string]string{"PIN": "1234", "CODE": "12-7"},
			start: map[string][]map[string]any{"/lockers": {}}, documents: document,
			want: []string{`201 POST /v2025/lockers {"lock":{"dial":{"code":"12-7","turns":3},"maker":"Bo","sort":"DIAL"},"name":"Blue","pin":"1234"}`},
		},
		{
			name: "and with what is sent whole around them", rules: lockerRules(), env: map[string]string{"PIN": "1234", "CODE": "12-7"},
			start: map[string][]map[string]any{"/lockers": {locker}}, documents: document,
			want: []string{`200 PATCH /v2025/lockers/l1 [{"op":"replace","path":"/lock","value":{"dial":{"code":"12-7","turns":3},"maker":"Bo","sort":"DIAL"}}]`},
		},
	}
}
