package repository

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport is the import rule that docs/ARCHITECTURE.md draws: for each
// package, which packages of ours it may know.
var mayImport = map[string][]string{
	".":                            {"internal/command"},
	"schemas":                      {},
	"internal/jsonvalue":           {},
	"internal/documents/cron":      {},
	"internal/documents/formats":   {"internal/documents/cron"},
	"internal/alike":               {},
	"internal/xmltext":             {},
	"internal/yamltree":            {},
	"internal/yamledit":            {"internal/jsonvalue", "internal/yamltree"},
	"internal/yamledit/authored":   {},
	"internal/suggest":             {"internal/alike"},
	"internal/duration":            {},
	"internal/realpath":            {},
	"internal/crash":               {},
	"internal/rights":              {},
	"internal/ledger":              {},
	"internal/rest":                {"internal/crash", "internal/rights", "internal/secret"},
	"internal/secret":              {},
	"internal/simulator":           {"internal/simulator/filter", "internal/simulator/jsonpatch"},
	"internal/simulator/filter":    {},
	"internal/simulator/jsonpatch": {},
	"internal/contract":            {},
	"internal/acceptance":          {},
	"internal/pipeline":            {},
	"internal/manual":              {},
	"internal/repository":          {},
	"internal/bench":               {"internal/command", "internal/simulator", "internal/yamltree"},
	"internal/tenanttest":          {"internal/simulator/filter", "internal/contract", "internal/docschema", "internal/rest", "internal/simulator", "schemas", "state/registry"},
	"internal/tenanttest/drawn":    {"internal/jsonvalue", "state", "state/registry"},
	"internal/glob":                {},
	"internal/gitrev":              {"internal/suggest"},
	"internal/since":               {"internal/documents", "internal/jsonvalue", "internal/yamledit", "planner/plan", "state", "state/reference", "state/registry"},
	"state/registry":               {"internal/glob", "internal/jsonvalue", "internal/secret"},
	"state/registry/check":         {"state", "state/registry", "internal/jsonvalue"},
	"state":                        {"state/registry", "internal/glob", "internal/jsonvalue", "internal/secret"},
	"state/reference":              {"state", "state/registry", "internal/jsonvalue"},
	"planner/patch":                {"internal/jsonvalue"},
	"planner/align":                {},
	"planner/plan":                 {"planner/patch", "internal/jsonvalue", "internal/suggest", "state", "state/reference", "state/registry"},
	"planner/element":              {"state/registry", "planner/plan", "internal/jsonvalue"},
	"planner/secrecy":              {"state/registry", "state", "planner/plan", "internal/secret", "internal/jsonvalue"},
	"planner/fingerprint":          {"state/registry", "state", "planner/secrecy", "planner/plan", "planner/patch", "planner/element", "internal/jsonvalue"},
	"planner/diff":                 {"state/registry", "state", "planner/secrecy", "planner/plan", "planner/patch", "planner/element", "planner/align", "internal/jsonvalue"},
	"planner/order":                {"state/registry", "state/reference", "state", "planner/plan", "planner/patch", "planner/diff", "internal/jsonvalue", "internal/glob"},
	"planner/propose":              {"state/registry", "state/reference", "state", "planner/secrecy", "planner/plan", "planner/patch", "planner/element", "planner/diff", "planner/align", "internal/suggest", "internal/secret", "internal/jsonvalue", "internal/glob", "internal/xmltext"},
	"internal/exit":                {},
	"internal/events":              {"internal/jsonvalue"},
	"planner":                      {"planner/propose", "planner/order", "planner/diff", "planner/fingerprint", "planner/secrecy", "planner/element", "planner/plan", "planner/patch", "internal/alike", "state", "state/registry", "state/reference", "internal/jsonvalue", "internal/secret", "internal/suggest"},
	"examples":                     {},
	"internal/kindpage":            {"state/registry", "internal/jsonvalue"},
	"internal/docschema":           {"state", "state/registry", "internal/jsonvalue", "schemas"},
	"internal/documents":           {"internal/yamledit", "internal/yamltree", "state", "state/reference", "state/registry", "internal/jsonvalue", "internal/suggest", "internal/realpath", "internal/crash", "internal/documents/formats", "internal/secret"},
	"internal/tenant":              {"state", "state/registry", "state/reference", "internal/jsonvalue", "internal/rest", "internal/tenant/paging"},
	"internal/tenant/paging":       {"internal/crash", "internal/jsonvalue", "internal/rest"},
	"internal/export":              {"state", "state/registry", "state/reference", "internal/jsonvalue", "internal/documents", "internal/secret"},
	"internal/spconfig":            {"state", "state/registry", "state/reference", "internal/jsonvalue", "internal/rest"},
	"apply":                        {"internal/exit", "planner/plan", "planner/patch", "state", "state/registry", "internal/jsonvalue", "internal/rest", "internal/tenant", "internal/duration", "internal/realpath", "internal/crash", "internal/secret"},
	"internal/compare":             {"planner/diff", "planner/plan", "planner/propose", "state", "state/reference", "state/registry", "internal/jsonvalue"},
	"internal/writeback":           {"planner", "planner/plan", "state", "state/reference", "state/registry", "internal/jsonvalue", "internal/documents", "internal/yamledit"},
	"engine":                       {"internal/compare", "internal/documents", "internal/writeback", "planner/propose", "planner/fingerprint", "planner/plan", "apply", "planner", "schemas", "state", "state/registry", "internal/jsonvalue", "internal/export", "internal/spconfig", "internal/tenant", "internal/rest", "internal/rights", "internal/suggest"},
	"internal/operate":             {"internal/exit", "state", "state/registry", "internal/jsonvalue", "internal/rest", "internal/tenant", "internal/suggest", "internal/duration", "internal/secret"},
	"internal/operate/support":     {"internal/operate", "state/registry"},
	"internal/render":              {"internal/documents", "planner/plan", "planner/patch", "internal/alike", "engine", "apply", "state", "state/registry", "internal/jsonvalue", "internal/kindpage", "internal/operate", "internal/duration"},
	"internal/command":             {"internal/events", "internal/gitrev", "internal/since", "internal/yamltree", "internal/realpath", "internal/exit", "planner/plan", "engine", "apply", "planner", "state", "state/registry", "schemas", "internal/documents", "internal/docschema", "examples", "internal/kindpage", "internal/operate", "internal/ledger", "internal/render", "internal/rest", "internal/simulator", "internal/suggest", "internal/jsonvalue", "internal/duration", "internal/crash"},
}

