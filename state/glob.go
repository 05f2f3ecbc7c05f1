package state

import (
	"strings"

	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
)

// MatchKey reports whether a key matches a pattern such as Source/HR*.
//
// A pattern has parts like a key, in the same spelling ("/" inside a name is
// "~1"), and each part is a glob of glob.Match that matches within one part
// only. A last part that is only * matches all remaining parts, and ** any
// number of parts, at least one if it is the last. So * and ** are every key,
// Schema/* every schema, Schema/HR Feed/* the schemas of one source and */HR
// Feed the source and what it has once. Letter case counts. A key always
// matches itself; [*], [?] and [[] are the characters themselves.
func MatchKey(pattern string, key Key) bool {
	return pattern == string(key) || matchParts(strings.Split(pattern, "/"), strings.Split(string(key), "/"), glob.Match)
}

// MayMatch reports whether a pattern can match some key of the form: a key in
// which a part that is only * is open.
func MayMatch(pattern string, form Key) bool {
	return matchParts(strings.Split(pattern, "/"), strings.Split(string(form), "/"), func(pattern, part string) bool {
		return part == "*" && pattern != "" || glob.Match(pattern, part)
	})
}

func matchParts(want, have []string, match func(pattern, part string) bool) bool {
	if len(want) == 0 || len(have) == 0 {
		return len(want) == len(have)
	}
	if last := len(want) == 1; last && (want[0] == "*" || want[0] == "**") {
		return true
	}
	if want[0] != "**" {
		return match(want[0], have[0]) && matchParts(want[1:], have[1:], match)
	}
	for i := range have {
		if matchParts(want[1:], have[i:], match) {
			return true
		}
	}
	return false
}

// Matches reports whether the rule covers the value at p of the resource: its
// pointer matches token by token, as in glob.Match, and also covers what is
// below.
func (r IgnoreRule) Matches(key Key, p jsonvalue.Pointer) bool {
	if !r.Key.Matches(key) {
		return false
	}
	want, have := r.Pointer.Tokens(), p.Tokens()
	if len(want) > len(have) {
		return false
	}
	for i, token := range want {
		if !glob.Match(token, have[i]) {
			return false
		}
	}
	return true
}
