package planner

import (
	"encoding/json"
	"fmt"
	"runtime"
	"testing"
	"time"

	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
	"isc-sync/state"
)

// estate is a tenant of many sources, and documents that declare all of it.
type estate struct {
	in Input
	// texts are the objects as the tenant would send them.
	texts [][]byte
}

// anEstate has n sources, each with 2 schemas of 200 attributes and 3 policies
// of 20 fields. edit changes a value before it is declared.
func anEstate(b *testing.B, n int, edit func(kind string, i int, spec map[string]any)) *estate {
	b.Helper()
	kinds, err := state.ReadKinds(schemas.FS)
	if err != nil {
		b.Fatal(err)
	}
	e := &estate{in: Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory(), APIVersion: state.DefaultVersion}}
	for i := range n {
		name := fmt.Sprintf("Source %05d", i)
		source := e.add(b, nil, "Source", []string{name}, map[string]any{
			"id": fmt.Sprintf("s%05d", i), "name": name, "description": "a system", "connector": "jdbc",
			"connectorAttributes": map[string]any{"url": "jdbc:x", "timeout": json.Number("30")},
		}, i, edit)
		for _, schema := range []string{"account", "group"} {
			e.add(b, source, "Schema", []string{name, schema}, map[string]any{
				"id": fmt.Sprintf("%s%05d", schema, i), "name": schema, "nativeObjectType": "User",
				"identityAttribute": "a000", "attributes": elements(200, "STRING"),
			}, i, edit)
		}
		for _, usage := range []string{"CREATE", "ENABLE", "DISABLE"} {
			e.add(b, source, "ProvisioningPolicy", []string{name, usage}, map[string]any{
				"name": usage, "usageType": usage, "fields": elements(20, "string"),
			}, i, edit)
		}
	}
	e.in.Documents.Sort()
	return e
}

func elements(n int, typ string) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = map[string]any{"name": fmt.Sprintf("a%03d", i), "type": typ, "description": "what it holds", "isMulti": false}
	}
	return out
}

// add puts an object into the tenant and a document of all of it beside.
func (e *estate) add(b *testing.B, parent *state.Object, kindName string, identity []string, value map[string]any, i int, edit func(string, int, map[string]any)) *state.Object {
	b.Helper()
	kind := e.in.Kinds.Find(kindName)
	text, err := json.Marshal(value)
	if err != nil {
		b.Fatal(err)
	}
	e.texts = append(e.texts, text)
	decoded, err := jsonvalue.Decode(text)
	if err != nil {
		b.Fatal(err)
	}
	key := state.NewKey(kindName, identity...)
	id, _ := value["id"].(string)
	o := &state.Object{Key: key, Kind: kind, Parent: parent, ID: id, Address: id, Value: decoded.(map[string]any)}
	e.in.Live.Add(o)
	spec := jsonvalue.Clone(decoded).(map[string]any)
	delete(spec, "id")
	for _, f := range kind.Identity {
		delete(spec, f.Name)
	}
	if kindName == "ProvisioningPolicy" {
		spec["name"] = value["name"]
	}
	edit(kindName, i, spec)
	e.in.Documents = append(e.in.Documents, &state.Document{Key: key, Kind: kind, Identity: identity, Spec: spec})
	return o
}

// decode reads the same JSON once: what fetching the tenant costs at least.
func (e *estate) decode(b *testing.B) time.Duration {
	b.Helper()
	began := time.Now()
	for _, text := range e.texts {
		if _, err := jsonvalue.Decode(text); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(began)
}

func nothing(string, int, map[string]any) {}

func oneLeaf(kind string, i int, spec map[string]any) {
	if kind == "Source" && i == 0 {
		spec["description"] = "changed"
	}
}

func everyElement(_ string, _ int, spec map[string]any) {
	for _, member := range []string{"attributes", "fields"} {
		list, _ := spec[member].([]any)
		for _, element := range list {
			element.(map[string]any)["description"] = "changed"
		}
	}
}

// BenchmarkPlan prints, for 1,000 sources, how long a plan takes against
// decoding the same JSON once, how much memory it takes, and by how much the
// time grows for ten times the objects.
func BenchmarkPlan(b *testing.B) {
	for name, edit := range map[string]func(string, int, map[string]any){
		"unchanged": nothing, "one leaf changed": oneLeaf, "everything changed": everyElement,
	} {
		b.Run(name, func(b *testing.B) {
			small, large := anEstate(b, 100, edit), anEstate(b, 1000, edit)
			decoded := min(large.decode(b), large.decode(b))
			runtime.GC()
			var tenth, whole time.Duration
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				began := time.Now()
				Build(small.in)
				middle := time.Now()
				Build(large.in)
				tenth, whole = tenth+middle.Sub(began), whole+time.Since(middle)
			}
			b.ReportMetric(float64(whole)/float64(b.N)/float64(decoded), "x-decoding")
			b.ReportMetric(float64(whole)/float64(tenth), "x-for-10x")
			b.ReportMetric(0, "ns/op")
		})
	}
}
