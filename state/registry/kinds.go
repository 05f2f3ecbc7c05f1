package registry

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// Kinds are all kinds that may be declared or referred to. They are read once
// and never change.
type Kinds struct {
	declared, lookups []*Kind
	byName            map[string]*Kind
}

// Read decodes every JSON file of fsys. It expects files
// without mistakes: package check finds those.
func Read(fsys fs.FS) (*Kinds, error) {
	files, err := jsonFiles(fsys)
	if err != nil {
		return nil, fmt.Errorf("list the kinds: %w", err)
	}
	var kinds []*Kind
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read a kind: %w", err)
		}
		k, err := Decode(data)
		if err != nil {
			return nil, fmt.Errorf("read the kind in %s: %w", file, err)
		}
		kinds = append(kinds, k)
	}
	return index(kinds), nil
}

// jsonFiles returns the paths of the JSON files in all folders, sorted.
func jsonFiles(fsys fs.FS) (files []string, err error) {
	err = fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(file) == ".json" {
			files = append(files, file)
		}
		return err
	})
	return files, err
}

// Find returns the kind called name, or nil.
func (ks *Kinds) Find(name string) *Kind { return ks.byName[name] }

// OfType returns the kind that can be declared and has the type in references, or nil.
func (ks *Kinds) OfType(name string) *Kind {
	if name == "" {
		return nil
	}
	i := slices.IndexFunc(ks.declared, func(k *Kind) bool { return k.Type == name })
	if i < 0 {
		return nil
	}
	return ks.declared[i]
}

// All returns the kinds that can be declared: parents first, then by name.
func (ks *Kinds) All() []*Kind { return slices.Clone(ks.declared) }

// Lookups returns the kinds that are looked up by name; some of them can also
// be declared.
func (ks *Kinds) Lookups() []*Kind { return slices.Clone(ks.lookups) }

// Children returns the kinds whose parent is called name, by name.
func (ks *Kinds) Children(name string) []*Kind {
	var children []*Kind
	for _, k := range ks.declared {
		if k.Parent == name {
			children = append(children, k)
		}
	}
	return children
}

// index sorts the kinds.
func index(kinds []*Kind) *Kinds {
	ks := &Kinds{byName: map[string]*Kind{}}
	for _, k := range kinds {
		ks.byName[k.Name] = k
		if k.Lookup != nil {
			ks.lookups = append(ks.lookups, k)
		}
		if k.Declarable() || k.Lookup == nil {
			ks.declared = append(ks.declared, k)
		}
	}
	for _, k := range kinds {
		k.above = ks.byName[k.Parent]
	}
	byName := func(a, b *Kind) int { return cmp.Compare(a.Name, b.Name) }
	slices.SortFunc(ks.lookups, byName)
	slices.SortFunc(ks.declared, func(a, b *Kind) int {
		return cmp.Or(cmp.Compare(a.Depth(), b.Depth()), byName(a, b))
	})
	for _, k := range kinds {
		ks.resolve(k)
		k.Spec.learn()
	}
	return ks
}
