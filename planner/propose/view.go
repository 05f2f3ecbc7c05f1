package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// IsIgnored reports whether a rule of the settings ignores a field.
func (v *View) IsIgnored(key state.Key, at jsonvalue.Pointer) bool {
	for _, rule := range v.Settings.Ignore {
		if rule.Matches(key, at) {
			return true
		}
	}
	return false
}

// isPrivate reports whether live refers to an object that the server keeps to
// itself and does not list.
func (v *View) isPrivate(kind string, live jsonvalue.Optional) bool {
	k := v.Kinds.Find(kind)
	if k == nil || k.Lookup == nil {
		return false
	}
	name := refName(live)
	for _, private := range k.Lookup.Ignored {
		if name == private {
			return true
		}
	}
	return false
}

// View is what laying documents over live objects needs to know of a run.
type View struct {
	Kinds *registry.Kinds
	// Objects are the live objects, and Directory has the names of all others.
	Objects   *state.Live
	Directory *state.Directory
	Documents state.Documents
	Settings  state.Settings
	// Env are the values of the variables that are set.
	Env map[string]string
	// Rotate names secrets to send although they cannot be compared, and Explain
	// the fields whose decisions are recorded.
	Rotate  []plan.Target
	Explain *plan.Target
	// Resources reports what this plan does to other resources.
	Resources
}

// Resources reports what this plan does to other resources.
type Resources interface {
	// LiveFor returns the live object for a key, or nil.
	LiveFor(state.Key) *state.Object
	// DocumentOf returns the document about a key, or nil.
	DocumentOf(state.Key) *state.Document
	// IsDeleted reports whether a document asks to delete the object.
	IsDeleted(state.Key) bool
	// IsDrafted reports whether the resource is known to change.
	IsDrafted(state.Key) bool
	// RenamedTo returns the document that renames the live object with the key, or
	// nil. LosesName reports whether there is one, even if another object gets the
	// key.
	RenamedTo(state.Key) *state.Document
	LosesName(state.Key) bool
	// UsesName reports whether a live object refers by this name to an object of the
	// kind.
	UsesName(kind, name string) bool
	// DidYouMean suggests a resource for a key that does not exist, or "", and
	// MeantLive a live object.
	DidYouMean(state.Key) string
	MeantLive(state.Key) string
}

// noResources are the other resources of a document that is compared by
// itself.
type noResources struct{}

func (noResources) LiveFor(state.Key) *state.Object      { return nil }
func (noResources) DocumentOf(state.Key) *state.Document { return nil }
func (noResources) IsDeleted(state.Key) bool             { return false }
func (noResources) IsDrafted(state.Key) bool             { return false }
func (noResources) RenamedTo(state.Key) *state.Document  { return nil }
func (noResources) LosesName(state.Key) bool             { return false }
func (noResources) UsesName(string, string) bool         { return false }
func (noResources) DidYouMean(state.Key) string          { return "" }
func (noResources) MeantLive(state.Key) string           { return "" }
