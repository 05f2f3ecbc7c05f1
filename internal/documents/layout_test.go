package documents

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
)

func TestLayout(t *testing.T) {
	docs := []Exported{
		declare(t, "Source", nil, "Corporate Directory"),
		declare(t, "Source", nil, "HR/EU"),
		declare(t, "Source", nil, "hr eu"),
		declare(t, "Schema", nil, "Corporate Directory", "account"),
		declare(t, "Schema", nil, "HR/EU", "account"),
		declare(t, "ProvisioningPolicy", nil, "Corporate Directory", "CREATE_GROUP"),
		declare(t, "CorrelationConfig", nil, "Corporate Directory"),
		declare(t, "ConnectorFile", nil, "Not Exported", "driver.jar"),
		declare(t, "Segment", nil, "Everybody Else"),
	}
	want := []string{
		"sources/corporate-directory/source.yaml",
		"sources/hr-eu-fa4d3cee/source.yaml",
		"sources/hr-eu-3a29c4f2/source.yaml",
		"sources/corporate-directory/schemas/account.yaml",
		"sources/hr-eu-fa4d3cee/schemas/account.yaml",
		"sources/corporate-directory/provisioning-policies/create-group.yaml",
		"sources/corporate-directory/correlation-config.yaml",
		"sources/not-exported/connector-files/driver-jar.yaml",
		"access/segments/everybody-else.yaml",
	}
	for i, got := range layout(docs, kinds(t)) {
		if got != want[i] {
			t.Errorf("%s is in %s, want %s", docs[i].Key, got, want[i])
		}
	}
}

func TestFileName(t *testing.T) {
	long := strings.Repeat("ä", 80)
	cases := []struct{ name, text, want string }{
		{"words become small and hyphenated", "HR Feed (EU)", "hr-feed-eu"},
		{"letters of any script stay", "Übersicht 株式会社", "übersicht-株式会社"},
		{"folders cannot be left", "../../etc/passwd", "etc-passwd"},
		{"a device of Windows gets a suffix", "CON", "con-a3dbc4b6"},
		{"no letters at all get a name", "!?", "8faf838e"},
		{"a long name is cut between letters", long, strings.Repeat("ä", 50) + "-6bb98231"},
		{"a composed letter is one letter", "e\u0301", "é"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := fileName(c.text, 0); got != c.want {
				t.Errorf("fileName(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestFileNamesAreUniqueAndPortable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(texts(), rapid.StringOf(rapid.SampledFrom([]rune("aAäÄßSſs -_/."))), rapid.SampledFrom([]string{"nul", "NUL", "aux.txt"}))
		names := rapid.SliceOfDistinct(text, rapid.ID).Draw(t, "names")
		seen := map[string]string{}
		for name, file := range fileNames(names) {
			if other, ok := seen[fold(file)]; ok {
				t.Fatalf("%q and %q are both in %q", name, other, file)
			}
			seen[fold(file)] = name
			if file == "" || len(file) > 250 || strings.ContainsAny(file, `<>:"/\|?*.`+"\x00 ") || reservedName.MatchString(file) {
				t.Fatalf("%q is in %q", name, file)
			}
		}
	})
}

func TestAFileNameDoesNotDependOnOrder(t *testing.T) {
	a, b := fileNames([]string{"HR", "hr", "x"}), fileNames([]string{"x", "hr", "HR"})
	for name, file := range a {
		if b[name] != file {
			t.Errorf("%q is in %q and in %q", name, file, b[name])
		}
	}
}

func TestFilesLoadAsTheSameDocuments(t *testing.T) {
	set := mustLoad(t, map[string]string{"all.yaml": contract})
	var docs []Exported
	for _, d := range set.Documents {
		docs = append(docs, Exported{Document: d})
	}
	files, err := Files(docs, kinds(t))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Write(t.Context(), dir, files); err != nil {
		t.Fatal(err)
	}
	again, err := Load(dir, kinds(t), schemas.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Documents) != len(set.Documents) || len(again.Files) != len(files) {
		t.Fatalf("%d documents in %d files, want %d in %d", len(again.Documents), len(again.Files), len(set.Documents), len(files))
	}
	for i, d := range again.Documents {
		if d.Key != set.Documents[i].Key || !jsonvalue.Equal(d.Spec, set.Documents[i].Spec) {
			t.Errorf("%s is %v, want %s %v", d.Key, d.Spec, set.Documents[i].Key, set.Documents[i].Spec)
		}
	}
}

func TestWriteWantsAnEmptyDirectory(t *testing.T) {
	dir := t.TempDir()
	files := map[string][]byte{"sources/a/source.yaml": []byte("kind: Source\n")}
	write(t, dir+"/.hidden", "")
	if err := Write(t.Context(), dir, files); err != nil {
		t.Errorf("Write beside a hidden file: %v", err)
	}
	err := Write(t.Context(), dir, files)
	if err == nil || !strings.Contains(err.Error(), "the directory is not empty: it holds sources") {
		t.Errorf("Write = %v, want a refusal", err)
	}
	if err := Write(t.Context(), dir+"/new/one", files); err != nil {
		t.Errorf("Write to a new directory: %v", err)
	}
}
