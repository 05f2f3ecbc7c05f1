package registry

import "strings"

// Words are the names and values of the kind itself: a message may repeat
// them even if a secret contains them.
func (k *Kind) Words() string { return k.Name + "\n" + strings.Join(k.Spec.words(nil), "\n") }

func (f *Field) words(known []string) []string {
	if f == nil {
		return known
	}
	known = f.Items.words(append(append(known, f.Name), f.Enum...))
	for _, p := range f.Properties {
		known = p.words(known)
	}
	return known
}
