package registry

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// kindFile is the content of a kind's file: what applies to the objects, and
// the schema of one.
type kindFile struct {
	Kind        *Kind              `json:"x-kind"`
	Definitions map[string]*schema `json:"$defs"`
	schema
}

// schema is a Field as a file has it. The words that are repeated here have
// another shape in the file than in the Field.
type schema struct {
	Field
	Definition string `json:"$ref"`
	// Depth is the number of levels in which a definition may contain itself.
	Depth      int             `json:"x-depth"`
	Types      names           `json:"type"`
	Default    json.RawMessage `json:"default"`
	Properties properties      `json:"properties"`
	Items      *schema         `json:"items"`
	KeyFields  names           `json:"x-key"`
	Elements   string          `json:"x-elements"`
}

// Decode reads a kind's file. It expects a file without mistakes: package check
// finds those.
func Decode(data []byte) (*Kind, error) {
	var file kindFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, err
	}
	if file.Kind == nil {
		return nil, errors.New("the file has no x-kind")
	}
	spec, err := file.field("", &file.schema, nil)
	if err != nil {
		return nil, err
	}
	k := file.Kind
	k.Spec, k.Description = spec, spec.Description
	k.complete()
	return k, nil
}

// field makes a Field of a schema. open are the names of the definitions that
// it is part of. It is nil below the last level of a definition that contains
// itself: there, the objects do not have the member.
func (file *kindFile) field(name string, s *schema, open []string) (f *Field, err error) {
	if s.Definition != "" {
		if s, open, err = file.define(s, open); s == nil {
			return nil, err
		}
	}
	f = new(Field)
	*f = s.Field
	f.Name, f.Types, f.KeyFields, f.ServerElements = name, s.Types, s.KeyFields, s.Elements == "server"
	f.Levels = s.Depth
	if f.HasDefault = s.Default != nil; f.HasDefault {
		if f.Default, err = jsonvalue.Decode(s.Default); err != nil {
			return nil, err
		}
	}
	if f.IsList() && f.List == "" {
		f.List = Ordered
	}
	if s.Items != nil {
		if f.Items, err = file.field("", s.Items, open); f.Items == nil {
			return nil, err
		}
	}
	return f, file.members(f, s.Properties, open)
}

func (file *kindFile) members(f *Field, ps properties, open []string) error {
	if ps == nil {
		return nil
	}
	f.Properties, f.byName = make([]*Field, 0, len(ps)), make(map[string]*Field, len(ps))
	for _, p := range ps {
		member, err := file.field(p.name, &p.schema, open)
		if err != nil {
			return err
		}
		if member != nil {
			f.Properties, f.byName[p.name] = append(f.Properties, member), member
		}
	}
	return nil
}

// define lays a schema's own words over the definition that it refers to. It
// returns nothing below the last level.
func (file *kindFile) define(s *schema, open []string) (*schema, []string, error) {
	name, local := strings.CutPrefix(s.Definition, "#/$defs/")
	definition := file.Definitions[name]
	if !local || definition == nil {
		return nil, nil, fmt.Errorf("there is no definition %q", s.Definition)
	}
	levels := 0
	for _, outer := range open {
		if outer == name {
			levels++
		}
	}
	switch {
	case levels > 0 && definition.Depth == 0:
		return nil, nil, fmt.Errorf("the definition %q contains itself", name)
	case levels > 0 && levels == definition.Depth:
		return nil, open, nil
	}
	merged := *definition
	overlay(reflect.ValueOf(&merged).Elem(), reflect.ValueOf(s).Elem())
	return &merged, append(slices.Clone(open), name), nil
}

// overlay copies the members of a struct that are not zero.
func overlay(onto, from reflect.Value) {
	for i := range from.NumField() {
		switch field := from.Field(i); {
		case field.IsZero() || !onto.Field(i).CanSet():
		case from.Type().Field(i).Anonymous:
			overlay(onto.Field(i), field)
		default:
			onto.Field(i).Set(field)
		}
	}
}
