package plan

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// The errors that a saved plan may be refused with.
var (
	ErrNotAPlan      = errors.New("not a plan file")
	ErrFormatVersion = errors.New("the plan has a format version that this program does not know")
	ErrAltered       = errors.New("the plan was altered after it was saved")
)

// document is the plan as JSON (schemas/plan.json).
type document struct {
	FormatVersion int               `json:"formatVersion"`
	Digest        string            `json:"digest"`
	Tenant        string            `json:"tenant"`
	APIVersion    string            `json:"apiVersion"`
	Inputs        *inputsDocument   `json:"inputs,omitempty"`
	Names         map[string]Name   `json:"names,omitempty"`
	Files         map[string]string `json:"files,omitempty"`
	Summary       summaryDocument   `json:"summary"`
	Changes       []changeDocument  `json:"changes"`
	Notes         []noteDocument    `json:"notes"`
}

type summaryDocument struct {
	Create    int `json:"create"`
	Update    int `json:"update"`
	Delete    int `json:"delete"`
	Unchanged int `json:"unchanged"`
	Ignored   int `json:"ignored"`
}

type changeDocument struct {
	Key         state.Key         `json:"key"`
	Kind        string            `json:"kind"`
	Identity    map[string]string `json:"identity"`
	Parent      state.Key         `json:"parent,omitempty"`
	Name        string            `json:"name"`
	Action      Action            `json:"action"`
	File        string            `json:"file"`
	Line        int               `json:"line"`
	Why         string            `json:"why"`
	Fields      []fieldDocument   `json:"fields"`
	Fingerprint map[string]any    `json:"fingerprint"`
	Steps       []stepDocument    `json:"steps"`
}

type fieldDocument struct {
	Pointer   jsonvalue.Pointer `json:"pointer"`
	Before    json.RawMessage   `json:"before,omitempty"`
	After     json.RawMessage   `json:"after,omitempty"`
	Sensitive bool              `json:"sensitive"`
	Change    SecretChange      `json:"change,omitempty"`
}

type stepDocument struct {
	ID      string          `json:"id"`
	Wave    int             `json:"wave"`
	Method  string          `json:"method"`
	Path    string          `json:"path"`
	Patch   *[]opDocument   `json:"patch,omitempty"`
	Body    json.RawMessage `json:"body,omitempty"`
	Reason  string          `json:"reason"`
	OrAdopt bool            `json:"orAdopt"`
	Needs   []string        `json:"needs"`
}

type opDocument struct {
	Op    string            `json:"op"`
	Path  jsonvalue.Pointer `json:"path"`
	Value json.RawMessage   `json:"value,omitempty"`
}

type noteDocument struct {
	Code    string            `json:"code"`
	Key     state.Key         `json:"key,omitempty"`
	Pointer jsonvalue.Pointer `json:"pointer,omitempty"`
	Label   string            `json:"label,omitempty"`
	Text    string            `json:"text"`
}

// Encode returns the plan as indented JSON, including the digest of the rest.
func (p *Plan) Encode() []byte {
	doc := toDocument(p)
	doc.Digest = digestOf(doc)
	return append(indentedJSON(doc, "  "), '\n')
}

// Digest is "sha256:" and the hash of the canonical JSON of everything else.
func (p *Plan) Digest() string { return digestOf(toDocument(p)) }

// Decode reads a saved plan strictly. ErrAltered means that the file is not
// what was saved, ErrFormatVersion that another program wrote it, and
// ErrNotAPlan that it never was a plan.
func Decode(data []byte) (*Plan, error) {
	if err := checkSeal(data); err != nil {
		return nil, err
	}
	doc, err := decodeDocument(data)
	if err != nil {
		return nil, err
	}
	return fromDocument(doc)
}

// checkSeal checks the format version and the digest. A truncated plan is not
// valid JSON, so any input that begins like one counts as an altered plan.
func checkSeal(data []byte) error {
	v, err := jsonvalue.Decode(data)
	if err != nil && len(data) > 0 && data[0] != '{' {
		return ErrNotAPlan
	}
	if err != nil {
		return fmt.Errorf("%w: the file is truncated or modified", ErrAltered)
	}
	obj, _ := v.(map[string]any)
	version, hasVersion := obj["formatVersion"]
	digest, hasDigest := obj["digest"]
	_, isNumber := version.(json.Number)
	_, hasChanges := obj["changes"]
	switch {
	case !hasDigest && (!hasVersion || !hasChanges):
		return ErrNotAPlan
	case !hasDigest:
		return fmt.Errorf("%w: its digest is missing", ErrAltered)
	case isNumber && version != json.Number(strconv.Itoa(FormatVersion)):
		return fmt.Errorf("%w: %s", ErrFormatVersion, version)
	case digest != digestWithout(obj):
		return fmt.Errorf("%w: its digest does not match", ErrAltered)
	}
	return nil
}

func decodeDocument(data []byte) (document, error) {
	var doc document
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	dec.UseNumber()
	if err := dec.Decode(&doc); err != nil {
		return doc, fmt.Errorf("%w: %w", ErrNotAPlan, err)
	}
	return doc, nil
}

// digestOf takes the changes one at a time, since all of them as values would need more
// memory than the rest of the plan.
func digestOf(doc document) string {
	changes := doc.Changes
	doc.Changes = nil
	obj := valueOfDocument(doc).(map[string]any)
	obj["changes"] = jsonvalue.Elements(func(yield func(any) bool) {
		for _, c := range changes {
			if !yield(valueOfDocument(c)) {
				return
			}
		}
	})
	return digestWithout(obj)
}

// valueOfDocument returns what a part of a plan is as JSON.
func valueOfDocument(part any) any {
	v, err := jsonvalue.Decode(indentedJSON(part, ""))
	if err != nil {
		panic(err) // it was written as JSON
	}
	return v
}

func digestWithout(obj map[string]any) string {
	rest := jsonvalue.CopyObject(obj)
	delete(rest, "digest")
	return jsonvalue.Digest(rest)
}

// indentedJSON returns a document's JSON, each level indented.
func indentedJSON(v any, indent string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		panic(err) // plans are made of JSON values
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// EncodeStep returns the JSON of a step that belongs to no change.
func EncodeStep(s Step) []byte { return indentedJSON(toStep("", s), "") }
