package acceptance

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// runVersions runs the scripts of testdata/version once for each API version,
// which is $VERSION to them. A line that begins with [has:KIND] is for versions
// that have the kind.
func runVersions(t *testing.T, p testscript.Params) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	p.Dir = "testdata/version"
	prepare := p.Setup
	for _, version := range registry.Versions() {
		of := p
		of.Condition = func(text string) (bool, error) { return has(kinds, version, text) }
		of.Setup = func(env *testscript.Env) error {
			env.Setenv("VERSION", version)
			return prepare(env)
		}
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			testscript.Run(t, of)
		})
	}
}

// has answers the condition has:KIND.
func has(kinds *registry.Kinds, version, condition string) (bool, error) {
	name, ok := strings.CutPrefix(condition, "has:")
	if !ok {
		return false, fmt.Errorf("unknown condition %q", condition)
	}
	kind := kinds.Find(name)
	if kind == nil {
		return false, fmt.Errorf("unknown kind %q", name)
	}
	return kind.In(version), nil
}
