package documents

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// schemaSet compiles the schema of each kind's documents when it is first
// needed.
type schemaSet struct {
	fsys     fs.FS
	mu       sync.Mutex
	compiled map[string]*jsonschema.Schema
}

func newSchemaSet(fsys fs.FS) *schemaSet {
	return &schemaSet{fsys: fsys, compiled: map[string]*jsonschema.Schema{}}
}

// schemaBase is a name, never an address to fetch from.
const schemaBase = "https://isc-sync.invalid/schemas/documents/"

func (s *schemaSet) schema(kind string) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if found, ok := s.compiled[kind]; ok {
		return found, nil
	}
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = s.open
	compiled, err := c.Compile(schemaBase + kind + ".json")
	if err != nil {
		return nil, fmt.Errorf("compile the document schema of %s: %w", kind, err)
	}
	s.compiled[kind] = compiled
	return compiled, nil
}

// open serves the embedded schemas and nothing else, so that a wrong $ref never
// reads a file or calls a server.
func (s *schemaSet) open(address string) (io.ReadCloser, error) {
	name, ok := strings.CutPrefix(address, schemaBase)
	if !ok {
		return nil, fmt.Errorf("%s is not one of the schemas", address)
	}
	data, err := fs.ReadFile(s.fsys, path.Join("documents", name))
	if err != nil {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

// schema checks the spec against the schema of its kind's documents. What the
// fields' own checks say better is left to them.
func (s *specChecker) schema(set *schemaSet) error {
	if ordinary(s.Kind, s.Spec) {
		return nil
	}
	schema, err := set.schema(s.Kind.Name)
	if err != nil {
		return err
	}
	var invalid *jsonschema.ValidationError
	if err := schema.Validate(s.instance()); !errors.As(err, &invalid) {
		return err
	}
	for _, l := range leaves(detail(invalid)) {
		s.report(l)
	}
	return nil
}

// instance is the document as the schema knows it.
func (s *specChecker) instance() map[string]any {
	doc := map[string]any{"kind": s.Kind.Name, "spec": plainJSON(s.Spec)}
	for i, f := range s.Kind.Identity {
		doc[f.Name] = s.Identity[i]
	}
	return doc
}

// plainJSON copies a value and replaces tags by texts.
func plainJSON(v any) any {
	return jsonvalue.Map(v, func(leaf any) (any, bool) {
		switch leaf := leaf.(type) {
		case state.File:
			return leaf.Text, true
		case state.Env, unreadable:
			return "", true
		}
		return nil, false
	})
}

// detail copies the library's tree of errors, so that one file knows it.
func detail(e *jsonschema.ValidationError) violation {
	v := violation{at: instancePointer(e.InstanceLocation), keyword: path.Base(e.KeywordLocation), text: e.Message}
	for _, cause := range e.Causes {
		v.causes = append(v.causes, detail(cause))
	}
	return v
}
