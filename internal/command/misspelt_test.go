package command

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/exit"
)

// said runs the program with a command line that is wrong, and returns what it says.
func said(t *testing.T, words ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	p := &Program{
		Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
		LookupEnv: func(string) (string, bool) { return "", false },
	}
	if code := p.Run(t.Context(), words); code != exit.Usage {
		t.Errorf("%v ends with %d, want %d:\n%s", words, code, exit.Usage, stderr.String())
	}
	return stderr.String()
}

// misspelt is a word without its second letter.
func misspelt(word string) string { return word[:1] + word[2:] }

// everyCommand calls visit with each command and the words that lead to it.
func everyCommand(commands []command, above []string, visit func(path []string, c command)) {
	for _, c := range commands {
		path := append(slices.Clone(above), c.name)
		visit(path, c)
		everyCommand(c.below, path, visit)
	}
}

// TestEveryMisspeltWordHasASuggestion types each command, operation and flag, and each
// value of a flag that lists them, with a letter missing.
func TestEveryMisspeltWordHasASuggestion(t *testing.T) {
	p := &Program{LookupEnv: func(string) (string, bool) { return "", false }}
	tried := 0
	expect := func(meant string, words ...string) {
		tried++
		if got := said(t, words...); !strings.Contains(got, `did you mean "`+meant+`"`) {
			t.Errorf("isc-sync %s does not lead to %q:\n%s", strings.Join(words, " "), meant, got)
		}
	}
	everyCommand(p.commands(), nil, func(path []string, c command) {
		above := path[:len(path)-1]
		if len(c.name) > 3 {
			expect(c.name, append(slices.Clone(above), misspelt(c.name))...)
		}
		for _, o := range c.options {
			if len(o.name) > 3 && c.run != nil && len(c.below) == 0 {
				expect("--"+o.name, append(slices.Clone(path), "--"+misspelt(o.name))...)
			}
			for _, value := range p.valuesOf(&typed{given: map[string]string{}}, o) {
				if len(value) > 4 && slices.Contains([]string{"FORMAT", "WAY", "LEVEL", "FORM", "VERSION", "SHELL"}, o.word) && c.into == nil && len(c.below) == 0 {
					expect(value, append(slices.Clone(path), "--"+o.name, misspelt(value))...)
				}
			}
		}
	})
	if tried < 200 {
		t.Errorf("tried %d words, want at least 200", tried)
	}
}

func TestEveryMisspeltKindHasASuggestion(t *testing.T) {
	for _, kind := range kindNames() {
		if got := said(t, "kinds", misspelt(kind)); !strings.Contains(got, `did you mean "`+kind+`"`) {
			t.Errorf("isc-sync kinds %s does not lead to %s:\n%s", misspelt(kind), kind, got)
		}
	}
}
