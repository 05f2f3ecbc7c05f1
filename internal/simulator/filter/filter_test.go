package filter_test

import (
	"encoding/json"
	"strings"
	"testing"

	"isc-sync/internal/simulator/filter"
)

var fields = filter.Fields{
	"name": "eq ne co sw in ge gt le lt isnull", "authoritative": "eq ne isnull", "owner.id": "eq in",
	"features": "ca co", "created": "ge lt", "count": "eq gt", "members.id": "eq in", "healthy": "isnull",
}

func rows() []map[string]any {
	return []map[string]any{
		{"name": "HR Feed", "authoritative": true, "owner": map[string]any{"id": "7"}, "features": []any{"A", "B"}, "created": "2026-01-02T00:00:00Z", "count": json.Number("9")},
		{"name": `say "and" \ (x)`, "authoritative": false, "features": []any{"B"}, "created": "2026-02-02T00:00:00Z", "count": json.Number("10"), "members": []any{map[string]any{"id": "m1"}, map[string]any{"id": "m2"}}},
		{"name": nil, "healthy": true},
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing accepts all", ``, "012"},
		{"letter case does not matter", `name eq "hr FEED"`, "0"},
		{"quotes and backslashes are escaped", `name eq "say \"and\" \\ (x)"`, "1"},
		{"sw looks at the start", `name sw "hr"`, "0"},
		{"co looks inside", `name co "and"`, "1"},
		{"in takes a list", `name in ("x","HR Feed")`, "0"},
		{"ca needs all members", `features ca ("A","B")`, "0"},
		{"ca takes a single value", `features ca "B"`, "01"},
		{"isnull stands behind", `name isnull`, "2"},
		{"pr stands before", `pr name`, "01"},
		{"ne includes what has no value", `name ne "HR Feed"`, "12"},
		{"booleans are bare", `authoritative eq true`, "0"},
		{"timestamps are bare", `created ge 2026-02-01T00:00:00Z`, "1"},
		{"numbers compare as numbers", `count gt 9`, "1"},
		{"dots go down", `owner.id eq "7"`, "0"},
		{"dots go through lists", `members.id eq "m2"`, "1"},
		{"and binds more than or", `name isnull or name sw "h" and authoritative eq false`, "2"},
		{"parentheses bind most", `(name isnull or name sw "h") and authoritative eq true`, "0"},
		{"not binds more than and", `not name isnull and authoritative eq false`, "1"},
		{"not takes parentheses", `not (name isnull or authoritative eq true)`, "1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			expression, err := filter.Parse(tt.text, fields)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, row := range rows() {
				if expression(row) {
					got += string(rune('0' + i))
				}
			}
			if got != tt.want {
				t.Errorf("rows %q, want %q", got, tt.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ name, text, cause string }{
		{"an unknown field", `color eq "red"`, "cannot be filtered"},
		{"an unsupported operator", `authoritative co "x"`, "not supported"},
		{"an upper-case operator", `name EQ "x"`, "not supported"},
		{"a bare string", `name eq red`, "double quotes"},
		{"an open string", `name eq "red`, "not closed"},
		{"a foreign escape", `name eq "\n"`, "backslash"},
		{"an open list", `name in ("a"`, "not closed"},
		{"an open parenthesis", `(name isnull`, "not closed"},
		{"a leftover", `name isnull name`, "not expected"},
		{"half an expression", `name eq`, "too early"},
		{"a dangling and", `name isnull and`, "too early"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := filter.Parse(tt.text, fields)
			if err == nil || !strings.Contains(err.Error(), tt.cause) {
				t.Errorf("got %v, want an error with %q", err, tt.cause)
			}
		})
	}
}

func TestSort(t *testing.T) {
	list := rows()
	if err := filter.Sort(list, "-name", []string{"name"}); err != nil {
		t.Fatal(err)
	}
	if list[0]["name"] != `say "and" \ (x)` || list[2]["name"] != nil {
		t.Errorf("descending by name: %v", list)
	}
	if err := filter.Sort(list, "color", []string{"name"}); err == nil {
		t.Error("sorting by an unknown field was accepted")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{`name eq "a"`, `not (name isnull)`, `name in ("a","\"")`, `((`, `pr`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		expression, err := filter.Parse(text, fields)
		if err != nil {
			return
		}
		for _, row := range rows() {
			expression(row)
		}
	})
}
