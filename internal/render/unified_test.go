package render

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestEachPartOfADifferenceIsWhereItSays draws two texts and looks up each part of their
// difference in both.
func TestEachPartOfADifferenceIsWhereItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var before, after []string
		for i := range rapid.IntRange(0, 60).Draw(t, "lines") {
			line := fmt.Sprintf("line %d\n", i)
			switch rapid.IntRange(0, 9).Draw(t, "change") {
			case 0:
				before = append(before, line)
			case 1:
				after = append(after, line)
			case 2:
				before, after = append(before, line), append(after, "new "+line)
			default:
				before, after = append(before, line), append(after, line)
			}
		}
		var from, to int
		for line := range strings.Lines(Unified("a", "b", strings.Join(before, ""), strings.Join(after, ""))) {
			if head := hunkHead.FindStringSubmatch(strings.TrimSpace(line)); head != nil {
				from, to = numberOr(head[1], 1)-1, numberOr(head[3], 1)-1
				continue
			}
			if strings.HasPrefix(line, "---") || strings.HasPrefix(line, "+++") {
				continue
			}
			if line[0] != '+' {
				wantLine(t, before, from, line[1:])
				from++
			}
			if line[0] != '-' {
				wantLine(t, after, to, line[1:])
				to++
			}
		}
	})
}

func wantLine(t *rapid.T, lines []string, i int, want string) {
	if i >= len(lines) || lines[i] != want {
		t.Fatalf("line %d is not %q in %q", i+1, want, lines)
	}
}

func TestPatchNamesAreThoseOfGit(t *testing.T) {
	for name, want := range map[string]string{
		"a/x.yaml": "a/x.yaml", "a/ü.yaml": "a/ü.yaml", "a/two words.yaml": "a/two words.yaml\t",
		"a/tab\there": `"a/tab\011here"`, "a/line\n+++ b/x": `"a/line\012+++ b/x"`, `a/"q"\`: `"a/\"q\"\\"`,
	} {
		if got := PatchName(name); got != want {
			t.Errorf("%q is %s, want %s", name, got, want)
		}
	}
}
