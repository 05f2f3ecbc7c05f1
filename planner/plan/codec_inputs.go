package plan

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// inputsDocument is the JSON of what the plan was made from.
type inputsDocument struct {
	Commit    string               `json:"commit,omitempty"`
	Rollback  string               `json:"rollback,omitempty"`
	Settings  string               `json:"settings"`
	Documents map[state.Key]string `json:"documents"`
	Variables []string             `json:"variables"`
	Only      []state.Key          `json:"only,omitempty"`
	Alone     bool                 `json:"alone,omitempty"`
	Without   []state.Key          `json:"without,omitempty"`
	Rotate    []targetDocument     `json:"rotateSecrets,omitempty"`
	Upload    []state.Key          `json:"upload,omitempty"`
	Skip      bool                 `json:"skipProblems,omitempty"`
}

type targetDocument struct {
	Key     state.Key         `json:"key"`
	Pointer jsonvalue.Pointer `json:"pointer"`
}

// toInputs returns nil for a plan without inputs.
func toInputs(in Inputs) *inputsDocument {
	if in.Documents == nil {
		return nil
	}
	doc := &inputsDocument{
		Commit: in.Commit, Rollback: in.Rollback, Settings: in.Settings, Documents: in.Documents, Variables: append([]string{}, in.Variables...),
		Only: in.Only, Alone: in.Alone, Without: in.Without, Upload: in.Upload, Skip: in.SkipProblems,
	}
	for _, t := range in.Rotate {
		doc.Rotate = append(doc.Rotate, targetDocument(t))
	}
	return doc
}

func fromInputs(doc *inputsDocument) Inputs {
	if doc == nil {
		return Inputs{}
	}
	in := Inputs{
		Commit: doc.Commit, Rollback: doc.Rollback, Settings: doc.Settings, Documents: doc.Documents, Variables: doc.Variables,
		Only: doc.Only, Alone: doc.Alone, Without: doc.Without, Upload: doc.Upload, SkipProblems: doc.Skip,
	}
	for _, t := range doc.Rotate {
		in.Rotate = append(in.Rotate, Target(t))
	}
	return in
}
