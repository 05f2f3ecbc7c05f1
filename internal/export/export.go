// Package export turns live objects into the documents that would declare
// them: names instead of ids, variables instead of secrets, and nothing that
// belongs to the server. Planning what it returns changes nothing.
package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// Input is what an export is made from.
type Input struct {
	Kinds     *registry.Kinds
	Live      *state.Live
	Directory *state.Directory
	Ignore    []state.IgnoreRule
	// Selects reports which objects to export; nil means all. Of these, Declared has
	// documents, also if it was never set or is the vendor's.
	Selects, Declared func(state.Key) bool
	// Holder is what the objects are from, for messages; "" is the tenant.
	Holder string
}

// Result is an export before it is written.
type Result struct {
	Documents []documents.Exported
	// Variables are the environment variables that the documents name, sorted.
	Variables []string
	// Suspected are places that the tenant may keep in the open, but whose value
	// or name looks like a secret, so that they became variables; sorted.
	Suspected []string
	// LeftOut are places whose live value no document can hold, sorted.
	LeftOut []string
	// Alike are the objects that share their key with others and are therefore
	// not exported, sorted.
	Alike []string
	// Nameless says of which kinds the names could not be read, and how documents
	// refer to them; sorted.
	Nameless []string
}

// Documents makes a document of every live object, in the order of the keys.
func Documents(in Input) Result {
	w := &writer{Input: in, places: map[string]place{}, nameless: map[string]string{}}
	var out Result
	for _, o := range in.Live.All() {
		declared := in.Declared != nil && in.Declared(o.Key)
		if !declared && (o.Default || o.VendorOwned() != "") || o.PartlyRead() || o.Parent != nil && o.Parent.Unread.Gone || in.Selects != nil && !in.Selects(o.Key) {
			continue
		}
		if several := in.Live.Ambiguous(o.Key); several != nil {
			out.Alike = append(out.Alike, w.oneOf(several, o))
			continue
		}
		if o.Kind.ListedIn != nil {
			w.leftOut = append(w.leftOut, string(o.Key)+": the tenant shows its name, not its content")
			continue
		}
		out.Documents = append(out.Documents, w.document(o))
	}
	out.Variables = w.nameVariables(out.Documents)
	slices.Sort(w.suspected)
	out.Suspected = w.suspected
	slices.Sort(w.leftOut)
	out.LeftOut = w.leftOut
	for _, kind := range jsonvalue.SortedKeys(w.nameless) {
		out.Nameless = append(out.Nameless, fmt.Sprintf("%s names: %s", kind, w.nameless[kind]))
	}
	return out
}

// oneOf returns the reason why an object that shares its key with others is
// left out.
func (w *writer) oneOf(several []*state.Object, o *state.Object) string {
	text := fmt.Sprintf("%s (id %s): %s has %d objects with this key; they and the objects below them are not exported", o.Key, cmp.Or(o.ID, "unknown"), cmp.Or(w.Holder, "the tenant"), len(several))
	if o.Kind.Pinnable() {
		return text + "; a document declares one of them with id: … beside kind"
	}
	return text + "; no document can declare one of them"
}

// writer makes documents and remembers what they need.
type writer struct {
	Input
	places    map[string]place
	suspected []string
	leftOut   []string
	// nameless returns the reason why names of a kind could not be read.
	nameless map[string]string
}

// nameVariables gives the secrets of all documents their variables.
func (w *writer) nameVariables(docs []documents.Exported) []string {
	if len(w.places) == 0 {
		return nil
	}
	names := variableNames(w.places)
	for _, d := range docs {
		d.Spec, _ = named(d.Spec, names).(map[string]any)
	}
	return slices.Sorted(maps.Values(names))
}

func (w *writer) document(o *state.Object) documents.Exported {
	o = withShortTrees(o)
	d := &draft{writer: w, object: o, labelled: map[jsonvalue.Pointer][]string{}, out: documents.Exported{
		Document: &state.Document{Key: o.Key, Kind: o.Kind, Identity: o.Key.Parts(), Tags: map[jsonvalue.Pointer]state.Tag{}},
		Comments: map[jsonvalue.Pointer]string{},
	}}
	d.out.Spec = d.members(o.Kind.Spec, withRequired(o.Kind.Spec, o.Value), "")
	d.out.Spec = reference.Rewrite(o.Kind.Spec, d.out.Spec, nil, d.inner)
	return d.out
}
