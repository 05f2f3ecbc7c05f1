package apply

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// settle puts ids and the texts of files into a value. Variables stay, so that
// what is compared and told never holds their values.
func (r *run) settle(v any) (any, error) {
	switch v := v.(type) {
	case plan.IDOf:
		if o := r.kept(v.Key); o != nil && o.ID != "" {
			return o.ID, nil
		}
		return nil, fmt.Errorf("the id of %s is not known", v.Key)
	case state.File:
		return r.inputs.files[v.Path], nil
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range jsonvalue.SortedKeys(v) {
			e, err := r.settle(v[key])
			if err != nil {
				return nil, err
			}
			out[state.FillMapKey(key, r.idOf)] = e
		}
		return out, nil
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			var err error
			if out[i], err = r.settle(e); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return v, nil
}

// idOf is the id of an object that a step before has made, "" where none has.
func (r *run) idOf(key state.Key) string {
	if o := r.kept(key); o != nil {
		return o.ID
	}
	return ""
}

func (r *run) settlePatch(ops patch.Patch) (patch.Patch, error) {
	out := make(patch.Patch, len(ops))
	for i, op := range ops {
		v, err := r.settle(op.Value)
		if err != nil {
			return nil, err
		}
		op.Value = v
		op.Path = state.FillMapKeys(op.Path, r.idOf)
		out[i] = op
	}
	return out, nil
}

func (r *run) settleBody(body any) (map[string]any, error) {
	v, err := r.settle(body)
	if err != nil {
		return nil, err
	}
	obj, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the plan's body is no object")
	}
	return obj, nil
}

// filler turns a settled value into what is sent, and remembers the secrets in
// it.
type filler struct {
	kind    *registry.Kind
	env     map[string]string
	secrets []string
}

// fill puts the values of variables and files into the value of a field, which
// is at a pointer into the object.
func (f *filler) fill(field *registry.Field, v any, at jsonvalue.Pointer) any {
	return registry.Map(field, v, at, func(field *registry.Field, v any, at jsonvalue.Pointer) (any, bool) {
		switch v := v.(type) {
		case state.Env:
			return f.variable(field, v, at), true
		case state.File:
			return v.Text, true
		}
		return nil, false
	})
}

// variable is the value of a variable in the type of its field.
func (f *filler) variable(field *registry.Field, v state.Env, at jsonvalue.Pointer) any {
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
