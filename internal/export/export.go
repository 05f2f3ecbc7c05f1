// Package export turns live objects into the documents that would declare
// them: names instead of ids, variables instead of secrets, and nothing that
// belongs to the server. Planning what it returns changes nothing.
package export

import (
	"cmp"
	"fmt"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Input is what an export is made from.
type Input struct {
	Kinds     *state.Kinds
	Live      *state.Live
	Directory *state.Directory
	Ignore    []state.IgnoreRule
	// Selects tells which objects to export; nil means all.
	Selects func(state.Key) bool
}

// Result is an export before it is written.
type Result struct {
	Documents []documents.Exported
	// Variables are the environment variables that the documents name, sorted.
	Variables []string
	// LeftOut are places whose live value no document can hold, sorted.
	LeftOut []string
	// Alike are the objects that share their key with others and are therefore
	// not exported, sorted.
	Alike []string
	// Nameless says which kinds documents refer to by id, because the names
	// could not be read, sorted.
	Nameless []string
}

// Documents makes a document of every live object, in the order of the keys.
func Documents(in Input) Result {
	w := &writer{Input: in, variables: map[string]bool{}, nameless: map[string]string{}}
	var out Result
	for _, o := range in.Live.All() {
		if o.Default || o.HalfRead() || o.Parent != nil && o.Parent.Unread.Gone || in.Selects != nil && !in.Selects(o.Key) {
			continue
		}
		if several := in.Live.Alike(o.Key); several != nil {
			out.Alike = append(out.Alike, oneOf(several, o))
			continue
		}
		if o.Kind.ListedIn != nil {
			w.leftOut = append(w.leftOut, string(o.Key)+": the tenant tells its name and not its content")
			continue
		}
		out.Documents = append(out.Documents, w.document(o))
	}
	out.Variables = jsonvalue.SortedKeys(w.variables)
	slices.Sort(w.leftOut)
	out.LeftOut = w.leftOut
	for _, kind := range jsonvalue.SortedKeys(w.nameless) {
		out.Nameless = append(out.Nameless, fmt.Sprintf("%s names: %s; documents refer to them by id", kind, w.nameless[kind]))
	}
	return out
}

// oneOf says why an object is left out that shares its key with others.
func oneOf(several []*state.Object, o *state.Object) string {
	const why = "%s (id %s): the tenant has %d objects with this key, which documents cannot tell apart; neither they nor what is below them is exported"
	return fmt.Sprintf(why, o.Key, cmp.Or(o.ID, "unknown"), len(several))
}

// writer makes documents and remembers what they need.
type writer struct {
	Input
	variables map[string]bool
	leftOut   []string
	// nameless says why names of a kind could not be read.
	nameless map[string]string
}

func (w *writer) document(o *state.Object) documents.Exported {
	d := &draft{writer: w, object: o, out: documents.Exported{
		Document: &state.Document{Key: o.Key, Kind: o.Kind, Identity: o.Key.Parts(), Tags: map[jsonvalue.Pointer]state.Tag{}},
		Comments: map[jsonvalue.Pointer]string{},
	}}
	d.out.Spec = d.members(o.Kind.Spec, withRequired(o.Kind.Spec, o.Value), "")
	return d.out
}
