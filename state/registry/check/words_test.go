package check

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"isc-sync/state/registry"
)

// madeUp are the folders of kinds that the program does not ship.
var madeUp = []string{"../testdata/kinds", "../../../internal/tenanttest/madeup"}

// TestEveryWordHasAMadeUpKind wants each word to work in a kind that the program
// does not ship: a word that fits one kind only would be its name in disguise.
func TestEveryWordHasAMadeUpKind(t *testing.T) {
	used := map[string]bool{}
	for _, folder := range madeUp {
		files, err := fs.Glob(os.DirFS(folder), "*.json")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(path.Join(folder, file))
			if err != nil {
				t.Fatal(err)
			}
			c := newChecker()
			c.used = used
			c.file(file, data)
		}
	}
	for _, word := range slices.Sorted(maps.Keys(allWords())) {
		if !used[word] {
			t.Errorf("no made-up kind uses the word %s", word)
		}
	}
}

// TestThePackageCommentHasEveryWord compares the table of the registry's package
// comment with the words that files may use.
func TestThePackageCommentHasEveryWord(t *testing.T) {
	var text []byte
	for _, file := range []string{"../doc.go", "../doc_field.go"} {
		part, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, part...)
	}
	listed := map[string]bool{}
	section := ""
	for line := range strings.Lines(string(text)) {
		row, isRow := strings.CutPrefix(line, "//\t")
		name, _, _ := strings.Cut(strings.TrimSpace(row), " ")
		switch {
		case !isRow || name == "":
		case row[0] != ' ':
			section = strings.TrimSuffix(name, ":")
		default:
			listed[section+"."+name] = true
		}
	}
	words := allWords()
	for _, word := range slices.Sorted(maps.Keys(words)) {
		if !listed[word] {
			t.Errorf("the package comment of registry does not explain %s", word)
		}
	}
	for _, word := range slices.Sorted(maps.Keys(listed)) {
		if !words[word] {
			t.Errorf("the package comment of registry explains %s, which is not a word", word)
		}
	}
}

// allWords returns the words of kind files as TYPE.WORD.
func allWords() map[string]bool {
	words := map[string]bool{}
	addWords(reflect.TypeFor[registry.Kind](), words)
	addWords(reflect.TypeFor[registry.Field](), words)
	return words
}

func addWords(t reflect.Type, words map[string]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	for word, below := range wordsOf(t) {
		name := t.Name() + "." + word
		if !words[name] {
			words[name] = true
			addWords(below, words)
		}
	}
}
