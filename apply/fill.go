package apply

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/patch"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// settle puts ids and the texts of files into a value. Variables stay, so that
// what is compared and told never holds their values.
func (r *run) settle(v any) (any, error) {
	switch v := v.(type) {
	case planner.IDOf:
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
			if key, err = r.settleKey(key); err != nil {
				return nil, err
			}
			out[key] = e
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

// settleKey puts an id in the place of a map's key that stands for one.
func (r *run) settleKey(key string) (string, error) {
	of, stands := state.ParseMapKey(key)
	if !stands {
		return key, nil
	}
	id, err := r.settle(planner.IDOf{Key: of})
	text, _ := id.(string)
	return text, err
}

// settlePath does the same for the keys on the way to a value.
func (r *run) settlePath(path jsonvalue.Pointer) (jsonvalue.Pointer, error) {
	if !strings.Contains(string(path), "{$id: ") {
		return path, nil
	}
	var out jsonvalue.Pointer
	for _, token := range path.Tokens() {
		token, err := r.settleKey(token)
		if err != nil {
			return "", err
		}
		out = out.Append(token)
	}
	return out, nil
}

func (r *run) settlePatch(ops patch.Patch) (patch.Patch, error) {
	out := make(patch.Patch, len(ops))
	for i, op := range ops {
		v, err := r.settle(op.Value)
		if err != nil {
			return nil, err
		}
		op.Value = v
		if op.Path, err = r.settlePath(op.Path); err != nil {
			return nil, err
		}
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
	switch v := v.(type) {
	case state.Env:
		text := f.env[v.Name]
		if isSecret(f.kind, field, at, text) {
			f.secrets = append(f.secrets, text)
		}
		typed, err := planner.TypedEnv(field, text)
		if err != nil {
			panic(err) // checked before the first write
		}
		return typed
	case state.File:
		return v.Text
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = f.fill(field.Below(key), e, at.Append(key))
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = f.fill(field.Below("0"), e, at.Index(i))
		}
		return out
	}
	return v
}
