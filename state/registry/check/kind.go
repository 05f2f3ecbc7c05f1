package check

import (
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// endpoints returns those that the kind has.
func endpoints(k *registry.Kind) []*registry.Endpoint {
	all := append(append(k.Lists(), k.API.Read), k.API.Writes()...)
	return slices.DeleteFunc(all, func(e *registry.Endpoint) bool { return e == nil })
}

// kind checks whether the words of a kind fit together. n is its x-kind.
func (c *checker) kind(k *registry.Kind, n *node) {
	if k.Name == "" || k.Description == "" {
		c.problem(n, "", "a kind has a name and a description")
	}
	if k.Lookup != nil {
		c.lookup(k, n)
	}
	if k.Declarable() || k.Lookup == nil {
		c.identity(k, n)
		c.verbs(k, n)
	}
	c.paths(k, n)
	c.about(k, n)
	c.lists(k, n)
	c.comes(k, n)
	c.vendorOwned(k, n)
	c.affects(k, n)
	c.admits(k, n)
	c.users(k, n)
	c.holders(k, n)
	c.steps(k, n)
	c.requests(k, n)
	c.unseen(k, n)
	c.spConfig(k, n)
}

// folder matches the name of a folder.
var folder = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

func (c *checker) identity(k *registry.Kind, n *node) {
	if k.Folder != "" && (k.Parent != "" || !folder.MatchString(k.Folder)) {
		c.problem(n.member("folder"), "", "the folder of a kind without a parent is one hyphenated word")
	}
	if k.IsSetting() {
		c.setting(k, n)
		return
	}
	if len(k.Identity) == 0 || (len(k.ParentParts()) > 0) != (k.Parent != "") {
		c.problem(n, "", "a kind has an identity, which names the parent if there is one")
	}
	for _, f := range k.Identity {
		if f.Name == "" || f.Description == "" || f.In == "" {
			c.problem(n.member("identity"), "", "an identity field has a name, a place and a description")
		}
		if p := k.Spec.Property(f.Member); f.Member != "" && (f.In != registry.InParent || p == nil || !p.ReadOnly || k.Create.How != registry.CreateByPost) {
			c.problem(n.member("identity"), "", "member is a read-only member that a POST has, for a field in the parent")
		}
		if _, err := regexp.Compile(f.Pattern); err != nil || f.Pattern != "" && f.Rule == "" || f.Pattern == "" && f.Rule != "" && f.Enum == nil {
			c.problem(n.member("identity"), "", "the pattern of %s is an expression and has a rule in words; without one, a rule is about an enum", f.Name)
		}
		if f.MayLack && (f.In != registry.InBody || k.Parent != "") {
			c.problem(n.member("identity"), "", "mayLack is for names in the body of objects without a parent")
		}
		if f.In == registry.InBody && k.Spec.Property(f.Name) == nil {
			c.problem(n.member("identity"), "", "%s has the location body and is not a property", f.Name)
		}
	}
	if f := k.Spec.Property(k.ID); k.ID != "" && (f == nil || !f.ReadOnly || !f.HasType("string")) {
		c.problem(n.member("id"), "", "%q is not a read-only text of the object", k.ID)
	}
	for _, a := range k.Address {
		if a != "id" && !slices.ContainsFunc(k.Identity, func(f registry.IdentityField) bool { return f.Name == a }) {
			c.problem(n.member("address"), "", "%q is neither id nor an identity field", a)
		}
	}
}

// setting requires a kind that only its name identifies, and that always
// exists.
func (c *checker) setting(k *registry.Kind, n *node) {
	if len(k.Identity) > 0 || len(k.Address) > 0 || k.Lookup != nil {
		c.problem(n, "", "a singleton without a parent has no identity, no address and no lookup")
	}
	if k.API.Read == nil || k.API.List != nil || k.Delete.How != registry.DeleteNever {
		c.problem(n, "", "a singleton without a parent is read at a path of its own, never listed and never deleted")
	}
}

// verbs requires an endpoint for each way to create, update and delete.
func (c *checker) verbs(k *registry.Kind, n *node) {
	needs := map[string]bool{
		"create.how": k.Create.How != "", "update.how": k.Update.How != "", "delete.how": k.Delete.How != "",
		"api.read or list": k.API.Read != nil || k.API.List != nil || k.ListedIn != nil,
		"api.create":       k.API.Create != nil || k.Create.How == registry.CreateNever || k.Create.How == registry.CreateByPut,
		"api.update":       k.API.Update != nil || k.Update.How == registry.UpdateByPut || k.Update.How == registry.UpdateNever,
		"api.replace":      k.API.Replace != nil || k.Update.How != registry.UpdateByPut && k.Create.How != registry.CreateByPut,
		"api.delete":       (k.API.Delete != nil) == (k.Delete.How != registry.DeleteNever),
		"update.reason":    k.Update.Reason != "" || k.Update.How == registry.UpdateByPatch || k.Update.How == registry.UpdateNever,
		"root":             (k.Root != "" && !k.IsText()) == (k.Update.How == registry.UpdateByArray),
	}
	for _, word := range jsonvalue.SortedKeys(needs) {
		if !needs[word] {
			c.problem(n, "", "%s does not fit the rest", word)
		}
	}
	for _, p := range append([]jsonvalue.Pointer{k.Root}, k.Similar...) {
		if k.Spec.At(p) == nil {
			c.problem(n, "", "%s points to nothing", p)
		}
	}
}

func (c *checker) paths(k *registry.Kind, n *node) {
	for _, e := range endpoints(k) {
		c.query(k, e, n.member("api"))
		if !strings.HasPrefix(e.Path, "/") {
			c.problem(n.member("api"), "", "%q does not begin with /", e.Path)
		}
		for _, v := range append(slices.Clone(e.Versions), k.Versions...) {
			if !slices.Contains(registry.Versions(), v) {
				c.problem(n, "", "unknown API version %q", v)
			}
		}
	}
}
