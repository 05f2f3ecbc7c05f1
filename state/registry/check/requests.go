package check

import (
	"slices"

	"isc-sync/state/registry"
)

// requests checks the words about the form of single requests.
func (c *checker) requests(k *registry.Kind, n *node) {
	api := n.member("api")
	for _, e := range endpoints(k) {
		bodyless := e == k.API.Delete || e == k.API.Publish
		if e.Body != registry.BodyNone && !bodyless {
			c.problem(api, "", "body is for delete and publish: other requests send the object")
		}
		if e.Repeatable && e != k.API.Create && e != k.API.Replace {
			c.problem(api, "", "repeatable is for create and replace")
		}
		if e.Silent && e != k.API.Replace {
			c.problem(api, "", "silent is for replace")
		}
	}
	c.textBody(k, api)
	c.forms(k, api)
	c.members(k, n.member("update"))
	c.updateWords(k, n.member("update"))
	c.ownLists(k, n)
	c.publish(k, n)
}

// textBody checks a kind of which the object is a text.
func (c *checker) textBody(k *registry.Kind, api *node) {
	if !k.IsText() {
		return
	}
	e := k.API.Replace
	switch {
	case !k.IsSetting() || k.Update.How != registry.UpdateByPut || k.Create.How != registry.CreateByPut || len(k.Spec.Properties) != 1:
		c.problem(api, "", "an object that is a text is a setting with one field, and is created and changed by put")
	case e == nil || e.Media != formMedia || e.Part == "" || !e.Silent:
		c.problem(api, "", "a text at the root is sent as a form: replace has the media %s and a part, and is silent", formMedia)
	}
}

// forms checks objects that are sent as the fields of a form.
func (c *checker) forms(k *registry.Kind, api *node) {
	for _, e := range endpoints(k) {
		if e.Media != formMedia || e.Part != "" {
			continue
		}
		if e != k.API.Create && e != k.API.Replace {
			c.problem(api, "", "a form is for create and replace")
		}
		for _, p := range k.Spec.Properties {
			if !p.ReadOnly && (!p.HasType("string") || p.Ref != nil) {
				c.problem(api, "", "the fields of a form are texts, and %s is not one", p.Name)
			}
		}
	}
}

const formMedia = "multipart/form-data"

// members checks a kind that is changed member by member.
func (c *checker) members(k *registry.Kind, at *node) {
	if k.Update.How == registry.UpdateByMember && (k.API.Replace != nil || k.Switch != nil || k.Root != "" || k.Create.How == registry.CreateByPut) {
		c.problem(at, "", "members is for objects that are only patched")
	}
}

// updateWords requires a PUT if a word may need one.
func (c *checker) updateWords(k *registry.Kind, at *node) {
	u := k.Update
	if (u.Ops != nil || u.PutIf != nil) && (u.How != registry.UpdateByPatch || k.API.Replace == nil) {
		c.problem(at, "", "ops and putIf are for json-patch, and need api.replace")
	}
	if (u.Omit != nil || u.Merges) && k.API.Replace == nil {
		c.problem(at, "", "omit and merges are about api.replace")
	}
	if u.Ops != nil && !slices.Contains(u.Ops, registry.PatchReplace) {
		c.problem(at, "", "ops has replace at least")
	}
	for _, name := range u.Omit {
		if k.Spec.Property(name) == nil {
			c.problem(at, "", "%q is omitted and no property", name)
		}
	}
	if u.PutIf != nil && (k.Spec.Property(u.PutIf.Field) == nil || len(u.PutIf.In) == 0 || u.PutIf.Reason == "") {
		c.problem(at, "", "putIf names a property, texts and a reason")
	}
}

func (c *checker) publish(k *registry.Kind, n *node) {
	if (k.Publish != nil) != (k.API.Publish != nil) {
		c.problem(n, "", "publish and api.publish belong together")
	}
	if k.Publish == nil {
		return
	}
	f := k.Spec.Property(k.Publish.Field)
	if k.Publish.Field != "" && (f == nil || !f.ReadOnly || k.Publish.Value == "") {
		c.problem(n.member("publish"), "", "publish names a property that only the tenant writes, and its value")
	}
	if k.Publish.Once && k.Publish.Field == "" {
		c.problem(n.member("publish"), "", "once is about the field of publish")
	}
	if k.Publish.Reason == "" {
		c.problem(n.member("publish"), "", "publish has a reason")
	}
}

// ownLists checks fields that are not part of the object.
func (c *checker) ownLists(k *registry.Kind, n *node) {
	top := k.OwnLists()
	visitAll(k.Spec, func(f *registry.Field) {
		switch {
		case f.KeptBy != nil:
			c.keptBy(k, f, n)
		case f.ListedAt == nil && f.Calls == nil:
		case !slices.Contains(top, f) || f.List != registry.Set:
			c.problem(n, "", "x-listed-at is for sets at the top, and x-calls needs it: %s", f.Name)
		case f.Calls != nil && (f.Calls.Add == nil || f.Calls.Remove == nil || f.Calls.Batch < 1):
			c.problem(n, "", "x-calls of %s has add, remove and a batch", f.Name)
		case f.Calls != nil && (k.Switch != nil || k.Create.OrAdopt):
			c.problem(n, "", "x-calls fits neither switch nor orAdopt")
		}
	})
}

// keptBy checks a field that another object has.
func (c *checker) keptBy(k *registry.Kind, f *registry.Field, n *node) {
	if k.Spec.Property(f.Name) != f || f.ListedAt != nil || f.Immutable != registry.ImmutableAfterCreate {
		c.problem(n, "", "x-kept-by is for members at the top that are immutable after-create: %s", f.Name)
	}
	if k.Spec.At(f.KeptBy.ID) == nil || f.KeptBy.At == "" {
		c.problem(n, "", "x-kept-by of %s has the place of an id in the object, and a place in the other one", f.Name)
	}
}
