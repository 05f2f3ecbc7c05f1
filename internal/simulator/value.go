package simulator

import (
	"encoding/json"
	"slices"
	"strconv"

	"isc-sync/internal/simulator/jsonpatch"
)

func clone(o object) object { return jsonpatch.Clone(o).(object) }

func text(o object, key string) string {
	value, _ := o[key].(string)
	return value
}

func child(o object, key string) object {
	value, _ := o[key].(object)
	return value
}

func list(o object, key string) []any {
	value, _ := o[key].([]any)
	return value
}

func flag(o object, key string) bool {
	value, _ := o[key].(bool)
	return value
}

// find returns the object whose member key has this value, or nil.
func find(objects []object, key, value string) object {
	for _, o := range objects {
		if text(o, key) == value {
			return o
		}
	}
	return nil
}

func without(objects []object, id string) []object {
	return slices.DeleteFunc(objects, func(o object) bool { return text(o, "id") == id })
}

// put stores a value in a map that may not exist yet.
func put[V any](m *map[string]V, key string, value V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[key] = value
}

// anys makes a JSON array of objects.
func anys(objects []object) []any {
	out := make([]any, len(objects))
	for i, o := range objects {
		out[i] = o
	}
	return out
}

// objects returns the elements of a JSON array, and false if one is not an object.
func objects(value any) ([]object, bool) {
	elements, ok := value.([]any)
	if !ok {
		return nil, false
	}
	out := make([]object, len(elements))
	for i, element := range elements {
		if out[i], ok = element.(object); !ok {
			return nil, false
		}
	}
	return out, true
}

func number(n int) json.Number { return json.Number(strconv.Itoa(n)) }

// withDefaults lays the members of o over defaults.
func withDefaults(o, defaults object) object {
	out := clone(defaults)
	for key, value := range o {
		out[key] = value
	}
	return out
}
