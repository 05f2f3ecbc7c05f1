//go:build unix

package acceptance

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// manyFiles is how many an update has to write.
const manyFiles = 500

// TestAKilledUpdateLeavesEachFileOldOrNew kills the program while it writes many files:
// at the beginning, the end, and at moments of chance. Each file is then the old one or
// the new one, and the next run does the rest and leaves nothing else behind.
func TestAKilledUpdateLeavesEachFileOldOrNew(t *testing.T) {
	t.Parallel()
	tenant := manyTransforms(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	luck := rand.New(rand.NewPCG(seed, 0))
	inBetween := 0
	for _, at := range []int{-1, luck.IntN(manyFiles / 2), luck.IntN(manyFiles), manyFiles - 1} {
		dir := t.TempDir()
		for i := range manyFiles {
			writeTransform(t, dir, i, "old")
		}
		killWhenWritten(t, dir, tenant, at, luck)
		was := countNew(t, dir)
		if was > 0 && was < manyFiles {
			inBetween++
		}
		if out, err := updating(dir, tenant).CombinedOutput(); err != nil {
			t.Fatalf("the run after: %v\n%s", err, out)
		}
		if now := countNew(t, dir); now != manyFiles {
			t.Errorf("killed with %d new files, the next run left %d", was, now)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != manyFiles {
			t.Errorf("there are %d entries, want %d files", len(entries), manyFiles)
		}
	}
	if inBetween == 0 {
		t.Error("no run was killed between two files")
	}
}

// manyTransforms writes a tenant with a transform for each file.
func manyTransforms(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../simulator/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	var content map[string]any
	if err := json.Unmarshal(data, &content); err != nil {
		t.Fatal(err)
	}
	rows := []any{}
	for i := range manyFiles {
		rows = append(rows, map[string]any{
			"id": fmt.Sprintf("%032x", i+1), "name": fmt.Sprintf("Many %03d", i), "type": "static", "internal": false,
			"attributes": map[string]any{"value": "new"},
		})
	}
	content["transforms"] = rows
	data, err = json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "tenant.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func transformFile(dir string, i int) string {
	return filepath.Join(dir, fmt.Sprintf("many-%03d.yaml", i))
}

func transformText(i int, value string) string {
	return fmt.Sprintf("# the transform no. %d\nkind: Transform\nname: Many %03d\nspec: {type: static, attributes: {value: '%s'}} # %s\n", i, i, value, strings.Repeat("x", 4000))
}

func writeTransform(t *testing.T, dir string, i int, value string) {
	t.Helper()
	if err := os.WriteFile(transformFile(dir, i), []byte(transformText(i, value)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func updating(dir, tenant string) *exec.Cmd {
	return exec.Command("isc-sync", "export", "--update", "--out", dir, "--only", "Transform/Many *", "--simulator", tenant)
}

// killWhenWritten kills an update once a file is written; with -1, once the program has
// begun to write at all.
func killWhenWritten(t *testing.T, dir, tenant string, file int, luck *rand.Rand) {
	t.Helper()
	run := updating(dir, tenant)
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(2 * time.Minute); !isWritten(dir, file); {
		if time.Now().After(end) {
			t.Fatalf("file %d was never written", file)
		}
		time.Sleep(50 * time.Microsecond)
	}
	time.Sleep(time.Duration(luck.IntN(2000)) * time.Microsecond)
	_ = run.Process.Kill()
	_ = run.Wait()
}

func isWritten(dir string, file int) bool {
	if file < 0 {
		stages, _ := filepath.Glob(filepath.Join(dir, ".update-*"))
		return len(stages) > 0
	}
	data, err := os.ReadFile(transformFile(dir, file))
	return err == nil && string(data) != transformText(file, "old")
}

// countNew counts the new files, and fails for one that is neither old nor new.
func countNew(t *testing.T, dir string) (count int) {
	t.Helper()
	for i := range manyFiles {
		data, err := os.ReadFile(transformFile(dir, i))
		switch {
		case err != nil:
			t.Fatal(err)
		case string(data) == transformText(i, "new"):
			count++
		case string(data) != transformText(i, "old"):
			t.Fatalf("file %d is neither old nor new: %.200q", i, data)
		}
	}
	return count
}
