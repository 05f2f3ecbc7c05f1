package repository

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// TestNoCodeNamesAKind fails for a string that is the name of a kind, or a key
// built from one: what a kind needs is a word of its file.
func TestNoCodeNamesAKind(t *testing.T) {
	atTheTop(t)
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range sources(t) {
		if file.pkg == "internal/simulator" {
			continue // it is a second implementation of the API
		}
		for _, lit := range literals(t, file.path) {
			if kinds.Find(strings.TrimSuffix(lit.text, "/")) != nil {
				t.Errorf("%s: %q names a kind; use a word of the registry", lit.at, lit.text)
			}
		}
	}
}

// literal is a string of a Go file.
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
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil {
				found = append(found, literal{files.Position(lit.Pos()), text})
			}
		}
		return true
	})
	return found
}
