package simulator_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func content(t *testing.T, file string) []byte {
	t.Helper()
	out, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFileKeepsWhatWasWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "acme.json")
	first, c := open(t, file, simulator.Options{})
	c.must(200, "PATCH", c.source("v2025", "Ticket Desk"), `[{"op":"replace","path":"/description","value":"kept <b>"}]`)
	second, again := open(t, file, simulator.Options{})
	if got := again.must(200, "GET", again.source("v2025", "Ticket Desk"), "").at("/description"); got != "kept <b>" {
		t.Errorf("after reopening the description is %q", got)
	}
	if first.Org() != second.Org() || !strings.HasPrefix(first.Org(), "acme-") {
		t.Errorf("orgs %q and %q", first.Org(), second.Org())
	}
}

func TestEveryFileHasItsOwnOrg(t *testing.T) {
	dir := t.TempDir()
	first, _ := open(t, filepath.Join(dir, "a.json"), simulator.Options{})
	second, _ := open(t, filepath.Join(dir, "b.json"), simulator.Options{})
	if first.Org() == second.Org() {
		t.Errorf("both are %q", first.Org())
	}
}

func TestReadingLeavesTheFileAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "acme.json")
	open(t, file, simulator.Options{})
	// A person's own layout stays until something is written.
	edited := bytes.Replace(content(t, file), []byte("Employees and contractors"), []byte("Edited by hand"), 1)
	edited = append(edited, "\n\n"...)
	if err := os.WriteFile(file, edited, 0o600); err != nil {
		t.Fatal(err)
	}
	_, c := open(t, file, simulator.Options{})
	path := c.source("v2025", "Corporate Directory")
	if got := c.must(200, "GET", path, "").at("/description"); got != "Edited by hand" {
		t.Errorf("the description is %q", got)
	}
	c.refused(400, "id", "PATCH", path, `[{"op":"replace","path":"/id","value":"x"}]`)
	if !bytes.Equal(content(t, file), edited) {
		t.Error("reads and refused writes have changed the file")
	}
}

func TestEditsAreSeenWhileTheTenantRuns(t *testing.T) {
	file := filepath.Join(t.TempDir(), "acme.json")
	_, c := open(t, file, simulator.Options{})
	path := c.source("v2025", "Corporate Directory")
	edited := bytes.Replace(content(t, file), []byte("Employees and contractors"), []byte("Edited"), 1)
	if err := os.WriteFile(file, edited, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := c.must(200, "GET", path, "").at("/description"); got != "Edited" {
		t.Errorf("the description is %q", got)
	}
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.refused(500, "not a simulator file", "GET", path, "")
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	tests := []struct{ name, content, cause string }{
		{"what is not JSON", "hello", "not a simulator file"},
		{"another JSON file", `{"name":"x"}`, "not a simulator file of format 1"},
		{"a later format", `{"simulator":2}`, "not a simulator file of format 1"},
		{"a misspelled member", `{"simulator":1,"sauces":[]}`, "sauces"},
		{"a file without credentials", `{"simulator":1,"org":"x"}`, "missing"},
		{"two documents", `{"simulator":1} {}`, "not a simulator file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(dir, "x.json")
			if err := os.WriteFile(file, []byte(tt.content), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := simulator.Open(file, simulator.Options{})
			if err == nil || !strings.Contains(err.Error(), tt.cause) || !strings.Contains(err.Error(), file) {
				t.Errorf("err %v, want the file and %q", err, tt.cause)
			}
			if string(content(t, file)) != tt.content {
				t.Error("the file was changed")
			}
		})
	}
	t.Run("a folder that does not exist", func(t *testing.T) {
		if _, err := simulator.Open(filepath.Join(dir, "none", "x.json"), simulator.Options{}); err == nil {
			t.Error("no error")
		}
	})
}

func TestOlderFilesGetWhatEveryTenantHas(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tenant.json")
	open(t, file, simulator.Options{})
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	delete(document, "identityAttributes")
	if content, err = json.Marshal(document); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, c := open(t, file, simulator.Options{})
	c.must(200, "GET", "/v2025/identity-attributes/uid", "")
}
