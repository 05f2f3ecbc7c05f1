package render

// namedID is an id together with what people call the object that has it.
type namedID struct{ id, name string }

// named returns a value whose ids are told with their names. What holds none
// of them is returned as it is.
func named(v any, names map[string]string) any {
	if len(names) == 0 {
		return v
	}
	switch v := v.(type) {
	case string:
		if name, ok := names[v]; ok {
			return namedID{v, name}
		}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = named(e, names)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = named(e, names)
		}
		return out
	}
	return v
}
