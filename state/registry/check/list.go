package check

import (
	"net/url"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// lookup checks how names of a kind are found.
func (c *checker) lookup(k *registry.Kind, n *node) {
	at := n.member("lookup")
	if k.Lookup.ID == "" || k.Lookup.Name == "" {
		c.problem(at, "", "a look-up needs the place of the id and of the name in a row")
	}
	if k.API.List == nil && !k.Lookup.FromReferences {
		c.problem(at, "", "a look-up has a list or takes names from references")
	}
	if k.Lookup.Unique && (k.Lookup.Parts != nil || !k.FindsByID()) {
		c.problem(at, "", "a unique name is one text, and its list has a filter for ids")
	}
	c.parts(k, at)
	for _, by := range k.Lookup.By {
		if k.ListFor(by).Filter(by.Field) == nil {
			c.problem(at, "", "the list has no filter for %q", by.Field)
		}
	}
}

// parts checks a name with several parts.
func (c *checker) parts(k *registry.Kind, n *node) {
	parts := k.Lookup.Parts
	for i, p := range parts {
		if p.Name == "" || p.At == "" || k.API.List.Filter(p.Filter) == nil {
			c.problem(n, "", "a part of a name has a name, a place in a row and a filter of the list")
		}
		if p.Kind != "" && i == len(parts)-1 {
			c.problem(n, "", "the last part of a name is a text")
		}
	}
	c.declaredParts(k, n)
	if len(parts) == 1 || parts != nil && (k.Lookup.By != nil || !k.FindsByID() || k.Lookup.Display != "") {
		c.problem(n, "", "a name of parts has at least two, and its list a filter for ids; it is asked for by its parts alone")
	}
}

// declaredParts checks that what documents declare has a name of parts if
// references write it so: the fields beside kind, and first the parent's name.
func (c *checker) declaredParts(k *registry.Kind, n *node) {
	parts := k.Lookup.Parts
	if parts == nil || !k.Declarable() {
		return
	}
	same := len(parts) == len(k.Identity) && parts[0].Kind == k.Parent && len(k.ParentParts()) == 1
	for i, f := range k.Identity {
		same = same && f.Name == parts[i].Name && (f.In == registry.InParent) == (i == 0)
	}
	if !same {
		c.problem(n, "", "the parts of a declared kind are its identity, of which only the first is the parent")
	}
}

// comes checks the words of objects that only the tenant makes.
func (c *checker) comes(k *registry.Kind, n *node) {
	if k.Create.Comes != "" && (k.Create.How != registry.CreateNever || k.Parent == "" || k.Singleton || k.Create.OrAdopt) {
		c.problem(n.member("create"), "", "comes is for objects below others that are never created, nor made with their parent")
	}
	if rule := k.Create; (rule.With != "" || rule.First != "") && (rule.How != registry.CreateNever || k.Parent != "") {
		c.problem(n.member("create"), "", "with and first are for objects of the whole tenant that are never created")
	}
	if k.Create.Later && (k.Create.How != registry.CreateByPost || k.API.List == nil) {
		c.problem(n.member("create"), "", "later is for objects that a POST creates and a list shows")
	}
	c.exported(k, n.member("api").member("list").member("exported"))
	if k.Together && (k.Parent == "" || k.Singleton) {
		c.problem(n, "", "together is for kinds of which a parent has several")
	}
}

// lists checks the words of lists, and that no other endpoint has them.
func (c *checker) lists(k *registry.Kind, n *node) {
	at := n.member("api")
	lists := k.Lists()
	for _, e := range lists {
		c.rows(e, at)
	}
	if k.Root != "" && k.API.Read != nil {
		lists = append(lists, k.API.Read) // the object is a list itself
	}
	for _, e := range endpoints(k) {
		if hasListWords(e) && !slices.Contains(lists, e) {
			c.problem(at, "", "%s %s has words that only a list has", e.Method, e.Path)
		}
	}
	if l := k.API.List; l != nil && l.Sparse && (k.Parent != "" || k.API.Read == nil || k.Create.How != registry.CreateNever || len(k.Address) == 0 || k.Address[0] == "id") {
		c.problem(at, "", "a sparse list is of objects at the top that always exist and are read by a field of their identity")
	}
	if l := k.API.List; l != nil && l.Bare && (k.Parent != "" || k.API.Read == nil || k.Create.How != registry.CreateNever || k.Lookup != nil || !slices.Equal(k.Address, []string{"id"}) || l.Page != 0 || len(l.Filters) > 0 || len(l.Each) > 0) {
		c.problem(at, "", "a bare list is whole, of objects at the top that always exist and are read by their id")
	}
	c.partial(k, at)
	c.enumerated(k, at)
	if k.API.Defaults != nil && (k.Parent != "" || k.Create.How != registry.CreateByPost) {
		c.problem(at, "", "defaults are for objects at the top that are created by POST")
	}
	if l := k.API.List; k.API.Read == nil && l != nil && (l.Partial || k.API.Create != nil && k.API.Create.Partial || len(k.Address) > 1 || l.Denied == registry.DeniedReadOne) {
		c.problem(at, "", "a kind without read has whole rows and one address, and is not read one by one")
	}
}

// partial checks that what may lack something is read afterwards.
func (c *checker) partial(k *registry.Kind, n *node) {
	for _, e := range endpoints(k) {
		if e.Partial && e != k.API.List && (e != k.API.Create || k.Create.How != registry.CreateByPost) {
			c.problem(n, "", "partial is for lists and for creations by POST, and %s %s is neither", e.Method, e.Path)
		}
	}
}

// enumerated checks a list that the API does not have.
func (c *checker) enumerated(k *registry.Kind, n *node) {
	if !k.IsEnumerated() {
		c.onlyEnumerated(k, n)
		return
	}
	named := len(k.Identity) > 0 && len(k.Identity[0].Enum) > 0 && slices.Equal(k.Address, []string{k.Identity[0].Name})
	for i, f := range k.Identity {
		named = named && f.In != registry.InParent && (i == 0) == (f.Listed == "")
	}
	if !named || k.Lookup != nil || k.Parent != "" || k.API.Read == nil || k.API.Read.Path != k.API.List.Path || k.API.List.Page != 0 || len(k.API.List.Filters) > 0 || len(k.API.List.Each) > 0 {
		c.problem(n, "", "an enumerated list has the path of read, for objects at the top that only a field of the path with an enum names")
	}
}

// onlyEnumerated refuses the words of an enumerated list elsewhere.
func (c *checker) onlyEnumerated(k *registry.Kind, n *node) {
	for _, f := range k.Identity {
		if f.Listed != "" {
			c.problem(n, "", "listed is for fields of the identity in an enumerated list, and %s is not one", f.Name)
		}
	}
	for _, e := range endpoints(k) {
		for _, rule := range e.Query {
			if rule.Identity != "" {
				c.problem(n, "", "a parameter from the identity needs an enumerated list")
			}
		}
	}
}

func (c *checker) rows(e *registry.Endpoint, n *node) {
	for _, f := range e.Filters {
		if f.Field == "" || f.Op == "" || f.Batch < 1 {
			c.problem(n, "", "a filter has a field, an op and a batch")
		}
	}
	needs := map[string]bool{
		"marker": e.Marker == "" || e.Page > 0,
		"next":   (e.Next != "") == (e.Marker == registry.MarkerNext),
		"total":  e.Total == "" || e.Rows != "",
		"long":   !e.Long || len(e.Filters) > 0,
	}
	for _, word := range jsonvalue.SortedKeys(needs) {
		if !needs[word] {
			c.problem(n, "", "%s does not fit the rest of the list", word)
		}
	}
}

// vendorOwned checks how objects of the vendor are recognized.
func (c *checker) vendorOwned(k *registry.Kind, n *node) {
	for _, r := range k.VendorOwned {
		if k.Spec.At(r.Field) == nil || r.Reason == "" {
			c.problem(n.member("vendorOwned"), "", "each rule has a field of the object, and a reason in words")
		}
		if r.Value != "" && r.Not != "" {
			c.problem(n.member("vendorOwned"), "", "a rule has value or not, but not both")
		}
	}
}

// affects checks where an object has the number of those whom a change concerns.
func (c *checker) affects(k *registry.Kind, n *node) {
	r := k.Affects
	if r == nil {
		return
	}
	if f := k.Spec.At(r.Field); f == nil || !f.HasType("integer") || r.What == "" {
		c.problem(n.member("affects"), "", "it has a field of the object that is a whole number, and what is counted")
	}
}

// admits checks where an object has those who can reach the tenant.
func (c *checker) admits(k *registry.Kind, n *node) {
	r := k.Admits
	if r == nil {
		return
	}
	isList := func(name string) bool { f := k.Spec.Property(name); return f != nil && f.HasType("array") }
	if allow := k.Spec.Property(r.Allow); !isList(r.Addresses) || !isList(r.Countries) || allow == nil || !allow.HasType("boolean") {
		c.problem(n.member("admits"), "", "it has two lists of the object, and the boolean that decides whether they allow")
	}
}

// users checks the list in which users of an object are found.
func (c *checker) users(k *registry.Kind, n *node) {
	p := k.Delete.Preflight
	if p == nil || p.Users == nil {
		return
	}
	if u := p.Users; u.Path == "" || u.Page < 1 || u.What == "" || u.In == "" || u.Member == "" {
		c.problem(n.member("delete").member("preflight").member("users"), "", "it has a path, a page, what, in and member")
	}
}

// holders checks the lists of what has an object and loses it.
func (c *checker) holders(k *registry.Kind, n *node) {
	p := k.Delete.Preflight
	if p == nil {
		return
	}
	for _, h := range p.Holders {
		byID := slices.ContainsFunc(h.Query, func(q registry.QueryRule) bool { return slices.Contains(q.Variables(), "id") })
		if h.Path == "" || h.What == "" || !byID {
			c.problem(n.member("delete").member("preflight").member("holders"), "", "each has a path, a query with {id}, and what its rows are")
		}
	}
}

// hasListWords reports whether an endpoint has a word that only lists have.
func hasListWords(e *registry.Endpoint) bool {
	return e.Page != 0 || len(e.PageBy) > 0 || e.Marker != "" || e.Uncounted || e.Sorter != "" || len(e.Filters) > 0 ||
		e.Rows != "" || e.Total != "" || e.Next != "" || e.Long || e.Exported != nil || e.Denied != "" || e.Sparse || e.Bare || e.Gaps || e.Enumerated
}

// query checks the parameters of an endpoint: only a create may have some that
// depend on the document.
func (c *checker) query(k *registry.Kind, e *registry.Endpoint, n *node) {
	for _, text := range e.Each {
		if _, err := url.ParseQuery(text); err != nil || text == "" || e != k.API.List && e != k.API.Delete {
			c.problem(n, "", "each has queries of lists and deletions; %q is not one of %s %s", text, e.Method, e.Path)
		}
	}
	for _, rule := range e.Query {
		conditional := rule.Field != "" || len(rule.In) > 0
		asked := slices.Contains(k.Lists(), e) || e == k.API.Read || e == k.API.Delete || e == k.API.Publish
		switch {
		case rule.Name == "" || rule.Identity != "" && (rule.Value != "" || rule.Field != "") || (rule.Field == "") != (len(rule.In) == 0):
			c.problem(n, "", "a parameter has a name, a value, and either both field and in or neither")
		case e != k.API.Create && (conditional || !asked):
			c.problem(n, "", "%s %s cannot have the parameter %s", e.Method, e.Path, rule.Name)
		}
	}
}
