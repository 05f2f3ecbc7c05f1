package registry

// UniqueFields are the members whose values no two objects of the kind may share.
func (k *Kind) UniqueFields() []*Field {
	var unique []*Field
	for _, f := range k.Spec.Properties {
		if f.Unique {
			unique = append(unique, f)
		}
	}
	return unique
}

// Refuses reports whether the API refuses a value because it is empty.
func (f *Field) Refuses(v any) bool {
	list, isList := v.([]any)
	return f != nil && f.NeverEmpty && (v == "" || isList && len(list) == 0)
}
