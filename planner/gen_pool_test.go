package planner_test

import (
	"cmp"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/tenanttest/drawn"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// pool has objects of every kind, for drawn documents to refer to.
type pool struct {
	*drawn.Generator
	objects   map[state.Key]*state.Object
	directory *state.Directory
	// around are the names of the kinds that objects of a kind refer to or are below.
	around map[string][]string
}

// aPool makes the objects. Those that documents name in references are the first
// ones of their kind and the second ones.
func aPool(kinds *registry.Kinds) *pool {
	p := &pool{
		Generator: &drawn.Generator{Kinds: kinds, Version: registry.DefaultVersion},
		objects:   map[state.Key]*state.Object{}, directory: state.NewDirectory(), around: map[string][]string{},
	}
	p.Name()
	for _, k := range kinds.All() { // parents first
		for i := range drawn.Named {
			p.object(k, i)
		}
	}
	for _, k := range kinds.Lookups() {
		if k.ReferredApart() {
			continue // its objects show what references hold
		}
		for i := range drawn.Named {
			p.entry(k, i)
		}
	}
	for _, k := range kinds.All() {
		p.satisfy(k)
		p.around[k.Name] = neighbours(k)
	}
	return p
}

func (p *pool) object(k *registry.Kind, i int) {
	identity := p.Identity(k, i)
	key := state.NewKey(k.Name, identity...)
	if p.objects[key] != nil {
		return // all of a setting
	}
	value := map[string]any{k.IDMember(): idOf(k, i)}
	for j, f := range k.Identity {
		if f.In == registry.InBody {
			value[f.Name] = identity[j]
		}
	}
	o := state.NewObject(k, p.objects[state.ParentKey(k, key)], value)
	o.Key, o.ID = key, idOf(k, i)
	o.Address = cmp.Or(o.Address, o.ID)
	o.Default = k.MayBeUnset()
	p.objects[key] = o
}

func idOf(k *registry.Kind, i int) string {
	if k.ReferredApart() {
		return fmt.Sprintf("%s-%d", strings.ToLower(k.Name), i)
	}
	return fmt.Sprintf("%08x-0000-4000-8000-%012d", crc32.ChecksumIEEE([]byte(k.Name)), i)
}

// entry lets an object be found by its name.
func (p *pool) entry(k *registry.Kind, i int) {
	switch name := p.Known[k.Name][i].(type) {
	case string:
		entry := state.Entry{ID: idOf(k, i), Name: name}
		if k.Lookup.Display != "" {
			entry.Display = fmt.Sprint("shown ", i)
			if i == 0 {
				entry.ID = "no-uuid"
			}
		}
		p.directory.Add(k.Name, entry)
	case map[string]any:
		parts := make([]string, len(k.Lookup.Parts))
		for j, part := range k.Lookup.Parts {
			parts[j] = name[part.Name].(string)
			if part.Kind != "" {
				parts[j] = idOf(p.Kinds.Find(part.Kind), 0)
			}
		}
		last := parts[len(parts)-1]
		p.directory.Add(k.Name, state.Entry{ID: idOf(k, i), Name: reference.Join(parts), Display: last})
	}
}

// satisfy gives the objects what references to them, and what is below them, need.
func (p *pool) satisfy(k *registry.Kind) {
	if k.Requires != nil {
		p.give(k.Parent, k.Requires)
	}
	visitFields(k.Spec, func(f *registry.Field) {
		if f.Ref != nil && f.Ref.Requires != nil {
			p.give(f.Ref.Kind, f.Ref.Requires)
		}
	})
}

func (p *pool) give(kind string, r *registry.Requirement) {
	for _, o := range p.objects {
		if o.Kind.Name != kind || r.Met(o.Value) {
			continue
		}
		f := o.Kind.Spec.At(r.Pointer)
		var v any = r.Value
		switch {
		case f.IsList():
			had, _ := r.Pointer.Get(o.Value)
			list, _ := had.([]any)
			v = append(slices.Clone(list), r.Value)
		case f.HasType("boolean"):
			v = r.Value == "true"
		}
		o.Value[r.Pointer.Tokens()[0]] = v
	}
}

// visitFields visits a field and all below it, each once.
func visitFields(f *registry.Field, visit func(*registry.Field)) {
	seen := map[*registry.Field]bool{}
	var walk func(*registry.Field)
	walk = func(f *registry.Field) {
		if f == nil || seen[f] {
			return
		}
		seen[f] = true
		visit(f)
		walk(f.Items)
		for _, p := range f.Properties {
			walk(p)
		}
	}
	walk(f)
}

// neighbours are the kinds that objects of a kind refer to.
func neighbours(k *registry.Kind) []string {
	names := map[string]bool{k.Parent: true}
	add := func(r *registry.RefRule) {
		if r == nil {
			return
		}
		names[r.Kind] = true
		if r.KindBy != nil {
			for _, name := range r.KindBy.Map {
				names[name] = true
			}
		}
	}
	visitFields(k.Spec, func(f *registry.Field) {
		add(f.Ref)
		for _, inner := range f.Refs {
			add(inner.Ref)
		}
		if f.Mentions != nil {
			names[f.Mentions.Kind] = true
		}
	})
	return slices.Sorted(maps.Keys(names))
}

// tenant returns a tenant with the objects that documents of a kind may refer to, and
// what these belong to.
func (p *pool) tenant(k *registry.Kind) *state.Live {
	wanted := map[string]bool{}
	for _, name := range p.around[k.Name] {
		for ; name != "" && p.Kinds.Find(name) != nil; name = p.Kinds.Find(name).Parent {
			wanted[name] = true
		}
	}
	live := state.NewLive()
	for i := range drawn.Named {
		if o := p.objects[state.NewKey(k.Name, p.Identity(k, i)...)]; k.API.Defaults != nil {
			live.AddDefault(o)
		}
	}
	for _, kind := range p.Kinds.All() {
		for i := range drawn.Named {
			o := p.objects[state.NewKey(kind.Name, p.Identity(kind, i)...)]
			if wanted[kind.Name] && kind != k && live.Find(o.Key) == nil {
				live.Add(o)
			}
		}
	}
	return live
}

// given is an object that documents cannot create. It has the elements of lists that only
// the tenant fills, with nothing but their keys.
func (p *pool) given(key state.Key, spec map[string]any) *state.Object {
	o := *p.objects[key]
	o.Value = maps.Clone(o.Value)
	for _, f := range o.Kind.Spec.Properties {
		written, _ := drawn.Planned(spec[f.Name]).([]any)
		if !f.ServerElements || written == nil {
			continue
		}
		elements := make([]any, len(written))
		for i, e := range written {
			element := map[string]any{}
			for _, name := range f.KeyFields {
				element[name] = e.(map[string]any)[name]
			}
			elements[i] = element
		}
		o.Value[f.Name], o.Default = elements, false
	}
	return &o
}
