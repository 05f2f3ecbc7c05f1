package documents

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// checker finds what is wrong with documents that could be read.
type checker struct {
	stop     func() error
	kinds    *registry.Kinds
	version  string
	guard    state.GuardSettings
	owns     state.Patterns
	schemas  *schemaSet
	files    *textFiles
	budget   *budget
	problems state.Problems
	// warnings are not mistakes for sure.
	warnings state.Problems
	// specs are what the documents that are to stay declare.
	specs map[state.Key]map[string]any
}

// check looks at all documents. Its error is not a problem of a document: a schema
// is missing or broken.
func (c *checker) check(docs []*read) error {
	c.owns = c.guard.Owns.Among(declaredKeys(docs))
	c.together(named(docs))
	for s := range inOrder(len(docs), func(i int) *specChecker { return c.spec(docs[i]) }) {
		if err := cmp.Or(s.err, c.stop()); err != nil {
			return err
		}
		c.problems = append(c.problems, s.problems...)
		c.warnings = append(c.warnings, s.warnings...)
	}
	return nil
}

// spec checks the spec of a document. It may run beside others.
func (c *checker) spec(d *read) *specChecker {
	s := &specChecker{read: d, files: c.files, budget: c.budget, version: c.version, opaque: map[jsonvalue.Pointer]bool{}, wrong: map[jsonvalue.Pointer]bool{}}
	if d.Key != "" {
		s.parent = c.specs[d.ParentKey()]
	}
	if d.spec {
		defer d.origin.forget() // what the check had to read again
		s.object(d.Kind.Spec, d.Spec)
		s.links()
		s.err = s.schema(c.schemas)
	}
	return s
}

func declaredSpecs(byKey map[state.Key]*read) map[state.Key]map[string]any {
	out := make(map[state.Key]map[string]any, len(byKey))
	for key, d := range byKey {
		if !d.Absent {
			out[key] = d.Spec
		}
	}
	return out
}

// named leaves out documents that do not say which object they are.
func named(docs []*read) []*read {
	return slices.DeleteFunc(slices.Clone(docs), func(d *read) bool { return d.Key == "" })
}

func declaredKeys(docs []*read) state.Keys {
	keys := state.Keys{}
	for _, d := range docs {
		keys[d.Key] = true
	}
	return keys
}

// place checks whether the document may be declared here and with this version
// of the API.
func (c *checker) place(d *read) {
	if slices.Contains(registry.Versions(), c.version) && !d.Kind.In(c.version) {
		c.problem(d, fmt.Sprintf("API version %s has no %s", c.version, d.Kind.Name), versionHint(d.Kind.Versions))
	}
	if len(c.owns) > 0 && !c.owns.Match(d.Key) {
		c.problem(d, "guard.owns leaves this resource to others", "guard.owns is "+strings.Join(c.owns.Texts(), ", "))
	}
}

// versionHint returns how to use one of the versions that have something.
func versionHint(versions []string) string {
	hint := "it is in " + strings.Join(versions, ", ")
	if len(versions) == 0 {
		return hint
	}
	use := versions[0]
	if slices.Contains(versions, registry.DefaultVersion) {
		use = registry.DefaultVersion
	}
	return fmt.Sprintf("%s: use --api-version %s, or apiVersion: %[2]s in isc-sync.yaml", hint, use)
}

// together checks what documents say of each other.
func (c *checker) together(docs []*read) {
	byKey := map[state.Key]*read{}
	byID := map[string]*read{}
	for _, d := range docs {
		if first := byKey[d.Key]; first != nil {
			c.problem(d, "the resource is declared twice, first at "+first.Position.String(), "remove one of the documents")
			continue
		}
		byKey[d.Key] = d
		if d.ID == "" {
			continue
		}
		pin := d.Kind.Name + "/" + d.ID
		if first := byID[pin]; first != nil {
			c.problem(d, fmt.Sprintf("%s has the same id, at %s", first.Key, first.Position), "two documents cannot pin one object")
			continue
		}
		byID[pin] = d
	}
	c.specs = declaredSpecs(byKey)
	c.unique(docs)
	c.circles(docs, byKey)
	for _, d := range docs {
		c.place(d)
		c.related(d, byKey)
		c.required(d, byKey)
	}
}

func (c *checker) related(d *read, byKey map[state.Key]*read) {
	for _, key := range d.Ancestors() {
		if above := byKey[key]; above != nil && above.Absent && !d.Absent {
			c.problem(d, fmt.Sprintf("%s is to be deleted, at %s", above.Key, above.Position), "add ensure: absent here, or remove this document")
			break
		}
	}
	if d.Previously == "" {
		return
	}
	former := d.FormerKey()
	if other := byKey[former]; other != nil && other != d {
		c.problem(d, fmt.Sprintf("its former name is that of %s, at %s", former, other.Position), howToReuse(d, other))
	}
}

// howToReuse returns how to use a name again that a document takes from its
// object: only an apply frees it.
func howToReuse(d, other *read) string {
	switch other.Previously {
	case "":
		return fmt.Sprintf("if %s is the same object, remove its document; if it is to be a new one, apply this document first, without that one", other.Key)
	case d.Key.Name():
		return "two objects cannot swap their names in one run: give one of them a third name, apply, and then its final name"
	}
	return fmt.Sprintf("the name is free only after an apply: apply this document first, without %s, then that one", other.Key)
}

func (c *checker) problem(d *read, text, hint string) {
	c.problems = append(c.problems, state.Problem{Position: d.Position, Key: d.Key, Text: text, Hint: hint})
}

// specChecker checks one spec against its kind's fields.
type specChecker struct {
	*read
	// parent is what the document of its parent declares.
	parent  map[string]any
	files   *textFiles
	version string
	path    []string
	// opaque are places whose value is not known here; wrong are places that
	// have a problem already.
	opaque, wrong map[jsonvalue.Pointer]bool
	problems      state.Problems
	// warnings are what the tenant may refuse or not.
	warnings state.Problems
	err      error
	// rule returns which keys hold secrets at the current place of the check.
	rule   *registry.SecretRule
	budget *budget
}

func (s *specChecker) at() jsonvalue.Pointer {
	var p jsonvalue.Pointer
	for _, token := range s.path {
		p = p.Append(token)
	}
	return p
}

func (s *specChecker) problem(text, hint string) { s.problemAt(s.at(), text, hint) }

func (s *specChecker) problemAt(at jsonvalue.Pointer, text, hint string) {
	s.wrong[at] = true
	if s.budget.full(s.problems) {
		return
	}
	s.problems = append(s.problems, s.Problem(at, text, hint))
}

// keyProblem is about a key, not its value.
func (s *specChecker) keyProblem(text, hint string) {
	at := s.at()
	s.wrong[at] = true
	if s.budget.full(s.problems) {
		return
	}
	p := s.Problem(at, text, hint)
	p.Position = s.origin.key(specPointer + at)
	s.problems = append(s.problems, p)
}

// below runs check one step further down.
func (s *specChecker) below(token string, check func()) {
	s.path = append(s.path, token)
	check()
	s.path = s.path[:len(s.path)-1]
}

// isIdentity reports whether a key of spec belongs beside kind.
func (s *specChecker) isIdentity(key string) bool {
	return len(s.path) == 1 && slices.ContainsFunc(s.Kind.Identity, func(f registry.IdentityField) bool { return f.Name == key })
}
