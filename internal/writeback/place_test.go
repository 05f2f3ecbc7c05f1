package writeback

import "testing"

func TestANewDocumentIsBesideASimilarOne(t *testing.T) {
	for _, tt := range []struct{ inExport, similarInExport, similar, want string }{
		{"transforms/new.yaml", "transforms/old.yaml", "transforms/old.yaml", "transforms/new.yaml"},
		{"transforms/new.yaml", "transforms/old.yaml", "base/transforms/old.yaml", "base/transforms/new.yaml"},
		{"transforms/new.yaml", "transforms/old.yaml", "texts/all.yaml", "texts/new.yaml"},
		{"transforms/new.yaml", "transforms/old.yaml", "all.yaml", "new.yaml"},
		{"sources/new/source.yaml", "sources/old/source.yaml", "systems/old/source.yaml", "systems/new/source.yaml"},
		{"sources/new/source.yaml", "sources/old/source.yaml", "systems/The Old/source.yaml", "systems/new/source.yaml"},
		{"sources/new/source.yaml", "sources/old/source.yaml", "systems/old.yaml", "systems/new.yaml"},
	} {
		if got := beside(tt.inExport, tt.similarInExport, tt.similar); got != tt.want {
			t.Errorf("%s beside %s is %s, want %s", tt.inExport, tt.similar, got, tt.want)
		}
	}
}
