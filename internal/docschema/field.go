package docschema

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// spec returns the schema of `spec`: the object without its identity.
func spec(k *registry.Kind) object {
	var beside []string
	for _, f := range k.Identity {
		beside = append(beside, f.Name)
	}
	out := object{{"description", "The object's fields, as the API calls them. What is not written is left alone."}, {"type", "object"}}
	return append(out, merged{}.members(k.Spec, beside)...)
}

// merged writes schemas of values that are laid over live ones: what they do
// not write may be there. Where whole is set they stand alone.
type merged struct{ whole bool }

// members returns the words for what an object may hold.
func (m merged) members(f *registry.Field, leftOut []string) object {
	properties := object{}
	for _, p := range f.Properties {
		if !p.ReadOnly && !slices.Contains(leftOut, p.Name) {
			properties = properties.with(p.Name, m.property(f, p))
		}
	}
	if f.Tree != nil && f.IsBelowLastLevel(f.Tree.Children) {
		properties = properties.with(f.Tree.Children, object{{"description", "Nothing: this is the last level."}, {"type", "null"}})
	}
	out := object{}
	if len(properties) > 0 {
		out = out.with("properties", properties)
	}
	return out.with("additionalProperties", f.Free)
}

// property returns the schema of f's member p. It may be null, which clears it,
// unless f's objects cannot be without.
func (m merged) property(f, p *registry.Field) object {
	v := m.value(p)
	if f.MayBeNull(p) {
		v = nullable(v)
	}
	return append(object{{"description", p.Description}}, v...)
}

// nullable allows null beside the types that a schema begins with.
func nullable(schema object) object {
	types := schema[0].value.([]string)
	schema[0].value = append(types[:len(types):len(types)], "null")
	return schema
}

// value returns the schema of a value. Its first word is the list of its types.
func (m merged) value(f *registry.Field) object {
	if f.Ref != nil {
		return reference(f)
	}
	types := slices.DeleteFunc(slices.Clone(f.Types), func(t string) bool { return t == "null" })
	out := append(object{{"type", types}}, limits(f)...)
	switch {
	case f.IsList():
		out = append(out, m.list(f)...)
	case f.IsObject():
		m.whole = m.whole || f.Whole
		out = append(out, m.members(f, nil)...)
		if demanded := f.Demanded(); m.whole && len(demanded) > 0 {
			out = out.with("required", demanded)
		}
	case f.Closed:
		out = out.with("anyOf", []object{{{"enum", f.Enum}}, {{"type", "null"}}})
	case f.Enum != nil:
		out = out.with("anyOf", tolerant(f.Enum))
	}
	if f.HasDefault {
		out = out.with("default", f.Default)
	}
	return out
}

// limits returns the words that a document has in common with the API.
func limits(f *registry.Field) object {
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
	if f.MinLength > 0 {
		out = out.with("minLength", f.MinLength)
	}
	if f.MaxLength > 0 {
		out = out.with("maxLength", f.MaxLength)
	}
	if f.MinItems > 0 {
		out = out.with("minItems", f.MinItems)
	}
	if f.MaxItems > 0 {
		out = out.with("maxItems", f.MaxItems)
	}
	return out
}

// list returns the words for elements. All need their required members, and
// elements without a key are managed whole.
func (m merged) list(f *registry.Field) object {
	m.whole = m.whole || !f.IsKeyed()
	items := m.value(f.Items)
	if demanded := f.Items.Demanded(); !m.whole && len(demanded) > 0 {
		items = items.with("required", demanded)
	}
	out := object{{"items", items}}
	if f.List == registry.Set {
		out = out.with("uniqueItems", true)
	}
	return out
}

// reference is a name, or an object with nothing but the id.
func reference(f *registry.Field) object {
	if !f.Ref.IsText() {
		return referenceInParts(f.Ref)
	}
	return object{
		{"type", []string{"string", "object"}},
		{"minLength", 1},
		{"properties", object{{"id", text("The tenant's id, for what has no usable name.")}}},
		{"required", []string{"id"}},
		{"additionalProperties", false},
	}
}

// referenceInParts is a name, or an object of the parts of one, or of the id. Which
// belong together the program checks.
func referenceInParts(rule *registry.RefRule) object {
	properties := object{{"id", text("The tenant's id, for what has no usable name.")}}
	types := []string{"object"}
	if own := rule.OwnMember(); own != "" {
		properties = append(properties, object{{own, object{{"type", []string{"string"}}, {"enum", jsonvalue.SortedKeys(rule.KindBy.Map)}, {"description", "What kind of object the name is of."}}}}...)
		properties = append(properties, object{{"name", text("The name.")}}...)
		types = append(types, "string")
	}
	for _, part := range rule.AllParts() {
		properties = properties.with(part, object{{"type", []string{"string", "object"}}, {"description", "The part " + part + " of the name."}})
	}
	return object{{"type", types}, {"minProperties", 1}, {"properties", properties}, {"additionalProperties", false}}
}

// tolerant offers the listed values and takes others, which live tenants send.
func tolerant(enum []string) []object {
	return []object{{{"enum", enum}}, {}}
}
