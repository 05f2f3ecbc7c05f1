package plan

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/state"
)

// TestMarkersComeBack draws values with and without what needs markers.
func TestMarkersComeBack(t *testing.T) {
	var value func(depth int) *rapid.Generator[any]
	value = func(depth int) *rapid.Generator[any] {
		leaves := []*rapid.Generator[any]{
			rapid.Just[any]("text"), rapid.Just[any](nil), rapid.Just[any](true),
			rapid.Just[any](state.Env{Name: "V"}), rapid.Just[any](state.File{Path: "p", SHA256: "0"}), rapid.Just[any](IDOf{"Tree/a"}),
		}
		if depth > 0 {
			names := rapid.SampledFrom([]string{"$env", "$file", "sha256", "$literal", "$id", "plain", "other"})
			leaves = append(leaves,
				rapid.Map(rapid.SliceOfN(value(depth-1), 0, 3), func(l []any) any { return l }),
				rapid.Map(rapid.MapOfN(names, value(depth-1), 0, 3), func(m map[string]any) any { return m }))
		}
		return rapid.OneOf(leaves...)
	}
	rapid.Check(t, func(t *rapid.T) {
		v := value(3).Draw(t, "value")
		marked := WithMarkers(v)
		if needsMarkers(marked) && !needsMarkers(v) {
			t.Fatalf("%#v was marked", v)
		}
		if back := FromMarkers(marked); !reflect.DeepEqual(back, v) {
			t.Fatalf("%#v becomes %#v and comes back as %#v", v, marked, back)
		}
		if !reflect.DeepEqual(marked, withMarkers(v)) {
			t.Fatalf("%#v is not %#v", marked, withMarkers(v))
		}
	})
}
