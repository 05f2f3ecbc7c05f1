package command

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

const shippedWorkflow = "initial/.github/workflows/isc-sync.yml"

// A service cancels what waits in a group when something newer comes: an apply
// must not be in the group of plans.
func TestThePlanOfAPullRequestCannotCancelAnApply(t *testing.T) {
	data, err := fs.ReadFile(initial, shippedWorkflow)
	if err != nil {
		t.Fatal(err)
	}
	plan, apply, ok := strings.Cut(string(data), "\n  apply:\n")
	if !ok {
		t.Fatal("there is no job apply")
	}
	for _, want := range []string{"group: isc-sync-plan-${{ github.ref }}", "cancel-in-progress: true", "isc-sync plan "} {
		if !strings.Contains(plan, want) {
			t.Errorf("the job plan lacks %q", want)
		}
	}
	for _, want := range []string{"group: isc-sync-apply\n", "cancel-in-progress: false", "isc-sync apply "} {
		if !strings.Contains(apply, want) {
			t.Errorf("the job apply lacks %q", want)
		}
	}
}

// A tag can be moved to other code; a hash cannot.
func TestActionsArePinnedByHash(t *testing.T) {
	pinned := regexp.MustCompile(`uses: [\w./-]+@[0-9a-f]{40} # v\d`)
	ours := os.DirFS("../../.github/workflows")
	names, err := fs.Glob(ours, "*.yml")
	if err != nil || len(names) == 0 {
		t.Fatalf("found %q: %v", names, err)
	}
	check := func(name string, data []byte, err error) {
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			if strings.Contains(line, "uses:") && !pinned.MatchString(line) {
				t.Errorf("%s: %s", name, strings.TrimSpace(line))
			}
		}
	}
	for _, name := range names {
		data, err := fs.ReadFile(ours, name)
		check(name, data, err)
	}
	data, err := fs.ReadFile(initial, shippedWorkflow)
	check(shippedWorkflow, data, err)
}
