package check

import (
	"regexp"
	"slices"

	"isc-sync/state/registry"
)

// fields checks a field and all that is described below it.
func (c *checker) fields(f *registry.Field, n *node) {
	open := c.open
	defer func() { c.open = open }()
	n = c.resolve(n)
	c.field(f, n)
	if f.Items != nil {
		c.fields(f.Items, n.member("items"))
	}
	for _, p := range f.Properties {
		at := n.member("properties").member(p.Name)
		if p.Description == "" {
			c.problem(at, "users read it in their editor", "%s has no description", p.Name)
		}
		c.fields(p, at)
	}
}

// field checks whether the words of one field fit together. n is its place.
func (c *checker) field(f *registry.Field, n *node) {
	c.fieldType(f, n)
	c.fieldList(f, n)
	c.fieldFree(f, n)
	c.fieldMembers(f, n)
	c.fieldTree(f, n)
	c.fieldLimits(f, n)
	c.fieldVersions(f, n)
	c.fieldRef(f, n)
	c.fieldInnerRefs(f, n)
	patterns := map[string]string{"pattern": f.Pattern, "x-ref": idPattern(f)}
	if f.Lines != nil {
		patterns["x-lines"] = f.Lines.Pattern + "|" + f.Lines.Entry + "|" + f.Lines.Once
	}
	for word, pattern := range patterns {
		if _, err := regexp.Compile(pattern); err != nil {
			c.problem(n.member(word), "", "%v", err)
		}
	}
}

// formats are those that documents are checked for, and those that schemas of documents
// or tests know.
var formats = []string{
	"address-range", "binary", "color", "country", "cron", "date-time", "duration", "email", "quartz-cron", "time-zone", "web-address", "xml",
}

func (c *checker) fieldType(f *registry.Field, n *node) {
	if len(f.Types) == 0 {
		c.problem(n, "", "there is no type")
	}
	if f.Format != "" && !slices.Contains(formats, f.Format) {
		c.problem(n.member("format"), "", "unknown format %q", f.Format)
	}
	if f.HasDefault && !accepts(f, f.Default) {
		c.problem(n.member("default"), "", "the default is not of the field's type")
	}
	if f.Enum != nil && !f.HasType("string") {
		c.problem(n.member("enum"), "", "only strings can be listed")
	}
	if f.Closed && f.Enum == nil {
		c.problem(n.member("x-closed"), "", "x-closed belongs to an enum")
	}
	if f.WriteOnly && (f.ReadOnly || !f.HasType("string") || f.HasDefault || f.Ref != nil) {
		c.problem(n.member("writeOnly"), "", "writeOnly is for texts that documents write")
	}
	if f.ShownBy != "" && !f.WriteOnly {
		c.problem(n.member("x-shown-by"), "", "x-shown-by is for fields that are writeOnly")
	}
	if f.Hint != "" && !f.ReadOnly && !f.WriteOnly {
		c.problem(n.member("x-hint"), "", "a hint is for fields that are readOnly or writeOnly")
	}
}

func (c *checker) fieldList(f *registry.Field, n *node) {
	if f.IsList() != (f.Items != nil) {
		c.problem(n, "", "items belong to an array, and an array has items")
	}
	if !f.IsList() && (f.List != "" || f.ServerElements) {
		c.problem(n, "", "x-list and x-elements are for arrays")
	}
	if f.Derived != nil && (!f.ServerElements || len(f.Derived.Key) != len(f.KeyFields)) {
		c.problem(n.member("x-derived"), "", "x-derived is for lists with x-elements: server, and needs a pointer for each field of x-key")
	}
	keyed := f.List == registry.Keyed || f.List == registry.KeyedSet
	if keyed != f.IsKeyed() {
		c.problem(n, "", "x-key belongs to keyed lists, and they need it")
	}
	for _, name := range f.KeyFields {
		if f.Items.Property(name) == nil {
			c.problem(n, "", "x-key %q is not a member of the items", name)
		}
	}
}

func (c *checker) fieldFree(f *registry.Field, n *node) {
	freeWords := f.Owned != nil || f.CreateOnly != nil || f.Secret != nil || f.Mentions != nil
	if freeWords && !f.Free {
		c.problem(n, "set additionalProperties", "x-owned, x-create-only, x-secret and x-mentions are for free objects")
	}
	if f.Mentions != nil && len(f.Mentions.Keys) == 0 {
		c.problem(n.member("x-mentions"), "", "it has the keys of the names")
	}
	if (f.Free || f.Properties != nil) && !f.IsObject() {
		c.problem(n, "", "only an object has properties")
	}
}

func (c *checker) fieldVersions(f *registry.Field, n *node) {
	for _, v := range f.Versions {
		if !slices.Contains(registry.Versions(), v) {
			c.problem(n.member("x-versions"), "", "unknown API version %q", v)
		}
	}
}
