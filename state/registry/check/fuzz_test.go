package check_test

import (
	"testing"
	"testing/fstest"

	"isc-sync/state/registry"
	"isc-sync/state/registry/check"
)

// smallKinds are small because the fuzzer spends time that grows with the
// square of a seed's length on making it smaller.
var smallKinds = []string{
	`{"x-kind":{"api":{"list":{"path":"/trees","page":50},"read":{"path":"/trees/{id}"}},"versions":["v3"],"address":["id"]}}`,
	`{"x-kind":{"identity":[{"name":"name","in":"body"}],"create":{"how":"post"},"update":{"how":"patch"},"delete":{"how":"never"}}}`,
	`{"type":"object","required":["a"],"properties":{"a":{"type":["string","null"],"enum":["A"],"readOnly":true}}}`,
	`{"properties":{"l":{"type":"array","x-list":"keyed","x-key":"name","items":{"$ref":"#/$defs/e"}}},"$defs":{"e":{"type":"object"}}}`,
	`{"properties":{"o":{"x-ref":{"kind":"Tree","form":"object"}},"m":{"additionalProperties":true,"x-secret":{"keys":["p*"]}}}}`,
}

func FuzzKindsSurvivesAnyFile(f *testing.F) {
	for _, data := range smallKinds {
		f.Add([]byte(data))
	}
	f.Add([]byte(`{"x-kind": [], "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}, "$ref": "#/$defs/a"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{"one.json": {Data: data}}
		mistakes := check.Kinds(fsys)
		kinds, err := registry.Read(fsys)
		if (kinds == nil) == (err == nil) {
			t.Errorf("got kinds %v and error %v", kinds, err)
		}
		if mistakes == nil && err != nil {
			t.Errorf("no mistakes were found, and the file cannot be read: %v", err)
		}
	})
}
