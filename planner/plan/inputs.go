package plan

import (
	"encoding/json"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Inputs record what a plan was made from, so that a saved plan can be
// compared with the documents and settings when it is applied. Values of
// variables are not included.
type Inputs struct {
	// Commit is the Git commit of the directory, "" if it is not known. It is
	// for users; nothing depends on it.
	Commit string
	// Rollback is the Git commit whose documents the plan returns to, "" for the plan of
	// a directory.
	Rollback string
	// Settings is the digest of those settings that influence a plan.
	Settings string
	// Documents are the digests of all documents, whether they changed or not.
	Documents map[state.Key]string
	// Variables are the names of the variables that were set.
	Variables []string
	// Only, Alone, Without, Rotate, Upload and SkipProblems are the options of the run.
	Only         []state.Key
	Alone        bool
	Without      []state.Key
	Rotate       []Target
	Upload       []state.Key
	SkipProblems bool
}

// DocumentDigest covers the meaning of a document and not its form: not the
// file, the line, comments or the line ends of texts.
func DocumentDigest(doc *state.Document) string {
	var plain []any
	for _, at := range sortedTags(doc.Tags) {
		if doc.Tags[at].Name == "plain" {
			plain = append(plain, string(at))
		}
	}
	return jsonvalue.Digest(map[string]any{
		"key": string(doc.Key), "id": doc.ID, "previously": doc.Previously, "absent": doc.Absent, "manage": string(doc.Manage),
		"spec": WithMarkers(doc.Spec), "plain": plain,
	})
}

func sortedTags(tags map[jsonvalue.Pointer]state.Tag) []jsonvalue.Pointer {
	out := make([]jsonvalue.Pointer, 0, len(tags))
	for at := range tags {
		out = append(out, at)
	}
	slices.Sort(out)
	return out
}

// SettingsDigest leaves out the settings of connection and speed, those that
// are part of the documents, and the guards, which each run checks again.
func SettingsDigest(s state.Settings) string {
	s.APIVersion, s.BaseURL, s.IgnoreFiles, s.Vars, s.Rate, s.Overlay = "", "", nil, nil, nil, ""
	s.Guard = state.GuardSettings{Owns: s.Guard.Owns}
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // settings are plain values
	}
	v, err := jsonvalue.Decode(data)
	if err != nil {
		panic(err) // it was written as JSON
	}
	return jsonvalue.Digest(v)
}

// Changed returns the keys of the documents that have changed, sorted, with
// the reason, and whether the settings have changed.
func (i Inputs) Changed(docs state.Documents, settings state.Settings) (reasons map[state.Key]string, otherSettings bool) {
	reasons = map[state.Key]string{}
	for _, doc := range docs {
		was, known := i.Documents[doc.Key]
		switch {
		case !known:
			reasons[doc.Key] = "the document is new since the plan was made"
		case was != DocumentDigest(doc):
			reasons[doc.Key] = "the document has changed since the plan was made"
		}
	}
	for key := range i.Documents {
		if docs.Find(key) == nil {
			reasons[key] = "the plan was made with this document, and it no longer exists"
		}
	}
	return reasons, i.Settings != SettingsDigest(settings)
}

// Target is a resource, or a field of one.
type Target struct {
	Key     state.Key
	Pointer jsonvalue.Pointer
}

// Covers reports whether the target names the field of the resource, or a
// value that contains it.
func (t Target) Covers(key state.Key, p jsonvalue.Pointer) bool {
	return t.Key == key && t.Pointer.Contains(p)
}
