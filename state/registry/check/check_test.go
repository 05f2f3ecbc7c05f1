package check_test

import (
	"os"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry/check"
)

func TestTheShippedKindsHaveNoMistakes(t *testing.T) {
	if err := check.Kinds(schemas.Kinds); err != nil {
		t.Error(err)
	}
}

func TestTheMadeUpKindsHaveNoMistakes(t *testing.T) {
	for _, folder := range []string{"../testdata/kinds", "../../../internal/tenanttest/madeup"} {
		if err := check.Kinds(os.DirFS(folder)); err != nil {
			t.Error(err)
		}
	}
}
