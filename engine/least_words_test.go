package engine_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// wantLeast compares the requests of a plan with the least, path by path.
func (r *reading) wantLeast(t *testing.T, want map[string]int) {
	t.Helper()
	got := r.templates()
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if got[path] != want[path] {
			t.Errorf("%d requests for %s, want %d", got[path], path, want[path])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if got[path] == 0 && want[path] > 0 {
			t.Errorf("no request for %s, want %d", path, want[path])
		}
	}
}

func (l *least) rows(kind string) (rows []map[string]any) {
	content := listedAt[kind].content
	if kind == "Entitlement" {
		content = "entitlements"
	}
	all, _ := l.content[content].([]any)
	for _, row := range all {
		rows = append(rows, row.(map[string]any))
	}
	return rows
}

func (l *least) rowsBelow(kind string, parent any) (rows []map[string]any) {
	for _, row := range l.rows(kind) {
		if slices.Contains(slices.Collect(maps.Values(row)), parent) {
			rows = append(rows, row)
		}
	}
	return rows
}

func text(row map[string]any, member string) string {
	s, _ := row[member].(string)
	return s
}

// wordsIn are all texts in a value, keys of maps too.
func wordsIn(v any) (texts []string) {
	switch v := v.(type) {
	case string:
		return []string{v, strings.TrimPrefix(v, "attribute.")}
	case []any:
		for _, e := range v {
			texts = append(texts, wordsIn(e)...)
		}
	case map[string]any:
		for key, e := range v {
			texts = append(append(texts, key), wordsIn(e)...)
		}
	}
	return texts
}

// pairsIn are the objects in a value that have an attribute and a value.
func pairsIn(v any) (pairs []map[string]any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			pairs = append(pairs, pairsIn(e)...)
		}
	case map[string]any:
		if v["attribute"] != nil && v["value"] != nil {
			pairs = append(pairs, v)
		}
		for _, e := range v {
			pairs = append(pairs, pairsIn(e)...)
		}
	}
	return pairs
}
