package state

import (
	"strings"

	"isc-sync/internal/jsonvalue"
)

// MatchKey tells whether a key falls under a pattern such as Source/HR*.
//
// A pattern has parts like a key, in the same spelling ("/" inside a name is
// "~1"). In a part * stands for any characters, but never for the border of a
// part; a last part that is only * stands for everything that is left. So * is
// every key, Schema/* every schema, Schema/HR Feed/* the schemas of one source
// and */HR Feed the source and what it has once. Letter case counts.
func MatchKey(pattern string, key Key) bool {
	want, have := strings.Split(pattern, "/"), strings.Split(string(key), "/")
	for i, part := range want {
		if part == "*" && i == len(want)-1 {
			return i < len(have)
		}
		if i >= len(have) || !MatchGlob(part, have[i]) {
			return false
		}
	}
	return len(want) == len(have)
}

// MatchAnyKey tells whether a key falls under one of the patterns.
func MatchAnyKey(patterns []string, key Key) bool {
	for _, p := range patterns {
		if MatchKey(p, key) {
			return true
		}
	}
	return false
}

// MatchGlob tells whether s is what the pattern says, where * stands for any
// characters, none included. Every other character stands for itself.
func MatchGlob(pattern, s string) bool {
	head, rest, found := strings.Cut(pattern, "*")
	if !found {
		return pattern == s
	}
	if !strings.HasPrefix(s, head) {
		return false
	}
	s = s[len(head):]
	for {
		var piece string
		if piece, rest, found = strings.Cut(rest, "*"); !found {
			return strings.HasSuffix(s, piece)
		}
		at := strings.Index(s, piece)
		if at < 0 {
			return false
		}
		s = s[at+len(piece):]
	}
}

// Matches tells whether the rule covers the value at p of the resource: its
// pointer matches token by token, with * as in MatchGlob, and covers what is
// below as well.
func (r IgnoreRule) Matches(key Key, p jsonvalue.Pointer) bool {
	if !MatchKey(r.Key, key) {
		return false
	}
	want, have := r.Pointer.Tokens(), p.Tokens()
	if len(want) > len(have) {
		return false
	}
	for i, token := range want {
		if !MatchGlob(token, have[i]) {
			return false
		}
	}
	return true
}

// MayMatch tells whether a pattern falls on some key of the form: a key in
// which a part that is only * is left open.
func MayMatch(pattern string, form Key) bool {
	want, have := strings.Split(pattern, "/"), strings.Split(string(form), "/")
	for i, part := range want {
		if part == "*" && i == len(want)-1 {
			return i < len(have)
		}
		if i >= len(have) || have[i] != "*" && !MatchGlob(part, have[i]) {
			return false
		}
	}
	return len(want) == len(have)
}
