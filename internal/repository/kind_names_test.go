package repository

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// TestNoCodeNamesAKind fails for a string with the name of a kind, as a word of its
// own or in a key, a path or a plural, and for an identifier that has one of several
// words: what a kind needs is a word of its file. A sentence for users may show a key.
func TestNoCodeNamesAKind(t *testing.T) {
	atTheTop(t)
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	names := namesOf(append(kinds.All(), kinds.Lookups()...))
	for _, file := range sources(t) {
		if slices.Contains(aboutTheAPI, file.pkg) {
			continue
		}
		for _, lit := range literals(t, file.path) {
			if name := names.FindString(lit.text); name != "" && !strings.Contains(lit.text, " ") {
				t.Errorf("%s: %q names a kind with %q; use a word of the registry", lit.at, lit.text, name)
			}
		}
	}
}

func TestNamesOfKindsAreFoundInEveryForm(t *testing.T) {
	names := namesOf([]*registry.Kind{{Name: "AppleTree"}, {Name: "Leaf"}})
	for text, want := range map[string]bool{
		"AppleTree": true, "AppleTree/Old One": true, "/v3/apple-trees/{id}": true, "appleTrees": true, "apple_tree": true,
		"an AppleTree or a bush": true, "--kind Leaf": true, "Leaf/": true,
		"a leaf": false, "Leaflet": false, "apple tree": false, "PineappleTrees": false, "appleTreeId": false,
	} {
		if got := names.MatchString(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// aboutTheAPI are packages that are about the vendor's operations and not about kinds:
// a second implementation, the tenants that are measured, the comparison with the vendor's
// description, and the list of the operations that are not supported.
var aboutTheAPI = []string{"internal/simulator", "internal/bench", "internal/contract", "internal/operate/support"}

// namesOf matches the names of kinds as words: as they are, and those of several words
// also in the plural and as paths and members write them.
func namesOf(kinds []*registry.Kind) *regexp.Regexp {
	var forms []string
	for _, k := range kinds {
		words := wordStart.FindAllString(k.Name, -1)
		forms = append(forms, k.Name)
		if len(words) < 2 {
			continue
		}
		for _, separator := range []string{"-", "_"} {
			forms = append(forms, strings.ToLower(strings.Join(words, separator))+"s?")
		}
		member := strings.ToLower(words[0]) + strings.Join(words[1:], "")
		forms = append(forms, k.Name+"s", member+"s?")
	}
	for i, form := range forms { // policy, policies
		forms[i] = strings.Replace(form, "ys?", "(?:y|ies)", 1)
	}
	return regexp.MustCompile(`\b(?:` + strings.Join(forms, "|") + `)\b`)
}

var wordStart = regexp.MustCompile(`[A-Z][a-z0-9]*`)

// literal is a string or a name of several words in a Go file.
type literal struct {
	at   token.Position
	text string
}

func literals(t *testing.T, path string) []literal {
	t.Helper()
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, filepath.FromSlash(path), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var found []literal
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				found = append(found, literal{files.Position(n.Pos()), text})
			}
		case *ast.Ident:
			if len(wordStart.FindAllString(n.Name, -1)) > 1 || !n.IsExported() {
				found = append(found, literal{files.Position(n.Pos()), n.Name})
			}
		}
		return true
	})
	return found
}
