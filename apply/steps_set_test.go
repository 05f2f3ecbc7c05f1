package apply_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/simulator/jsonpatch"
)

// guildRules are those of a tenant that lists the members and the tools of a guild
// apart, takes two members a call and answers with a result for each.
func guildRules() map[string]groveRules {
	return map[string]groveRules{"guilds": {
		create: func(body map[string]any) string {
			if body["members"] != nil || body["tools"] != nil {
				return "members and tools are not taken"
			}
			return ""
		},
		special: func(g *grove, method, path string, body any) (int, any, bool) {
			parts := strings.Split(strings.Trim(path, "/"), "/")
			switch {
			case method == http.MethodPost && len(parts) == 4 && parts[2] == "members":
				return g.called("/guilds/"+parts[1]+"/members", parts[3], body.([]any))
			case method == http.MethodPatch && len(parts) == 2:
				return g.patchedApart("/guilds", parts[1], "tools", body)
			}
			return 0, nil, false
		},
	}}
}

// called adds members or removes them.
func (g *grove) called(list, verb string, refs []any) (int, any, bool) {
	if len(refs) > 2 {
		return 400, refusal("two members at a time"), true
	}
	var results []any
	for _, e := range refs {
		ref := e.(map[string]any)
		isIt := func(row map[string]any) bool { return row["id"] == ref["id"] }
		status, text := 201, "CREATED"
		at := slices.IndexFunc(g.rows[list], isIt)
		miller := slices.IndexFunc(g.rows["/millers"], isIt)
		switch {
		case miller < 0 || g.rows["/millers"][miller]["left"] == true:
			status, text = 404, "NOT_FOUND"
		case verb == "add" && at >= 0, verb == "remove" && at < 0:
			status, text = 409, "ALREADY"
		case verb == "add":
			g.rows[list] = append(g.rows[list], map[string]any{"type": "MILLER", "id": ref["id"], "name": g.rows["/millers"][miller]["name"], "email": "x"})
		default:
			g.rows[list] = slices.Delete(g.rows[list], at, at+1)
		}
		results = append(results, map[string]any{"id": ref["id"], "status": status, "description": text})
	}
	return 207, results, true
}

// patchedApart patches an object of which one member is kept apart.
func (g *grove) patchedApart(collection, id, member string, body any) (int, any, bool) {
	at := slices.IndexFunc(g.rows[collection], func(row map[string]any) bool { return row["id"] == id })
	before, list := maps.Clone(g.rows[collection][at]), collection+"/"+id+"/"+member
	before[member] = append([]any{}, g.apart[list]...)
	ops, err := jsonpatch.Decode(body)
	if err != nil {
		return 400, refusal(err.Error()), true
	}
	v, err := jsonpatch.Apply(copied(before), ops)
	if err != nil {
		return 400, refusal(err.Error()), true
	}
	after := v.(map[string]any)
	if g.apart == nil {
		g.apart = map[string][]any{}
	}
	g.apart[list] = after[member].([]any)
	delete(after, member)
	g.rows[collection][at] = after
	return 200, after, true
}

func millers() []map[string]any {
	var rows []map[string]any
	for i, nick := range []string{"ada", "bea", "cyd", "dot", "eve", "fay"} {
		rows = append(rows, map[string]any{"id": fmt.Sprint(i + 1), "nick": nick, "name": strings.ToUpper(nick)})
	}
	return rows
}

func guild() map[string][]map[string]any {
	return map[string][]map[string]any{
		"/millers": millers(),
		"/guilds":  {{"id": "g1", "name": "Old", "motto": "rest"}},
		"/guilds/g1/members": {
			{"type": "MILLER", "id": "4", "name": "DOT"}, {"type": "MILLER", "id": "5", "name": "EVE"}, {"type": "MILLER", "id": "6", "name": "FAY"},
		},
	}
}

const (
	ada = `{"id":"1","name":"ADA","type":"MILLER"}`
	bea = `{"id":"2","name":"BEA","type":"MILLER"}`
	cyd = `{"id":"3","name":"CYD","type":"MILLER"}`
)

