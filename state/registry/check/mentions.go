package check

import (
	"maps"
	"slices"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// mentions checks that all kinds that are named exist.
func (c *checker) mentions() {
	for _, name := range jsonvalue.SortedKeys(c.kinds) {
		k := c.kinds[name]
		mentioned := mentions(k.Spec)
		if k.Parent != "" {
			mentioned = append(mentioned, k.Parent)
		}
		if k.Create.With != "" {
			mentioned = append(mentioned, k.Create.With)
		}
		for _, part := range k.NameParts() {
			if part.Kind != "" {
				mentioned = append(mentioned, part.Kind)
			}
			if part.Listed != nil {
				mentioned = append(mentioned, part.Listed.Kind)
			}
		}
		for _, a := range k.After {
			mentioned = append(mentioned, a.Kind)
		}
		if list := k.API.List; list != nil && list.Exported != nil {
			for _, by := range list.Exported.By {
				mentioned = append(mentioned, by.Kind)
			}
		}
		c.fixed(k)
		c.fixedBy(k)
		c.covers(k)
		c.brings(k)
		c.listed(k)
		c.belowRef(k)
		c.unlistedRef(k)
		c.neededOfRef(k)
		c.demands(k)
		c.parentLinks(k)
		c.mentionsAtTop(k)
		for _, other := range mentioned {
			if c.kinds[other] == nil {
				c.problems = append(c.problems, state.Problem{Text: name + " names the kind " + strconv.Quote(other) + ", which does not exist"})
			}
		}
	}
}

// brings checks the kind with whose objects the tenant makes some.
func (c *checker) brings(k *registry.Kind) {
	with := c.kinds[k.Create.With]
	if k.Create.With != "" && with != nil && (with.Create.How == registry.CreateNever || with.Parent != "" || len(with.Identity) != len(k.Identity)) {
		c.problems = append(c.problems, state.Problem{Text: k.Name + ": with names " + strconv.Quote(with.Name) + ", whose objects are not created at the top under names of the same parts"})
	}
}

// covers checks the kinds for which a pre-flight answers.
func (c *checker) covers(k *registry.Kind) {
	p := k.Delete.Preflight
	if p == nil {
		return
	}
	for _, name := range p.Covers {
		if other := c.kinds[name]; other == nil || !other.Holds(k.Name) || len(p.Refuse) == 0 {
			c.problems = append(c.problems, state.Problem{Text: k.Name + ": covers names " + strconv.Quote(name) + ", of which no object keeps one from being deleted, or refuse is missing"})
		}
	}
}

// listed checks where the values of parts are listed.
func (c *checker) listed(k *registry.Kind) {
	parts := k.NameParts()
	for _, part := range parts {
		if part.Listed == nil {
			continue
		}
		if in := c.kinds[part.Listed.Kind]; in != nil && (in.Parent == "" || in.Parent != parts[0].Kind || part.Listed.Name == "" || !in.Spec.At(part.Listed.At).IsKeyed()) {
			c.problems = append(c.problems, state.Problem{Text: k.Name + ": listed of the part " + part.Name + " names the keyed list of an object beside those of the kind"})
		}
	}
}

// belowRef checks the kinds below those that are referred to.
func (c *checker) belowRef(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		if f.Ref == nil || f.Ref.Below == "" {
			return
		}
		if below := c.kinds[f.Ref.Below]; !f.Ref.Soft || below == nil || below.Parent != f.Ref.Kind {
			c.problems = append(c.problems, state.Problem{Text: k.Name + ": below names " + strconv.Quote(f.Ref.Below) + ", which has to be a kind below the one that a soft reference is to"})
		}
	})
}

// neededOfRef checks what references need of their objects.
func (c *checker) neededOfRef(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		if f.Ref == nil || f.Ref.Requires == nil {
			return
		}
		to := c.kinds[f.Ref.Kind]
		for _, e := range f.Ref.Requires.Unless {
			if to != nil && (to.Spec.At(e.Pointer) == nil || len(e.In) == 0) {
				c.problems = append(c.problems, state.Problem{Text: k.Name + ": unless names a field of the kind that the reference is to, with values, and " + f.Name + " does not"})
			}
		}
		if to == nil || to.Spec.At(f.Ref.Requires.Pointer) == nil || f.Ref.Requires.Reason == "" {
			c.problems = append(c.problems, state.Problem{Text: k.Name + ": requires names a field of the one kind that the reference is to, with a reason, and " + f.Name + " does not"})
		}
	})
}

