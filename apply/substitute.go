package apply

import (
	"fmt"
	"maps"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// substitute replaces the placeholders for ids and files in a value. Variables
// stay, so that nothing that is compared or shown contains their values.
func (r *run) substitute(v any) (any, error) {
	switch v := v.(type) {
	case plan.IDOf:
		if o := r.lastWritten(v.Key); o != nil && o.ID != "" {
			return o.ID, nil
		}
		return nil, fmt.Errorf("the id of %s is not known", v.Key)
	case state.File:
		return r.inputs.files[v.Path], nil
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range jsonvalue.SortedKeys(v) {
			e, err := r.substitute(v[key])
			if err != nil {
				return nil, err
			}
			out[state.FillMapKey(key, r.writtenID)] = e
		}
		return out, nil
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			var err error
			if out[i], err = r.substitute(e); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return v, nil
}

// writtenID returns the id of an object that an earlier step created, or "".
func (r *run) writtenID(key state.Key) string {
	if o := r.lastWritten(key); o != nil {
		return o.ID
	}
	return ""
}

func (r *run) substitutePatch(ops patch.Patch) (patch.Patch, error) {
	out := make(patch.Patch, len(ops))
	for i, op := range ops {
		v, err := r.substitute(op.Value)
		if err != nil {
			return nil, err
		}
		op.Value = v
		op.Path = state.FillMapKeys(op.Path, r.writtenID)
		out[i] = op
	}
	return out, nil
}

func (r *run) substituteBody(body any) (map[string]any, error) {
	v, err := r.substitute(body)
	if err != nil {
		return nil, err
	}
	obj, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the plan's body is not an object")
	}
	return obj, nil
}

// variables replaces the variables in a value that is about to be sent, and
// collects the secrets among them.
type variables struct {
	kind    *registry.Kind
	env     map[string]string
	secrets []string
}

// substitute returns the value of a field, which is at a pointer into the
// object, with the values of variables and the texts of files.
func (f *variables) substitute(field *registry.Field, v any, at jsonvalue.Pointer) any {
	return registry.Map(field, v, at, func(field *registry.Field, v any, at jsonvalue.Pointer) (any, bool) {
		switch v := v.(type) {
		case state.Env:
			return f.value(field, v, at), true
		case state.File:
			return v.Text, true
		case map[string]any:
			return withoutName(field, v)
		}
		return nil, false
	})
}

// withoutName returns a reference without its name, where the tenant refuses that.
func withoutName(field *registry.Field, ref map[string]any) (any, bool) {
	if field == nil || field.Ref == nil || !field.Ref.Nameless {
		return nil, false
	}
	out := maps.Clone(ref)
	delete(out, "name")
	return out, true
}

// value returns the value of a variable in the type of its field.
func (f *variables) value(field *registry.Field, v state.Env, at jsonvalue.Pointer) any {
	text := f.env[v.Name]
	if isSecret(f.kind, field, at, text) {
		f.secrets = append(f.secrets, text)
	}
	typed, err := state.TypedEnv(field, text)
	if err != nil {
		panic(err) // checked before the first write
	}
	return typed
}
