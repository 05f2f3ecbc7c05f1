package documents

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
)

// TestOverSaysWhatIsWanted draws three documents with one key: laid over the first, what
// the second becomes gives the same as the third does.
func TestOverSaysWhatIsWanted(t *testing.T) {
	ks := kinds(t)
	rapid.Check(t, func(rt *rapid.T) {
		draw := rapid.SampledFrom([]func(*rapid.T, string) Exported{drawSchema, drawSource}).Draw(rt, "kind")
		below, above, other := draw(rt, "below"), draw(rt, "above"), draw(rt, "other")
		kind := ks.Find(below.Key.Kind())
		for _, d := range []*Exported{&below, &above, &other} {
			d.Kind = kind
		}
		want := laid(asRead(&below, below.Spec), asRead(&other, other.Spec)).spec()
		over := Over{Below: below.Spec, Above: above.Spec, Have: above.Spec, Want: want}
		if rapid.Bool().Draw(rt, "is new") {
			over.Above, over.Have = nil, nil
		}
		spec, cannot := over.Spec(kind)
		if got := laid(asRead(&below, below.Spec), asRead(&above, spec)).spec(); len(cannot) > 0 || !sameValue(kind.Spec, got, want) {
			rt.Fatalf("cannot %v\nbelow %v\nabove %v\nsays  %v\ngives %v\nwant  %v", cannot, below.Spec, over.Above, spec, got, want)
		}
		again, _ := Over{Below: below.Spec, Above: spec, Have: spec, Want: want}.Spec(kind)
		if !reflect.DeepEqual(again, spec) {
			rt.Fatalf("again it says %v, and before %v", again, spec)
		}
	})
}

// TestOverTakesNothingAway: members and elements of the document below stay, and the rest
// is said all the same.
func TestOverTakesNothingAway(t *testing.T) {
	ks := kinds(t)
	element := func(name, text string) any {
		return map[string]any{"name": name, "type": "STRING", "description": text}
	}
	over := Over{
		Below: map[string]any{"nativeObjectType": "User", "displayAttribute": "b", "attributes": []any{element("a", ""), element("b", ""), element("c", "")}},
		Want:  map[string]any{"nativeObjectType": "Person", "attributes": []any{element("a", ""), element("c", "new")}},
	}
	spec, cannot := over.Spec(ks.Find("Schema"))
	if want := []jsonvalue.Pointer{"/attributes/1", "/displayAttribute"}; !reflect.DeepEqual(cannot, want) {
		t.Errorf("it cannot say %v, want %v", cannot, want)
	}
	want := map[string]any{"nativeObjectType": "Person", "attributes": []any{map[string]any{"name": "c", "description": "new"}}}
	if !reflect.DeepEqual(spec, want) {
		t.Errorf("it says %v, want %v", spec, want)
	}
}
