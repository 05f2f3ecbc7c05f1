package state

import (
	"testing"

	"isc-sync/internal/jsonvalue"
)

func TestMatchKey(t *testing.T) {
	cases := []struct {
		name, pattern string
		key           Key
		want          bool
	}{
		{"a lone star is everything", "*", "Schema/HR Feed/account", true},
		{"a key is its own pattern", "Source/HR Feed", "Source/HR Feed", true},
		{"letter case counts", "Source/hr feed", "Source/HR Feed", false},
		{"a star stands for a name", "Source/*", "Source/HR Feed", true},
		{"a star stands for the end of a name", "Source/HR*", "Source/HR Feed", true},
		{"a star stands for nothing", "Source/HR*", "Source/HR", true},
		{"a star stands for the start of a name", "Source/*Feed", "Source/HR Feed", true},
		{"pieces are found in their order", "Source/a*b*c", "Source/a-c-b", false},
		{"one character is not counted for two pieces", "Source/aa*a", "Source/aa", false},
		{"other kinds stay outside", "Source/*", "Schema/HR Feed/account", false},
		{"a last star takes all parts that are left", "Schema/*", "Schema/HR Feed/account", true},
		{"a last star wants at least one part", "Schema/HR Feed/*", "Schema/HR Feed", false},
		{"a star inside a part does not pass its border", "Schema/HR*", "Schema/HR Feed/account", false},
		{"a star can be the kind", "*/HR Feed", "CorrelationConfig/HR Feed", true},
		{"a middle star is one part", "Schema/*/account", "Schema/HR Feed/account", true},
		{"a slash in a name is no border", "Source/a*", "Source/a~1b", true},
		{"nothing matches nothing", "", "Source/HR Feed", false},
		{"two stars alone are everything", "**", "Schema/HR Feed/account", true},
		{"two last stars take all parts that are left", "Schema/**", "Schema/HR Feed/account", true},
		{"two stars are any number of parts", "**/account", "Schema/HR Feed/account", true},
		{"two stars are no part at all", "**/Source/HR Feed", "Source/HR Feed", true},
		{"two last stars want at least one part", "Source/HR Feed/**", "Source/HR Feed", false},
		{"two stars inside a part are one", "Source/HR**", "Source/HR Feed", true},
		{"a question mark is one character", "Source/HR?Feed", "Source/HR Feed", true},
		{"a question mark is not none", "Source/HR Feed?", "Source/HR Feed", false},
		{"a question mark may be a letter of any script", "Source/M?ller", "Source/Müller", true},
		{"a question mark is no border", "Schema/HR?account", "Schema/HR/account", false},
		{"a class is one of its characters", "Source/[A-H]R Feed", "Source/HR Feed", true},
		{"a class leaves out the others", "Source/[a-h]R Feed", "Source/HR Feed", false},
		{"a class may be turned round", "Source/[^a-h]R Feed", "Source/HR Feed", true},
		{"a key with signs is its own pattern", "Source/HR [old] *?", "Source/HR [old] *?", true},
		{"a class of a bracket is a bracket", "Source/HR [[]old*", "Source/HR [old] 2", true},
		{"a bracket that is not closed is itself", "Source/[HR*", "Source/[HR Feed", true},
		{"a backslash is itself", `Source/a\*`, `Source/a\b`, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := MatchKey(c.pattern, c.key); got != c.want {
				t.Errorf("MatchKey(%q, %q) = %v, want %v", c.pattern, c.key, got, c.want)
			}
		})
	}
}

func TestPatternsMatch(t *testing.T) {
	if PatternsOf().Match("Source/A") {
		t.Error("no pattern matches a key")
	}
	if !PatternsOf("Source/B", "Source/A").Match("Source/A") {
		t.Error("the second pattern is not looked at")
	}
}

func TestIgnoreRuleMatches(t *testing.T) {
	rule := IgnoreRule{Key: Pattern{Text: "Source/*"}, Pointer: "/connectorAttributes/*Token"}
	cases := []struct {
		name string
		key  Key
		at   jsonvalue.Pointer
		want bool
	}{
		{"the value itself", "Source/A", "/connectorAttributes/deltaToken", true},
		{"what is below it", "Source/A", "/connectorAttributes/deltaToken/x", true},
		{"not what is above it", "Source/A", "/connectorAttributes", false},
		{"not its neighbour", "Source/A", "/connectorAttributes/tokenUrl", false},
		{"a slash inside a name is a character", "Source/A", "/connectorAttributes/a~1bToken", true},
		{"not another kind", "Schema/A/account", "/connectorAttributes/deltaToken", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := rule.Matches(c.key, c.at); got != c.want {
				t.Errorf("Matches(%q, %q) = %v, want %v", c.key, c.at, got, c.want)
			}
		})
	}
}
