package documents

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected problems under testdata")

// TestProblems loads the files of each archive and compares all problems with
// its last section, "problems".
func TestProblems(t *testing.T) {
	archives, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			testProblems(t, name)
		})
	}
}

func testProblems(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	var want []byte
	var o Options
	kept := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name == "problems" {
			want = f.Data
			continue
		}
		if f.Name == "environment" {
			o.Env = strings.TrimSpace(string(f.Data))
			kept = append(kept, f)
			continue
		}
		files[f.Name] = string(f.Data)
		kept = append(kept, f)
	}
	_, err = loadTree(t, files, o)
	if err == nil {
		t.Fatal("no problem was found")
	}
	got := fmt.Appendln(nil, err)
	if *update {
		archive.Files = append(kept, txtar.File{Name: "problems", Data: got})
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
