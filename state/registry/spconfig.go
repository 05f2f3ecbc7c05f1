package registry

import (
	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
)

// SPConfigRule is where an export of SP-Config has the objects of a kind, and how
// they differ there from what the API answers (API: SP-Config).
type SPConfigRule struct {
	// Type is the type of the exported object.
	Type string `json:"type"`
	// At is the place in the exported object where it has the kind's object, or the
	// list of them; "" if it is the object itself.
	At jsonvalue.Pointer `json:"at"`
	// Parent is the place in the exported object of its parent's id, if the parent is
	// exported as an object of its own.
	Parent jsonvalue.Pointer `json:"parent"`
	// Renamed are the members that have another name there.
	Renamed []SPConfigMember `json:"renamed"`
	// Repeats are the members that repeat what others say.
	Repeats []string `json:"repeats"`
	// Secrets are those that exports leave out of objects inside maps with secrets, and
	// that nothing in the export names.
	Secrets []SPConfigSecret `json:"secrets"`
	// LeftAlone are the exported objects that no document declares, and why.
	LeftAlone []SPConfigExclusion `json:"leftAlone"`
	// Unusable explains why the export does not say enough for a document.
	Unusable string `json:"unusable"`
}

// SPConfigMember is a member of an exported object and the field of the kind that
// it is.
type SPConfigMember struct {
	Member jsonvalue.Pointer `json:"member"`
	Field  string            `json:"field"`
}

// SPConfigSecret is a secret that an object has if it has another key.
type SPConfigSecret struct {
	Beside string `json:"beside"`
	Key    string `json:"key"`
}

// SPConfigExclusion recognizes exported objects by a member, whose value is one of
// some globs.
type SPConfigExclusion struct {
	Member jsonvalue.Pointer `json:"member"`
	In     []string          `json:"in"`
	Reason string            `json:"reason"`
}

// LeavesAlone returns why no document declares an exported object, "" if one can.
func (r *SPConfigRule) LeavesAlone(object map[string]any) string {
	for _, e := range r.LeftAlone {
		v, _ := e.Member.Get(object)
		if text, isText := v.(string); isText && glob.MatchAny(e.In, text) {
			return e.Reason
		}
	}
	return ""
}
