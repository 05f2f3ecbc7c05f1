package manual

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// step is a command of a page, or a file that a reader writes.
type step struct {
	line int
	// command is what is typed, code how it ends, shown what the page shows of its output.
	command string
	code    int
	shown   []string
	// file is where a block of YAML goes, content the block.
	file, content string
}

// exitComment at the end of a command gives its exit code, if it is not 0.
const exitComment = "# exit code "

// steps reads the blocks of a page that are run:
//
//	```console          lines that begin with "$ " are commands, "> " continues one, and
//	                    the others are lines of its output, with … for any
//	```yaml FILE        is written to the file
func steps(t *testing.T, page string) []step {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var all []step
	block, file := "", ""
	for i, line := range strings.Split(string(data), "\n") {
		info, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && block == "":
			block, file, _ = strings.Cut(info+" ", " ")
			if file = strings.TrimSpace(file); block == "yaml" && file != "" {
				all = append(all, step{line: i + 1, file: file})
			}
			if block == "" {
				block = "text"
			}
		case isFence:
			block = ""
		case block == "yaml" && file != "":
			all[len(all)-1].content += line + "\n"
		case block == "console":
			all = typed(all, i+1, line)
		case block == "sh" || block == "bash":
			t.Errorf("%s:%d: commands of the manual are in blocks of console, which are run", page, i+1)
		}
	}
	return all
}

// typed adds a line of a console.
func typed(all []step, number int, line string) []step {
	if command, is := strings.CutPrefix(line, "$ "); is {
		s := step{line: number, command: command}
		if before, code, has := strings.Cut(command, exitComment); has {
			s.command = before
			s.code, _ = strconv.Atoi(strings.TrimSpace(code))
		}
		return append(all, s)
	}
	last := &all[len(all)-1]
	if more, is := strings.CutPrefix(line, "> "); is {
		last.command += "\n" + more
	} else if strings.TrimSpace(line) != "" {
		last.shown = append(last.shown, line)
	}
	return all
}

// missing returns the first shown line that is not in the output, in its place; "" if all
// are.
func missing(output string, shown []string) string {
	lines := strings.Split(output, "\n")
	for _, want := range shown {
		if strings.TrimSpace(want) == "…" {
			continue
		}
		at := -1
		for i, line := range lines {
			if same(line, want) {
				at = i
				break
			}
		}
		if at < 0 {
			return want
		}
		lines = lines[at+1:]
	}
	return ""
}

// same compares lines word by word; … in the shown one is any text.
func same(line, want string) bool {
	line, want = strings.Join(strings.Fields(line), " "), strings.Join(strings.Fields(want), " ")
	parts := strings.Split(want, "…")
	rest, begins := strings.CutPrefix(line, parts[0])
	if len(parts) == 1 || !begins {
		return line == want
	}
	last := parts[len(parts)-1]
	for _, part := range parts[1 : len(parts)-1] {
		_, after, found := strings.Cut(rest, part)
		if !found {
			return false
		}
		rest = after
	}
	return strings.HasSuffix(rest, last)
}

func TestWhatAPageShowsIsFoundInOrder(t *testing.T) {
	const output = "Plan for tenant x\n\n  ~ Source/A\nPlan: 1 to create, 2 to update\n"
	for _, test := range []struct{ shown, missing string }{
		{"~ Source/A", ""},
		{"…Source…", ""},
		{"…tenant …x", ""},
		{"…tenant …y", "…tenant …y"},
		{"Plan: 1 to create, …", ""},
		{"Plan for tenant x|…|Plan: 1 to create, 2 to update", ""},
		{"Plan: 1 to create, 2 to update|~ Source/A", "~ Source/A"},
		{"Plan: 2 to create, …", "Plan: 2 to create, …"},
	} {
		if got := missing(output, strings.Split(test.shown, "|")); got != test.missing {
			t.Errorf("of %q %q is missing, want %q", test.shown, got, test.missing)
		}
	}
}
