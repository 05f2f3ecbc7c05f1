package documents

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// BenchmarkLoad reads directories of sources as export writes them, each with
// two schemas of 200 attributes and three policies of 20 fields. It tells how
// many times as long as the YAML parser alone it takes.
func BenchmarkLoad(b *testing.B) {
	ks := kinds(b)
	for _, n := range []int{20, 200} {
		b.Run(fmt.Sprintf("sources=%d", n), func(b *testing.B) {
			dir, size := sourcesOnDisk(b, ks, n)
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				loadOnce(b, dir, ks)
			}
			load := fastest(func() { loadOnce(b, dir, ks) })
			b.ReportMetric(float64(load)/float64(fastest(func() { decodeAll(b, dir) })), "x-yaml")
			b.ReportMetric(float64(load.Microseconds())/float64(n), "µs/source")
		})
	}
}

// BenchmarkLoadGrows tells how many times as long ten times the sources take,
// and how many times as long the YAML parser alone; 10 is linear.
func BenchmarkLoadGrows(b *testing.B) {
	ks := kinds(b)
	small, _ := sourcesOnDisk(b, ks, 20)
	large, _ := sourcesOnDisk(b, ks, 200)
	var load, parser float64
	for b.Loop() {
		load = growth(func(dir string) { loadOnce(b, dir, ks) }, small, large)
		parser = growth(func(dir string) { decodeAll(b, dir) }, small, large)
	}
	b.ReportMetric(load, "x-time/10x-sources")
	b.ReportMetric(parser, "x-yaml-time/10x-sources")
}

func growth(read func(dir string), small, large string) float64 {
	return float64(fastest(func() { read(large) })) / float64(fastest(func() { read(small) }))
}

// fastest is the shortest of some runs, which disturbances lengthen least.
func fastest(run func()) time.Duration {
	times := make([]time.Duration, 5)
	for i := range times {
		start := time.Now()
		run()
		times[i] = time.Since(start)
	}
	return slices.Min(times)
}

func loadOnce(b *testing.B, dir string, ks *registry.Kinds) {
	if _, err := Load(dir, ks, schemas.FS, Options{}); err != nil {
		b.Fatal(err)
	}
}

// decodeAll reads the same files with the parser alone.
func decodeAll(b *testing.B, dir string) {
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return decodeNodes(data)
	})
	if err != nil {
		b.Fatal(err)
	}
}

func decodeNodes(data []byte) error {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var doc yaml.Node
		if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// sourcesOnDisk writes n sources into a directory and tells their size in
// bytes.
func sourcesOnDisk(b *testing.B, ks *registry.Kinds, n int) (dir string, size int64) {
	b.Helper()
	var docs []Exported
	for i := range n {
		docs = append(docs, largeSource(b, fmt.Sprintf("Source %04d", i))...)
	}
	files, err := Files(docs, ks)
	if err != nil {
		b.Fatal(err)
	}
	dir = b.TempDir()
	for name, text := range files {
		size += int64(len(text))
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o700), os.WriteFile(at, text, 0o600)); err != nil {
			b.Fatal(err)
		}
	}
	return dir, size
}

func largeSource(b testing.TB, name string) []Exported {
	attributes := map[string]any{"password": state.Env{Name: "PASSWORD"}, "timeout": json.Number("30")}
	for i := range 60 {
		attributes[fmt.Sprintf("setting%02d", i)] = fmt.Sprintf("value %d of %s", i, name)
	}
	docs := []Exported{declare(b, "Source", map[string]any{
		"description": "Employees and contractors", "owner": "william.wilson", "cluster": "Corporate Cluster",
		"connector": "active-directory", "features": []any{"PROVISIONING", "PASSWORD"}, "connectorAttributes": attributes,
	}, name)}
	for _, schema := range []string{"account", "group"} {
		docs = append(docs, declare(b, "Schema", map[string]any{
			"nativeObjectType": "User", "identityAttribute": "attribute000", "displayAttribute": "attribute001",
			"attributes": elements(200, func(i int) map[string]any {
				return map[string]any{"name": fmt.Sprintf("attribute%03d", i), "type": "STRING", "description": fmt.Sprintf("What attribute %d says", i), "isMulti": i%7 == 0}
			}),
		}, name, schema))
	}
	for _, usage := range []string{"CREATE", "UPDATE", "DISABLE"} {
		docs = append(docs, declare(b, "ProvisioningPolicy", map[string]any{
			"name": "Account",
			"fields": elements(20, func(i int) map[string]any {
				return map[string]any{
					"name": fmt.Sprintf("field%02d", i), "type": "string", "isRequired": false,
					"transform":  map[string]any{"type": "identityAttribute", "attributes": map[string]any{"name": "email"}},
					"attributes": map[string]any{"template": "$(firstname).$(lastname)", "cloudMaxSize": "100"},
				}
			}),
		}, name, usage))
	}
	return docs
}

func elements(n int, element func(i int) map[string]any) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = element(i)
	}
	return out
}
