package command

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"isc-sync/internal/documents"
)

// aKind is what every document has, and other YAML files have not, as far as isc-sync is
// asked to read them.
var aKind = regexp.MustCompile(`(?m)^["\']?kind["\']?\s*:\s*["\']?[A-Z]`)

// foreignFiles are the YAML files below a directory without documents, such as a
// docker-compose.yml, with the paths that globs of ignoreFiles have.
func foreignFiles(dir string) (found []string, err error) {
	root := os.DirFS(dir)
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir // what cannot be read is found when documents are
		}
		switch hidden := strings.HasPrefix(entry.Name(), ".") && name != "."; {
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || !entry.Type().IsRegular() || name == documents.SettingsFile || !isYAML(name):
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err == nil && len(bytes.TrimSpace(data)) > 0 && !aKind.Match(data) {
			found = append(found, name)
		}
		return nil
	})
	return found, err
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// editorFile is where the settings of editors are.
const editorFile = ".vscode/settings.json"

// withoutForeign lets the settings of editors claim only documents, and the
// settings of the directory ignore it.
func withoutForeign(files map[string][]byte, foreign []string) {
	if len(foreign) == 0 {
		return
	}
	names, claims := make([]string, len(foreign)), ""
	for i, name := range foreign {
		quoted, err := json.Marshal(name)
		if err != nil {
			panic(err) // it is a text
		}
		names[i] = string(quoted)
		claims += `, "!` + names[i][1:]
	}
	files[editorFile] = bytes.Replace(files[editorFile], []byte(`"!.*/**"`), []byte(`"!.*/**"`+claims), 1)
	files[documents.SettingsFile] = bytes.Replace(files[documents.SettingsFile],
		[]byte(`# ignoreFiles: ["drafts/**"]`), []byte("ignoreFiles: ["+strings.Join(names, ", ")+"]"), 1)
}

// foreignIn are the foreign files of a directory that has no settings yet, which could
// ignore them.
func foreignIn(dir string) ([]string, error) {
	_, missing := os.Stat(dir)
	if _, err := os.Stat(filepath.Join(dir, documents.SettingsFile)); err == nil || missing != nil {
		return nil, nil
	}
	return foreignFiles(dir)
}
