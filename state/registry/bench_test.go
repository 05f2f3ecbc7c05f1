package registry_test

import (
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := registry.Read(schemas.Kinds); err != nil {
			b.Fatal(err)
		}
	}
}
