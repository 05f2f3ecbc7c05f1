package command

import (
	"slices"
	"strings"
	"testing"
)

func TestCandidatesOfALine(t *testing.T) {
	cases := []struct{ name, line, how, want string }{
		{"commands", "ex", completeWords, "export"},
		{"commands below a command", "source schema-template ", completeWords, "get put"},
		{"commands behind help", "help source sy", completeWords, "sync-attributes"},
		{"flags", "source test --s", completeWords, "--source --simulator"},
		{"a short flag", "init -", completeWords, "--dir -C --ci --refresh --help -h"},
		{"a flag is given once", "init -C d -", completeWords, "--ci --refresh --help -h"},
		{"flags in front of the command", "--dir d pl", completeWords, "plan"},
		{"formats", "plan --output m", completeWords, "markdown"},
		{"a short flag's value", "plan -o j", completeWords, "json"},
		{"formats of a plan", "plan -o h", completeWords, "html"},
		{"formats of other results", "validate -o h", completeWords, ""},
		{"ways of CI", "init --ci s", completeWords, "summary"},
		{"a joined value", "plan --output=m", completeWords, "--output=markdown"},
		{"a value that the shell divides", "plan --output = m", completeWords, "markdown"},
		{"versions", "plan --api-version v202", completeWords, "v2024 v2025 v2026"},
		{"levels", "plan --log-level w", completeWords, "warn"},
		{"kinds", "kinds --schema Sche", completeWords, "ScheduledSearch Schedule Schema"},
		{"the kind that is explained", "kinds Sche", completeWords, "ScheduledSearch Schedule Schema"},
		{"the file that is shown", "show pl", completeFiles, ""},
		{"the form of a file", "import --from s", completeWords, "sp-config"},
		{"the file that is imported", "import --from sp-config ex", completeFiles, ""},
		{"types", "source schema-template get --type ", completeWords, "accounts entitlements"},
		{"folders", "plan --dir ", completeFolders, ""},
		{"folders of a short flag", "plan -C ", completeFolders, ""},
		{"files", "apply --plan p", completeFiles, ""},
		{"keys", "plan --dir ../../examples/tenant --only Source/H", completeWords, "Source/HR_Feed"},
		{"keys that were begun in quotes", "plan -C ../../examples/tenant --only 'Source/H", completeWords, "Source/HR_Feed"},
		{"names of sources", "-C ../../examples/tenant source test --source C", completeWords, "Corporate_Directory"},
		{"nothing for a number", "plan --rate ", completeWords, ""},
		{"nothing for an unknown flag", "plan --nope ", completeWords, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			how, found := (&Program{}).candidates(strings.Split(c.line, " "))
			var words []string
			for _, f := range found {
				words = append(words, strings.ReplaceAll(f.word, " ", "_"))
			}
			if c.name == "nothing for an unknown flag" {
				words = slices.DeleteFunc(words, func(w string) bool { return strings.HasPrefix(w, "-") })
			}
			if got := strings.Join(words, " "); how != c.how || got != c.want {
				t.Errorf("got %s %q, want %s %q", how, got, c.how, c.want)
			}
		})
	}
}
