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
