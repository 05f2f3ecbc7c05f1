package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// problemsVersion is the version of the problem document.
const problemsVersion = 1

// problemsDocument is a failure as JSON has it (product contract, section 3).
type problemsDocument struct {
	FormatVersion int               `json:"formatVersion"`
	Problems      []problemDocument `json:"problems"`
	// Missing are the objects that references need and that do not exist.
	Missing []missingDocument `json:"missing,omitempty"`
	// Warnings are written by validate alone.
	Warnings []problemDocument `json:"warnings,omitempty"`
	Plan     json.RawMessage   `json:"plan,omitempty"`
}

type problemDocument struct {
	File    string            `json:"file"`
	Line    int               `json:"line"`
	Column  int               `json:"column"`
	Key     state.Key         `json:"key"`
	Pointer jsonvalue.Pointer `json:"pointer"`
	Problem string            `json:"problem"`
	Hint    string            `json:"hint"`
}

// Plan writes what planner.Encode gives; if there are problems, it is the
// member "plan" beside them.
func (JSON) Plan(w io.Writer, p *plan.Plan, problems state.Problems) error {
	if len(problems) == 0 {
		return writeJSON(w, p.Encode())
	}
	doc := problemsDocumentOf(problems.Sorted())
	doc.Plan = p.Encode()
	return writeJSON(w, encode(doc))
}

// Failure writes the problems. An error without a place is a problem with an
// empty file and line 0.
func (JSON) Failure(w io.Writer, err error) error {
	return writeJSON(w, encode(problemsDocumentOf(problemsOf(err))))
}

func problemsDocumentOf(problems state.Problems) problemsDocument {
	doc := problemsDocument{FormatVersion: problemsVersion, Problems: make([]problemDocument, len(problems))}
	for i, p := range problems {
		doc.Problems[i] = problemDocument{
			File: p.File, Line: p.Line, Column: p.Column, Key: p.Key, Pointer: p.Pointer, Problem: p.Text, Hint: p.Hint,
		}
	}
	missing, _ := splitMissing(problems)
	for _, m := range missing {
		doc.Missing = append(doc.Missing, missingDocument{Key: m.key, Hints: m.hints, Places: len(m.problems)})
	}
	return doc
}

// explanationDocument is an explanation as JSON has it. Values are absent
// if there is nothing, or where they are sensitive.
type explanationDocument struct {
	FormatVersion int                `json:"formatVersion"`
	Key           state.Key          `json:"key"`
	Pointer       jsonvalue.Pointer  `json:"pointer"`
	Decisions     []decisionDocument `json:"decisions"`
}

type decisionDocument struct {
	Pointer    jsonvalue.Pointer `json:"pointer"`
	File       string            `json:"file"`
	Line       int               `json:"line"`
	Column     int               `json:"column"`
	Declared   json.RawMessage   `json:"declared,omitempty"`
	Live       json.RawMessage   `json:"live,omitempty"`
	Rule       string            `json:"rule"`
	Changed    bool              `json:"changed"`
	Operations []string          `json:"operations"`
}

// Explain writes the decisions and the operations they lead to.
func (JSON) Explain(w io.Writer, e Explanation) error {
	doc := explanationDocument{FormatVersion: 1, Key: e.Key, Pointer: e.Pointer, Decisions: make([]decisionDocument, len(e.Trace))}
	for i, d := range e.Trace {
		at := e.at(d.Pointer)
		doc.Decisions[i] = decisionDocument{
			Pointer: d.Pointer, File: at.File, Line: at.Line, Column: at.Column,
			Declared: rawValue(d.Declared), Live: rawValue(d.Live), Rule: d.Rule, Changed: d.Changed, Operations: []string{},
		}
		for _, o := range e.operations(d) {
			doc.Decisions[i].Operations = append(doc.Decisions[i].Operations, o.String())
		}
	}
	return writeJSON(w, encode(doc))
}

func rawValue(v any) json.RawMessage {
	if isAbsent(v) {
		return nil
	}
	return jsonvalue.Canonical(plan.WithMarkers(v))
}

func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		panic(fmt.Errorf("encode %T: %w", v, err)) // our own structs always encode
	}
	return b.Bytes()
}

// writeJSON writes a document whose strings hold nothing that a terminal
// would act on.
func writeJSON(w io.Writer, data []byte) error {
	_, err := w.Write(jsonvalue.Printable(data))
	return err
}
