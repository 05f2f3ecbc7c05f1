package state_test

import (
	"os"
	"testing"
	"testing/fstest"

	"isc-sync/state"
)

func FuzzReadKindsSurvivesAnyFile(f *testing.F) {
	for _, name := range []string{"orchard.json", "tree.json", "gardener.json"} {
		data, err := os.ReadFile("testdata/kinds/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"x-kind": [], "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}, "$ref": "#/$defs/a"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		kinds, err := state.ReadKinds(fstest.MapFS{"one.json": {Data: data}})
		if (kinds == nil) == (err == nil) {
			t.Errorf("got kinds %v and error %v", kinds, err)
		}
	})
}
