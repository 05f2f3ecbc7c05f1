package planner

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// The errors that a saved plan may be refused with.
var (
	ErrNotAPlan      = errors.New("the file is no plan")
	ErrFormatVersion = errors.New("the plan has a format version that this program does not know")
	ErrAltered       = errors.New("the plan was altered after it was saved: its digest does not match")
)

// document is a plan as JSON has it (product contract, section 4; published as
// schemas/plan.json).
type document struct {
	FormatVersion int              `json:"formatVersion"`
	Digest        string           `json:"digest"`
	Tenant        string           `json:"tenant"`
	APIVersion    string           `json:"apiVersion"`
	Summary       summaryDocument  `json:"summary"`
	Changes       []changeDocument `json:"changes"`
	Notes         []noteDocument   `json:"notes"`
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
	Source      string            `json:"source,omitempty"`
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
	Text    string            `json:"text"`
}

// Encode returns the plan as indented JSON. It holds the digest of the rest.
func (p *Plan) Encode() []byte {
	doc := toDocument(p)
	doc.Digest = digestOf(doc)
	return append(written(doc, "  "), '\n')
}

// Digest is "sha256:" and the hash of the canonical JSON of everything else.
func (p *Plan) Digest() string { return digestOf(toDocument(p)) }

// Decode reads a saved plan strictly. ErrFormatVersion and ErrAltered tell why
// one is refused.
func Decode(data []byte) (*Plan, error) {
	var head struct {
		FormatVersion *int `json:"formatVersion"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.FormatVersion == nil {
		return nil, ErrNotAPlan
	}
	if *head.FormatVersion != FormatVersion {
		return nil, fmt.Errorf("%w: %d", ErrFormatVersion, *head.FormatVersion)
	}
	var sealed struct {
		Digest *string `json:"digest"`
	}
	if err := json.Unmarshal(data, &sealed); err != nil || sealed.Digest == nil {
		return nil, ErrNotAPlan
	}
	if digestOfRaw(data) != *sealed.Digest {
		return nil, ErrAltered
	}
	doc, err := decodeDocument(data)
	if err != nil {
		return nil, err
	}
	return fromDocument(doc)
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

// digestOfRaw hashes what the file says, whatever this program makes of it.
func digestOfRaw(data []byte) string {
	v, err := jsonvalue.Decode(data)
	if err != nil {
		return ""
	}
	obj, _ := v.(map[string]any)
	return digestWithout(obj)
}

func digestOf(doc document) string { return digestOfRaw(written(doc, "")) }

func digestWithout(obj map[string]any) string {
	rest := shallow(obj)
	delete(rest, "digest")
	return jsonvalue.Digest(rest)
}

// written returns a document's JSON, each level moved in by indent.
func written(v any, indent string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		panic(err) // plans are made of JSON values
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}
