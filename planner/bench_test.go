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
	"isc-sync/state/registry"
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
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		b.Fatal(err)
	}
	e := &estate{in: Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory(), APIVersion: registry.DefaultVersion}}
	e.in.Directory.Add("Identity", state.Entry{ID: "i1", Name: "amy.lee", Display: "Amy Lee"})
	for i := range n {
		name := fmt.Sprintf("Source %05d", i)
		source := e.add(b, nil, "Source", []string{name}, map[string]any{
			"id": fmt.Sprintf("s%05d", i), "name": name, "description": "a system", "connector": "jdbc",
			"owner": liveReference("IDENTITY", "i1", "Amy Lee"), "features": []any{"PROVISIONING", "SEARCH", "ENABLE"},
			"connectorAttributes": map[string]any{"url": "jdbc:x", "timeout": json.Number("30"), "since": "2026-01-01T00:00:00Z"},
		}, i, edit)
		for _, schema := range []string{"account", "group"} {
			e.add(b, source, "Schema", []string{name, schema}, map[string]any{
				"id": fmt.Sprintf("%s%05d", schema, i), "name": schema, "nativeObjectType": "User",
				"identityAttribute": "a000", "attributes": elements(200, "STRING", fmt.Sprintf("group%05d", i)),
			}, i, edit)
		}
		for _, usage := range []string{"CREATE", "ENABLE", "DISABLE"} {
			e.add(b, source, "ProvisioningPolicy", []string{name, usage}, map[string]any{
				"name": usage, "usageType": usage, "fields": elements(20, "string", ""),
			}, i, edit)
		}
	}
	e.in.Documents.Sort()
	return e
}

func liveReference(kind, id, name string) map[string]any {
	return map[string]any{"type": kind, "id": id, "name": name}
}

// elements are attributes or fields. The first attributes refer to a group
// schema.
func elements(n int, typ, group string) []any {
	out := make([]any, n)
	for i := range out {
		element := map[string]any{"name": fmt.Sprintf("a%03d", i), "type": typ, "description": "what it holds"}
		if group != "" {
			element["isMulti"], element["nativeName"], element["schema"] = false, nil, nil
			if i < 3 {
				element["schema"] = liveReference("CONNECTOR_SCHEMA", group, "group")
			}
		}
		out[i] = element
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
	asWritten(spec)
	edit(kindName, i, spec)
	e.in.Documents = append(e.in.Documents, &state.Document{Key: key, Kind: kind, Identity: identity, Spec: spec})
	return o
}

// asWritten puts names in the place of references and leaves out what only the
// server writes.
func asWritten(spec map[string]any) {
	if spec["owner"] != nil {
		spec["owner"] = "amy.lee"
	}
	if attributes, ok := spec["connectorAttributes"].(map[string]any); ok {
		delete(attributes, "since")
	}
	list, _ := spec["attributes"].([]any)
	for _, element := range list {
		if attribute := element.(map[string]any); attribute["schema"] != nil {
			attribute["schema"] = "group"
		}
	}
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
//
//	go test ./planner -run xxx -bench Plan -benchtime 5x
func BenchmarkPlan(b *testing.B) {
	cases := []struct {
		name string
		edit func(string, int, map[string]any)
	}{
		{"unchanged", nothing}, {"one leaf changed", oneLeaf}, {"everything changed", everyElement},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			small, large := anEstate(b, 100, c.edit), anEstate(b, 1000, c.edit)
			decoded := min(large.decode(b), large.decode(b), large.decode(b))
			var tenth, whole time.Duration
			var bytes uint64
			for range b.N {
				for range 10 {
					took, _ := small.plan()
					tenth += took / 10
				}
				took, made := large.plan()
				whole, bytes = whole+took, made
			}
			b.ReportMetric(float64(whole)/float64(b.N)/float64(decoded), "x-decoding")
			b.ReportMetric(float64(whole)/float64(tenth), "x-for-10x")
			b.ReportMetric(float64(bytes)/(1<<20), "MiB")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// plan tells how long one plan takes, beginning with a clean heap, and how many
// bytes it makes.
func (e *estate) plan() (time.Duration, uint64) {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	Build(e.in)
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}