func setScenarios() []scenario {
	return []scenario{
		{
			name: "members are added and removed in batches", rules: guildRules(), start: guild(),
			documents: "kind: Guild\nname: Old\nspec: {motto: grind, members: [dot, ada, cyd, bea]}\n",
			want: []string{
				`200 PATCH /v2025/guilds/g1 [{"op":"replace","path":"/motto","value":"grind"}]`,
				`207 POST /v2025/guilds/g1/members/add [` + ada + `,` + bea + `]`,
				`207 POST /v2025/guilds/g1/members/add [` + cyd + `]`,
				`207 POST /v2025/guilds/g1/members/remove [{"id":"5","name":"EVE","type":"MILLER"},{"id":"6","name":"FAY","type":"MILLER"}]`,
			},
		},
		{
			name: "created with members and tools", rules: guildRules(), start: map[string][]map[string]any{"/millers": millers(), "/guilds": {}},
			documents: "kind: Guild\nname: New\nspec: {members: [ada, bea, cyd], tools: [sack]}\n",
			want: []string{
				`201 POST /v2025/guilds {"name":"New"}`,
				`200 PATCH /v2025/guilds/new-1 [{"op":"add","path":"/tools","value":["sack"]}]`,
				`207 POST /v2025/guilds/new-1/members/add [` + ada + `,` + bea + `]`,
				`207 POST /v2025/guilds/new-1/members/add [` + cyd + `]`,
			},
		},
		{
			name: "a list apart that is patched", rules: guildRules(), start: guild(), apart: map[string][]any{"/guilds/g1/tools": {"sack"}},
			documents: "kind: Guild\nname: Old\nspec: {tools: [sieve]}\n",
			want:      []string{`200 PATCH /v2025/guilds/g1 [{"op":"replace","path":"/tools","value":["sieve"]}]`},
		},
	}
}

func TestAMemberThatIsRefusedIsReportedByItself(t *testing.T) {
	s := setScenarios()[0]
	s.inGrove(t, func(b *bench, g *grove) {
		p := b.plan()
		g.rows["/millers"][1]["left"] = true
		report := b.apply(p, apply.Options{Workers: 1})
		got := outcomes(report)
		if got["Guild/Old#2"] != apply.Failed || got["Guild/Old#3"] != apply.Applied || got["Guild/Old#4"] != apply.Applied {
			t.Errorf("outcomes %v", got)
		}
		for _, step := range report.Steps {
			if want := "the tenant refused 1 of members: 2: 404 NOT_FOUND"; step.Step == "Guild/Old#2" && step.Cause != want {
				t.Errorf("the cause is %q, want %q", step.Cause, want)
			}
		}
		left := b.plan()
		if len(left.Changes) != 1 || len(left.Changes[0].Steps) != 1 {
			t.Errorf("what is left is\n%s", left.Encode())
		}
	})
}

// TestAMemberThatIsThereAlreadyIsNoFailure adds a member that somebody else added
// after the set was read.
func TestAMemberThatIsThereAlreadyIsNoFailure(t *testing.T) {
	s := setScenarios()[0]
	s.inGrove(t, func(b *bench, g *grove) {
		g.then = func(n int) {
			if n == 2 {
				g.rows["/guilds/g1/members"] = append(g.rows["/guilds/g1/members"], map[string]any{"type": "MILLER", "id": "3", "name": "CYD"})
			}
		}
		b.wantDone(b.apply(b.plan(), apply.Options{Workers: 1}))
		if len(g.log) != 3 {
			t.Errorf("the writes are\n%s", strings.Join(g.log, "\n"))
		}
		b.wantNothingLeft()
	})
}

func TestASetThatSomebodyChangedMeanwhileIsStale(t *testing.T) {
	s := setScenarios()[0]
	s.inGrove(t, func(b *bench, g *grove) {
		p := b.plan()
		g.rows["/guilds/g1/members"] = g.rows["/guilds/g1/members"][:1]
		if got := outcomes(b.apply(p, apply.Options{Workers: 1})); got["Guild/Old#1"] != apply.Stale || len(g.log) > 0 {
			t.Errorf("outcomes %v", got)
		}
	})
}

// TestAnUndeclaredSetIsNotRead counts the requests for lists apart.
func TestAnUndeclaredSetIsNotRead(t *testing.T) {
	s := setScenarios()[0]
	s.documents = "kind: Guild\nname: Old\nmanage: all\nspec: {motto: grind}\n"
	s.inGrove(t, func(b *bench, g *grove) {
		g.rows["/guilds/g1/members"] = nil // reading it would show
		b.wantDone(b.apply(b.plan(), apply.Options{Workers: 1}))
		if len(g.log) != 1 || g.listed["/guilds/g1/members"] > 0 {
			t.Errorf("the list was read %d times, and the writes are\n%s", g.listed["/guilds/g1/members"], strings.Join(g.log, "\n"))
		}
	})
}
