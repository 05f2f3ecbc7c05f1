package state

import "testing"

func TestATargetIsDividedAtTheFirstHashBeforeASlash(t *testing.T) {
	for text, want := range map[string][2]string{
		"Source/HR":                {"Source/HR", ""},
		"Source/HR#/description":   {"Source/HR", "/description"},
		"Source/C# App":            {"Source/C# App", ""},
		"Source/C# App#/a/#/b":     {"Source/C# App", "/a/#/b"},
		"Schema/A~1B/account#/a~1": {"Schema/A~1B/account", "/a~1"},
	} {
		key, pointer, _ := SplitTarget(text)
		if got := [2]string{key, pointer}; got != want {
			t.Errorf("SplitTarget(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestKeysKeepTheirParts(t *testing.T) {
	key := NewKey("Schema", "A/B ~ C", "")
	if got := key.Parts(); len(got) != 2 || got[0] != "A/B ~ C" || got[1] != "" {
		t.Errorf("%s has the parts %q", key, got)
	}
}
