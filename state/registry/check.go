package registry

import (
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// complete fills in what a kind's file may leave out.
func (k *Kind) complete() {
	if len(k.Versions) == 0 {
		k.Versions = Versions()
	}
	for method, endpoints := range map[string][]*Endpoint{
		"GET": {k.API.List, k.API.Read}, "POST": {k.API.Create}, "PATCH": {k.API.Update},
		"PUT": {k.API.Replace}, "DELETE": {k.API.Delete},
	} {
		for _, e := range endpoints {
			e.complete(method, "application/json")
		}
	}
	if e := k.API.Update; e != nil && k.Update.How == UpdateByPatch && e.Media == "application/json" {
		e.Media = "application/json-patch+json"
	}
}

func (e *Endpoint) complete(method, media string) {
	if e == nil {
		return
	}
	if e.Method == "" {
		e.Method = method
	}
	if e.Media == "" {
		e.Media = media
	}
}

// endpoints returns those that the kind has.
func (k *Kind) endpoints() []*Endpoint {
	all := []*Endpoint{k.API.List, k.API.Read, k.API.Create, k.API.Update, k.API.Replace, k.API.Delete}
	return slices.DeleteFunc(all, func(e *Endpoint) bool { return e == nil })
}

// check tells what is wrong within one kind. n is its x-kind.
func (k *Kind) check(d *decoder, n *node) {
	if k.Name == "" || k.Description == "" {
		d.problem(n, "", "a kind has a name and a description")
	}
	if k.Lookup != nil {
		k.checkLookup(d, n)
		return
	}
	k.checkIdentity(d, n)
	k.checkVerbs(d, n)
	k.checkPaths(d, n)
	k.checkSteps(d, n)
}

func (k *Kind) checkLookup(d *decoder, n *node) {
	at := n.member("lookup")
	if k.Lookup.ID == "" || k.Lookup.Name == "" {
		d.problem(at, "", "a look-up says where a row has its id and its name")
	}
	if k.Lookup.ListPath == "" && !k.Lookup.FromReferences {
		d.problem(at, "", "a look-up has a path or takes names from references")
	}
	for _, by := range k.Lookup.By {
		if by.Field == "" || by.Op == "" || by.Batch < 1 {
			d.problem(at, "", "a way to ask has a field, an op and a batch")
		}
	}
}

func (k *Kind) checkIdentity(d *decoder, n *node) {
	if len(k.Identity) == 0 || (k.ParentPart() >= 0) != (k.Parent != "") {
		d.problem(n, "", "a kind has an identity, which names the parent where there is one")
	}
	for _, f := range k.Identity {
		if f.Name == "" || f.Description == "" || f.In == "" {
			d.problem(n.member("identity"), "", "an identity field has a name, a place and a description")
		}
		if _, err := regexp.Compile(f.Pattern); err != nil || (f.Pattern == "") != (f.Rule == "") {
			d.problem(n.member("identity"), "", "the pattern of %s is an expression and has a rule in words", f.Name)
		}
		if f.In == InBody && k.Spec.Property(f.Name) == nil {
			d.problem(n.member("identity"), "", "%s is said to be in the body and is no property", f.Name)
		}
	}
	for _, a := range k.Address {
		if a != "id" && !slices.ContainsFunc(k.Identity, func(f IdentityField) bool { return f.Name == a }) {
			d.problem(n.member("address"), "", "%q is neither id nor an identity field", a)
		}
	}
}

// checkVerbs wants an endpoint for each way to create, update and delete.
func (k *Kind) checkVerbs(d *decoder, n *node) {
	needs := map[string]bool{
		"create.how": k.Create.How != "", "update.how": k.Update.How != "", "delete.how": k.Delete.How != "",
		"absent":           k.Absent != "",
		"api.read or list": k.API.Read != nil || k.API.List != nil || k.ListedIn != nil,
		"api.create":       k.API.Create != nil || k.Create.How == CreateNever || k.Create.How == CreateByPut,
		"api.update":       k.API.Update != nil || k.Update.How == UpdateByPut || k.Update.How == UpdateNever,
		"api.replace":      k.API.Replace != nil || k.Update.How != UpdateByPut && k.Create.How != CreateByPut,
		"api.delete":       (k.API.Delete != nil) == (k.Delete.How != DeleteNever),
		"update.reason":    k.Update.Reason != "" || k.Update.How == UpdateByPatch || k.Update.How == UpdateNever,
		"root":             (k.Root != "") == (k.Update.How == UpdateByArray),
	}
	for _, word := range jsonvalue.SortedKeys(needs) {
		if !needs[word] {
			d.problem(n, "", "%s does not fit the rest", word)
		}
	}
	for _, p := range append([]jsonvalue.Pointer{k.Root}, k.Similar...) {
		if k.Spec.At(p) == nil {
			d.problem(n, "", "%s points to nothing", p)
		}
	}
}

func (k *Kind) checkPaths(d *decoder, n *node) {
	for _, e := range k.endpoints() {
		names, _ := compilePath(e.Path)
		for _, name := range names {
			if name != "id" && name != "parent.id" {
				d.problem(n.member("api"), "it is id or parent.id", "unknown variable {%s}", name)
			}
		}
		if !strings.HasPrefix(e.Path, "/") {
			d.problem(n.member("api"), "", "%q does not begin with /", e.Path)
		}
		for _, v := range append(slices.Clone(e.Versions), k.Versions...) {
			if !slices.Contains(Versions(), v) {
				d.problem(n, "", "unknown API version %q", v)
			}
		}
	}
}
