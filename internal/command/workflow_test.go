package command

import (
	"bytes"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// shipped are the workflows and the action that init writes.
var shipped = []string{
	"initial/.github/workflows/isc-sync.yml", "summary/.github/workflows/isc-sync.yml", "initial/.github/actions/isc-sync/action.yml",
}

func shippedFile(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(initial, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A service cancels what waits in a group when something newer comes: an apply
// must not be in the group of plans, and must keep its place among applies.
func TestNothingCancelsAnApply(t *testing.T) {
	for _, name := range shipped[:2] {
		plan, apply, ok := strings.Cut(shippedFile(t, name), "\n  apply:\n")
		if !ok {
			t.Fatalf("%s: there is no job apply", name)
		}
		if !strings.Contains(plan, "group: isc-sync-plan-${{ github.") {
			t.Errorf("%s: plans are not in groups of their own", name)
		}
		for _, want := range []string{"group: isc-sync-apply\n", "cancel-in-progress: false\n", "queue: max\n", "environment: isc-sync\n", "mode: apply\n"} {
			if !strings.Contains(apply, want) {
				t.Errorf("%s: the job apply lacks %q", name, want)
			}
		}
	}
}

// The action of the repository is the one that users get.
func TestInitWritesTheActionOfTheRepository(t *testing.T) {
	ours, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	if theirs := shippedFile(t, shipped[2]); !bytes.Equal(ours, []byte(theirs)) {
		t.Error("internal/command/initial/.github/actions/isc-sync/action.yml differs from action.yml: copy it")
	}
}

// A value of a pull request in a line of a shell is a program of its author.
func TestNoExpressionReachesAShell(t *testing.T) {
	for _, name := range shipped {
		inRun, indent := false, 0
		for i, line := range strings.Split(shippedFile(t, name), "\n") {
			depth := len(line) - len(strings.TrimLeft(line, " "))
			if inRun && strings.TrimSpace(line) != "" && depth <= indent {
				inRun = false
			}
			if strings.HasPrefix(strings.TrimLeft(line, "- "), "run:") {
				inRun, indent = true, depth
			}
			if inRun && strings.Contains(line, "${{") {
				t.Errorf("%s:%d: %s", name, i+1, strings.TrimSpace(line))
			}
		}
	}
}

// A workflow that runs with the rights of the repository on what a stranger wrote
// is not shipped.
func TestForksOnlyValidate(t *testing.T) {
	for _, name := range shipped[:2] {
		text := shippedFile(t, name)
		if strings.Contains(text, "pull_request_target") || !strings.Contains(text, "head.repo.full_name == github.repository) && 'plan' || 'validate' }}") &&
			!strings.Contains(text, "head.repo.full_name == github.repository && 'plan' || 'validate' }}") {
			t.Errorf("%s: a fork does more than validate", name)
		}
		// GitHub gives the run of a fork no variables: what it needs stands in the file.
		if strings.Contains(text, "vars.ISC_SYNC") || !strings.Contains(text, "\n  ISC_SYNC_URL: \"") || !strings.Contains(text, "url: ${{ env.ISC_SYNC_URL }}") {
			t.Errorf("%s: a fork cannot know where isc-sync is", name)
		}
		if !strings.Contains(text, "\npermissions:\n  contents: read\n") {
			t.Errorf("%s: the permissions are not limited", name)
		}
	}
}

// A tag can be moved to other code; a hash cannot.
func TestActionsArePinnedByHash(t *testing.T) {
	pinned := regexp.MustCompile(`uses: ([\w./-]+@[0-9a-f]{40} # v\d|\./)`)
	check := func(name, text string) {
		for _, line := range strings.Split(text, "\n") {
			if strings.Contains(line, "uses:") && !pinned.MatchString(line) {
				t.Errorf("%s: %s", name, strings.TrimSpace(line))
			}
		}
	}
	ours := os.DirFS("../../.github/workflows")
	names, err := fs.Glob(ours, "*.yml")
	if err != nil || len(names) == 0 {
		t.Fatalf("found %q: %v", names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(ours, name)
		if err != nil {
			t.Fatal(err)
		}
		check(name, string(data))
	}
	for _, name := range shipped {
		check(name, shippedFile(t, name))
	}
}