// demands checks what values need of other members of their object.
func (c *checker) demands(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		for _, value := range jsonvalue.SortedKeys(f.Demands) {
			if want := f.Demands[value]; !slices.Contains(f.Enum, value) || k.Spec.At(want.Pointer) == nil || want.Pointer == "" || want.Value == "" || want.Reason == "" {
				c.problems = append(c.problems, state.Problem{Text: k.Name + ": x-demands has values of the enum of " + f.Name + ", and for each a field of the object, its value and a reason"})
			}
		}
	})
}

// parentLinks checks the places of names in parents.
func (c *checker) parentLinks(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		for _, r := range f.Links {
			if parent := c.kinds[k.Parent]; r.Parent && (parent == nil || parent.Spec.At(r.In) == nil) {
				c.problems = append(c.problems, state.Problem{Text: k.Name + ": a link of " + f.Name + " to the parent has a field of its objects"})
			}
		}
	})
}

// unlistedRef checks that only names may be unknown: an id has to be looked up.
func (c *checker) unlistedRef(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		if f.Ref != nil && f.Ref.Unlisted && f.Ref.Form != registry.RefName {
			c.problems = append(c.problems, state.Problem{Text: k.Name + ": unlisted is for references by name, not for " + f.Name})
		}
	})
}

// mentionsAtTop checks that only members of an object mention others.
func (c *checker) mentionsAtTop(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		if f.Mentions != nil && k.Spec.Property(f.Name) != f {
			c.problems = append(c.problems, state.Problem{Text: k.Name + ": x-mentions is for members at the top, not for " + f.Name})
		}
	})
}

// fixedBy checks the members that make fields unchangeable.
func (c *checker) fixedBy(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		if f.Fixed == nil || f.Fixed.Field == "" {
			return
		}
		if by := k.Spec.Property(f.Fixed.Field); by == nil || !by.ReadOnly {
			c.problems = append(c.problems, state.Problem{Text: k.Name + ": x-fixed-by names " + strconv.Quote(f.Fixed.Field) + ", which has to be a member at the top that only the tenant writes"})
		}
	})
}

// fixed checks the parts of names that another field has.
func (c *checker) fixed(k *registry.Kind) {
	visitAll(k.Spec, func(f *registry.Field) {
		if f.Ref == nil {
			return
		}
		for name, at := range f.Ref.Fixed {
			if k.Spec.At(at) == nil || !c.hasPart(f.Ref, name) {
				c.problems = append(c.problems, state.Problem{Text: k.Name + ": fixed names the part " + strconv.Quote(name) + " and the field " + string(at) + ", which have to exist"})
			}
		}
	})
}

func (c *checker) hasPart(r *registry.RefRule, name string) bool {
	return slices.ContainsFunc(targets(r), func(kind string) bool {
		k := c.kinds[kind]
		return k != nil && slices.ContainsFunc(k.NameParts(), func(p registry.Part) bool { return p.Name == name })
	})
}

// mentions returns the kinds that fields refer to.
func mentions(spec *registry.Field) (names []string) {
	visitAll(spec, func(f *registry.Field) {
		names = append(names, targets(f.Ref)...)
		for _, inner := range f.Refs {
			names = append(names, targets(inner.Ref)...)
		}
		if f.KeptBy != nil {
			names = append(names, f.KeptBy.Kind)
		}
		if f.Mentions != nil {
			names = append(names, f.Mentions.Kind)
		}
	})
	return names
}

// targets are the kinds that a reference may be to.
func targets(r *registry.RefRule) []string {
	switch {
	case r == nil:
		return nil
	case r.KindBy == nil:
		return []string{r.Kind}
	}
	return slices.Collect(maps.Values(r.KindBy.Map))
}

// visitAll visits a field and all that is described below it.
func visitAll(f *registry.Field, visit func(*registry.Field)) {
	if f == nil {
		return
	}
	visit(f)
	visitAll(f.Items, visit)
	for _, p := range f.Properties {
		visitAll(p, visit)
	}
}
