package docschema

import (
	"slices"

	"isc-sync/state"
)

// spec returns the schema of `spec`: the object without its identity.
func spec(k *state.Kind) object {
	var beside []string
	for _, f := range k.Identity {
		beside = append(beside, f.Name)
	}
	out := object{{"description", "The object's fields, as the API calls them. What is not written is left alone."}, {"type", "object"}}
	top := *k.Spec
	top.Required = nil
	return append(out, members(&top, beside)...)
}

// members returns the words for what an object may hold. Only elements of
// lists need their required members: at the top they are what creation needs.
func members(f *state.Field, leftOut []string) object {
	properties := object{}
	for _, p := range f.Properties {
		if !p.ReadOnly && !slices.Contains(leftOut, p.Name) {
			properties = properties.with(p.Name, property(p, f.Required))
		}
	}
	out := object{}
	if len(properties) > 0 {
		out = out.with("properties", properties)
	}
	return out.with("additionalProperties", f.Free)
}

// property returns the schema of one member. It may be null, which clears it,
// unless its object cannot be without.
func property(f *state.Field, required []string) object {
	v := value(f)
	if !slices.Contains(required, f.Name) || f.Nullable() {
		v = nullable(v)
	}
	return append(object{{"description", f.Description}}, v...)
}

// nullable lets null stand beside the types that a schema begins with.
func nullable(schema object) object {
	types := schema[0].value.([]string)
	schema[0].value = append(types[:len(types):len(types)], "null")
	return schema
}

// value returns the schema of a value that stands there. Its first word is
// the list of its types.
func value(f *state.Field) object {
	if f.Ref != nil && f.Ref.Keys == nil {
		return reference(f)
	}
	types := slices.DeleteFunc(slices.Clone(f.Types), func(t string) bool { return t == "null" })
	out := append(object{{"type", types}}, limits(f)...)
	switch {
	case f.IsList():
		out = append(out, list(f)...)
	case f.IsObject():
		out = append(out, members(f, nil)...)
	case f.Enum != nil:
		out = out.with("anyOf", tolerant(f.Enum))
	}
	if f.HasDefault {
		out = out.with("default", f.Default)
	}
	return out
}

// limits returns the words that a document has in common with the API.
func limits(f *state.Field) object {
	out := object{}
	if f.Format != "" {
		out = out.with("format", f.Format)
	}
	if f.Pattern != "" {
		out = out.with("pattern", f.Pattern)
	}
	if f.Minimum != "" {
		out = out.with("minimum", f.Minimum)
	}
	if f.Maximum != "" {
		out = out.with("maximum", f.Maximum)
	}
	if f.MaxLength > 0 {
		out = out.with("maxLength", f.MaxLength)
	}
	return out
}

func list(f *state.Field) object {
	items := value(f.Items)
	if f.Items.Required != nil {
		items = items.with("required", f.Items.Required)
	}
	out := object{{"items", items}}
	if f.List == state.Set {
		out = out.with("uniqueItems", true)
	}
	return out
}

// reference is a name, or an object with nothing but the id.
func reference(f *state.Field) object {
	return object{
		{"type", []string{"string", "object"}},
		{"minLength", 1},
		{"properties", object{{"id", text("The tenant's id, for what has no usable name.")}}},
		{"required", []string{"id"}},
		{"additionalProperties", false},
	}
}

// tolerant offers the listed values and takes others, which live tenants send.
func tolerant(enum []string) []object {
	return []object{{{"enum", enum}}, {}}
}