// pure packages compute: they reach neither network, clock nor environment.
var pure = []string{"internal/compare", "internal/since", "internal/spconfig", "internal/writeback", "internal/yamltree", "internal/yamledit", "internal/kindpage", "internal/alike", "internal/glob", "internal/xmltext", "planner", "state", "state/registry", "state/reference", "internal/jsonvalue", "internal/secret", "internal/suggest", "planner/patch", "planner/align", "planner/plan", "planner/element", "planner/secrecy", "planner/fingerprint", "planner/diff", "planner/order", "planner/propose"}

// impure are the doors out of a pure package.
var impure = []string{"context", "net/http", "os", "time", "log", "log/slog", "math/rand", "math/rand/v2"}

// addresses are the files in which a library may be imported, so that its
// traps have one address.
var addresses = map[string]int{
	"gopkg.in/yaml.v3":                         1,
	"github.com/wI2L/jsondiff":                 1,
	"github.com/santhosh-tekuri/jsonschema/v5": 1,
	"github.com/sourcegraph/conc":              2,
	"github.com/urfave/cli/v2":                 2,
}

func TestPackagesImportOnlyWhatTheArchitectureAllows(t *testing.T) {
	atTheTop(t)
	for _, file := range sources(t) {
		allowed, known := mayImport[file.pkg]
		if !known {
			t.Errorf("%s: the package %s is not in the import rule", file.path, file.pkg)
			continue
		}
		for _, name := range file.imports {
			ours, isOurs := strings.CutPrefix(name, "isc-sync/")
			if isOurs && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s, which %s may not know", file.path, ours, file.pkg)
			}
			if slices.Contains(pure, file.pkg) && slices.Contains(impure, name) {
				t.Errorf("%s imports %s, but %s is pure", file.path, name, file.pkg)
			}
		}
	}
}

// programsFrom are the packages that may start other programs, with arguments
// that come from flags alone, or start themselves.
var programsFrom = []string{"internal/gitrev", "internal/bench"}

func TestNothingStartsPrograms(t *testing.T) {
	atTheTop(t)
	for _, file := range sources(t) {
		for _, name := range file.imports {
			if (name == "os/exec" || name == "plugin") && !slices.Contains(programsFrom, file.pkg) {
				t.Errorf("%s imports %s, which can run what a document says", file.path, name)
			}
		}
	}
}

func TestLibrariesWithTrapsHaveFewAddresses(t *testing.T) {
	atTheTop(t)
	found := map[string][]string{}
	for _, file := range sources(t) {
		for _, name := range file.imports {
			for library := range addresses {
				if name == library || strings.HasPrefix(name, library+"/") {
					found[library] = append(found[library], file.path)
				}
			}
		}
	}
	for library, most := range addresses {
		if files := found[library]; len(files) == 0 || len(files) > most {
			t.Errorf("%s is imported in %d files, want 1 to %d: %v", library, len(files), most, files)
		}
	}
}

// source is a Go file that is no test.
type source struct {
	path, pkg string
	imports   []string
}

func sources(t *testing.T) []source {
	t.Helper()
	var found []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		file := source{path: path, pkg: filepath.ToSlash(filepath.Dir(path))}
		for _, spec := range parsed.Imports {
			file.imports = append(file.imports, strings.Trim(spec.Path.Value, `"`))
		}
		found = append(found, file)
		return nil
	})
	if err != nil || len(found) < 100 {
		t.Fatalf("found %d files, want at least 100: %v", len(found), err)
	}
	return found
}
