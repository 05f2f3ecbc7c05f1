package documents

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state"
)

func TestMatchFile(t *testing.T) {
	cases := []struct {
		name, pattern, file string
		want                bool
	}{
		{"a file is its own pattern", "a.yaml", "a.yaml", true},
		{"a pattern begins at the top", "a.yaml", "b/a.yaml", false},
		{"a star stays in its folder", "*.yaml", "b/a.yaml", false},
		{"two stars are any folders", "**/a.yaml", "b/c/a.yaml", true},
		{"two stars are no folder, too", "**/a.yaml", "a.yaml", true},
		{"two stars in the middle", "b/**/a.yaml", "b/c/d/a.yaml", true},
		{"two stars at the end", "b/**", "b/c/a.yaml", true},
		{"two stars at the end want something", "b/**", "b", false},
		{"a folder stands for what is below", "b", "b/c/a.yaml", true},
		{"a folder may end in a slash", "b/", "b/a.yaml", true},
		{"a leading ./ says nothing", "./b/*", "b/a.yaml", true},
		{"a longer pattern does not match", "b/a.yaml/c", "b/a.yaml", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := matchFile(c.pattern, c.file); got != c.want {
				t.Errorf("matchFile(%q, %q) = %v, want %v", c.pattern, c.file, got, c.want)
			}
		})
	}
}

func TestLoadReadsTheFilesItShould(t *testing.T) {
	source := "kind: Source\nname: %d\nspec: {}\n"
	names := []string{"a.yaml", "b/c.yml", ".hidden/d.yaml", "b/.git/e.yaml", "notes.txt", "drafts/f.yaml", "b/g.tmpl.yaml", "b/isc-sync.yaml"}
	files := map[string]string{"isc-sync.yaml": "ignoreFiles: [drafts/**, '**/*.tmpl.yaml']\n", "empty.yaml": "\ufeff# nothing\n---\n"}
	for i, name := range names {
		files[name] = fmt.Sprintf(strings.ReplaceAll(source, "%d", "'%d'"), i)
	}
	set := mustLoad(t, files)
	if want := []string{"a.yaml", "b/c.yml", "b/isc-sync.yaml", "empty.yaml"}; !slices.Equal(set.Files, want) {
		t.Errorf("Files = %q, want %q", set.Files, want)
	}
	if len(set.Documents) != 3 || !set.HasSettings {
		t.Errorf("%d documents and HasSettings %v, want 3 and true", len(set.Documents), set.HasSettings)
	}
}

func TestLoadOfAnEmptyDirectory(t *testing.T) {
	set, err := Load(t.TempDir(), kinds(t), schemas.FS, Options{})
	if err != nil || len(set.Files) != 0 || len(set.Documents) != 0 || set.HasSettings {
		t.Errorf("Load = %+v, %v, want an empty set", set, err)
	}
}

func TestLoadRefusesWhatIsNoDirectory(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	write(t, file, "")
	for name, want := range map[string]string{
		file:                      "is a file, not a directory",
		filepath.Join(dir, "nix"): "there is no directory ",
	} {
		if _, err := Load(name, kinds(t), schemas.FS, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Load(%s) = %v, want %q", filepath.Base(name), err, want)
		}
	}
}

func TestAMisspeltDirectoryIsSuggested(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "tenant"), 0o777); err != nil {
		t.Fatal(err)
	}
	_, err := Load(filepath.Join(dir, "tenent"), kinds(t), schemas.FS, Options{})
	if problems, are := state.AsProblems(err); !are || problems[0].Hint != `did you mean "tenant"?` {
		t.Errorf("Load = %#v", err)
	}
}

func TestLinksStayInTheDirectory(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	source := "kind: Source\nname: A\nspec: {description: !file text.txt}\n"
	write(t, filepath.Join(outside, "out.yaml"), source)
	write(t, filepath.Join(outside, "text.txt"), "x")
	write(t, filepath.Join(dir, "real.txt"), "inside")
	write(t, filepath.Join(dir, "a.yaml.tmpl"), source)
	link(t, "real.txt", filepath.Join(dir, "text.txt"))
	link(t, "a.yaml.tmpl", filepath.Join(dir, "a.yaml"))
	link(t, ".", filepath.Join(dir, "again"))
	set, err := Load(dir, kinds(t), schemas.FS, Options{})
	if err != nil || len(set.Documents) != 1 {
		t.Fatalf("Load = %v, %v, want one document through a link", set, err)
	}
	link(t, filepath.Join(outside, "out.yaml"), filepath.Join(dir, "b.yaml"))
	if _, err := Load(dir, kinds(t), schemas.FS, Options{}); err == nil || !strings.Contains(err.Error(), "b.yaml: the link leads out of the directory") {
		t.Errorf("Load = %v, want a problem with b.yaml", err)
	}
	remove(t, filepath.Join(dir, "b.yaml"), filepath.Join(dir, "text.txt"))
	link(t, filepath.Join(outside, "text.txt"), filepath.Join(dir, "text.txt"))
	if _, err := Load(dir, kinds(t), schemas.FS, Options{}); err == nil || !strings.Contains(err.Error(), "path escapes") {
		t.Errorf("Load = %v, want a problem with text.txt", err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip("links are not available here")
	}
}

func remove(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUploadedFilesKeepEveryByte(t *testing.T) {
	const content = "a\r\n\xff\x00"
	set := mustLoad(t, map[string]string{
		"x/a.yaml": "kind: ConnectorFile\nsource: A\nname: driver.jar\nspec: {file: !file ../bin/driver.jar}\n", "bin/driver.jar": content,
	})
	file, ok := set.Documents[0].Spec["file"].(state.File)
	if !ok || file.Text != content || file.Path != "bin/driver.jar" {
		t.Errorf("the file is %#v, want its bytes as they are", file)
	}
}

func TestTextsOfFilesAreUTF8(t *testing.T) {
	_, err := loadTree(t, map[string]string{"a.yaml": "kind: Source\nname: A\nspec: {description: !file t}\n", "t": "\xff"}, Options{})
	if err == nil || !strings.Contains(err.Error(), `a.yaml:3:21: Source/A#/description: the file "t" is not UTF-8`) {
		t.Errorf("Load = %v, want a problem with the file", err)
	}
}

func TestFilesOutsideAreRefused(t *testing.T) {
	for name, want := range map[string]string{
		"../t": "leads out of the directory", "/etc/passwd": "is not a relative path", `..\t`: "is not a relative path", "nix": "there is no such file", "sub": "it is not an ordinary file",
	} {
		_, err := loadTree(t, map[string]string{"a.yaml": "kind: Source\nname: A\nspec: {description: !file '" + name + "'}\n", "sub/t": ""}, Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("!file %s: %v, want %q", name, err, want)
		}
	}
}
