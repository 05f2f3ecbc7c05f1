package repository

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// TestEveryExportedNameHasADocComment fails for an exported function, method,
// type, constant or variable without a comment that begins with its name. One
// comment of a group of constants or variables is enough for the group.
func TestEveryExportedNameHasADocComment(t *testing.T) {
	atTheTop(t)
	for _, file := range sources(t) {
		for _, problem := range undocumented(t, file.path, nil) {
			t.Error(problem)
		}
	}
}

// TestEveryPackageHasAPackageComment fails for a package without a comment that
// begins with Package or Command and its name.
func TestEveryPackageHasAPackageComment(t *testing.T) {
	atTheTop(t)
	documented := map[string]bool{}
	for _, file := range sources(t) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file.path, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		begins := strings.HasPrefix(parsed.Doc.Text(), "Package "+parsed.Name.Name+" ") ||
			parsed.Name.Name == "main" && strings.HasPrefix(parsed.Doc.Text(), "Command ")
		documented[file.pkg] = documented[file.pkg] || begins
	}
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("%s: write a package comment that begins with Package and its name", pkg)
		}
	}
}

func TestUndocumentedNamesAreFound(t *testing.T) {
	for text, want := range map[string]int{
		"// F returns 1.\nfunc F() {}":                                0,
		"func F() {}":                                                 1,
		"// Returns 1.\nfunc F() {}":                                  1,
		"// Fruit returns 1.\nfunc F() {}":                            1,
		"func f() {}":                                                 0,
		"// A T is a type.\ntype T struct{}":                          0,
		"type T struct{}":                                             1,
		"// T is a type.\ntype T int\nfunc (T) M() {}":                1,
		"type t int\nfunc (t) M() {}":                                 0,
		"// The colours.\nconst (\n\tRed = 1\n\tBlue = 2\n)":          0,
		"const (\n\tRed = 1\n\t// Blue is one.\n\tBlue = 2\n)":        1,
		"// Red is a colour.\nconst Red = 1":                          0,
		"// A colour.\nconst Red = 1":                                 1,
		"var Red, Blue int":                                           2,
		"//go:generate x\n\n// F does it.\n//\n//nolint\nfunc F() {}": 0,
		"// G does it for generics.\nfunc G[X any](x X) {}":           0,
		"// T is generic.\ntype T[X any] int\nfunc (t *T[X]) M() {}":  1,
		"//go:noinline\nfunc F() {}":                                  1,
	} {
		if got := undocumented(t, "x.go", "package x\n\n"+text); len(got) != want {
			t.Errorf("%q: found %q, want %d", text, got, want)
		}
	}
}

// undocumented returns the exported names of a Go file without a doc comment.
// src is the file's text, or nil to read it.
func undocumented(t *testing.T, path string, src any) []string {
	t.Helper()
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, path, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	report := func(name *ast.Ident, doc *ast.CommentGroup, grouped bool) {
		if name.IsExported() && (doc.Text() == "" || !grouped && !beginsWith(doc.Text(), name.Name)) {
			found = append(found, fmt.Sprintf("%s: %s: write a doc comment that begins with the name", files.Position(name.Pos()), name.Name))
		}
	}
	for _, decl := range parsed.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil || receiver(decl.Recv.List[0].Type).IsExported() {
				report(decl.Name, decl.Doc, false)
			}
		case *ast.GenDecl:
			specs(decl, report)
		}
	}
	return found
}

// specs reports the names of a declaration of types, constants or variables.
func specs(decl *ast.GenDecl, report func(*ast.Ident, *ast.CommentGroup, bool)) {
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			report(spec.Name, either(spec.Doc, decl.Doc), false)
		case *ast.ValueSpec:
			doc := either(spec.Doc, spec.Comment, decl.Doc)
			for _, name := range spec.Names {
				report(name, doc, decl.Lparen.IsValid() || len(spec.Names) > 1)
			}
		}
	}
}

func either(docs ...*ast.CommentGroup) *ast.CommentGroup {
	for _, doc := range docs {
		if doc != nil {
			return doc
		}
	}
	return nil
}

// receiver returns the name of a method's type.
func receiver(x ast.Expr) *ast.Ident {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x
	}
	return ast.NewIdent("_")
}

// beginsWith reports whether a comment begins with a name, or with an article
// and the name.
func beginsWith(comment, name string) bool {
	words := strings.Fields(comment)
	if len(words) > 1 && (words[0] == "A" || words[0] == "An" || words[0] == "The") {
		words = words[1:]
	}
	return len(words) > 0 && words[0] == name
}
