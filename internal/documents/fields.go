package documents

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// value checks a declared value against the field that describes it.
func (s *specChecker) value(f *registry.Field, v any) {
	switch v := v.(type) {
	case unreadable:
		s.opaque[s.at()] = true
		return
	case state.Env:
		s.env(f)
		return
	case state.File:
		s.file(f, v)
	case map[string]any:
		if f != nil && f.Ref != nil {
			s.reference(f, v)
			return
		}
		if f == nil || f.IsObject() { // else the schema reports what is wrong
			s.object(f, v)
		}
		return
	case []any:
		s.list(f, v)
		return
	}
	s.undescribed(f, v)
	s.cipher(v)
	s.unsubstituted(v)
	if f != nil && f.Ref != nil {
		s.reference(f, v)
		return
	}
	s.suspect(v)
	if f == nil {
		return
	}
	s.cleared(f, v)
	s.enum(f, v)
	s.format(f, v)
	s.demanded(f, v)
}

// cleared checks that null is not written where the tenant would fill it in.
func (s *specChecker) cleared(f *registry.Field, v any) {
	switch {
	case v != nil:
	case f.Refilled:
		s.problem("the field cannot be cleared: the server sets a default if it is empty", "write a value, or leave the line out to keep the live one")
	case f.ServerElements:
		s.problem("the elements belong to the tenant, so they cannot be cleared", "name the ones to change, or leave the line out")
	}
}

// env checks that a field accepts the value of an environment variable.
func (s *specChecker) env(f *registry.Field) {
	s.opaque[s.at()] = true
	switch {
	case f == nil:
	case isBinary(f):
		s.problem("a file cannot come from !env", "write !file PATH")
	case f.Ref != nil:
		s.problem("a reference cannot come from !env", "its name must be known when the plan is made: use !var")
	case f.IsObject() || f.IsList():
		s.problem(fmt.Sprintf("%s cannot come from !env", s.at().Last()), "an environment variable holds a text, number or boolean")
	}
}

func (s *specChecker) object(f *registry.Field, object map[string]any) {
	defer s.within(f)()
	for _, key := range jsonvalue.SortedKeys(object) {
		s.below(key, func() { s.member(f, object, key) })
	}
	s.contradicted(f, object)
	s.chosen(f, object)
	s.excluded(f, object)
	s.node(f, object)
}

func (s *specChecker) member(f *registry.Field, object map[string]any, key string) {
	field := f.Property(key)
	switch {
	case f == nil:
	case s.isIdentity(key):
		s.keyProblem(fmt.Sprintf("%s belongs beside kind, not in spec", key), "move it up")
		return
	case f.IsBelowLastLevel(key) && object[key] == nil:
		delete(object, key) // as if it were not written
		return
	case field == nil && !f.Free:
		s.unknown(f, key)
		return
	case field != nil && field.ReadOnly:
		s.readOnly(field)
		return
	case field != nil && !s.hasNow(field):
		s.keyProblem(fmt.Sprintf("API version %s has no %s", s.version, key), versionHint(field.Versions))
		return
	}
	if s.refusesParts(field, object[key]) || !s.free(f, key, object) {
		return
	}
	if object[key] == nil && s.isRequired(f, field) {
		s.problem("the field cannot be cleared: the tenant requires it", "write a value, or leave the line out to keep the live one")
		return
	}
	if file, ok := object[key].(state.File); ok && isBinary(field) {
		object[key] = s.files.exact(file.Path)
	}
	s.value(field, object[key])
}

// refusesParts reports a mapping or a list in the place of a secret that no answer
// has, with what to do instead.
func (s *specChecker) refusesParts(f *registry.Field, v any) bool {
	if f == nil || !f.WriteOnly || jsonvalue.IsScalar(v) {
		return false
	}
	s.opaque[s.at()] = true
	s.problem(fmt.Sprintf("%s must be a text, not %s", f.Name, described(v)), f.Hint)
	return true
}

// isRequired reports whether the object itself must have a field. Required
// parts of it are left to the schema.
func (s *specChecker) isRequired(f, field *registry.Field) bool {
	return len(s.path) == 1 && field != nil && slices.Contains(f.Required, field.Name) && !f.MayBeNull(field) && !field.ServerElements && !field.Refilled
}

func (s *specChecker) readOnly(f *registry.Field) {
	hint := f.Hint
	if hint == "" {
		hint = "remove it: the server sets it"
	}
	s.keyProblem(f.Name+" is read-only", hint)
}

func (s *specChecker) unknown(f *registry.Field, key string) {
	if f.IsBelowLastLevel(key) {
		s.keyProblem(fmt.Sprintf("conditions nest more than %d levels deep", f.Levels), fmt.Sprintf("the API takes at most %d levels: leave out groups with one condition, and groups with the same operation as the group around them", f.Levels))
		return
	}
	var names []string
	for _, p := range f.Properties {
		for _, alias := range p.Aliases {
			if alias == key {
				s.keyProblem(fmt.Sprintf("unknown field %q", key), fmt.Sprintf("write %s", p.Name))
				return
			}
		}
		if !p.ReadOnly {
			names = append(names, p.Name)
		}
	}
	hint := suggest.DidYouMeanWord(key, names)
	if hint == "" {
		hint = "isc-sync kinds --schema " + s.Kind.Name + " lists the fields"
	}
	s.keyProblem(fmt.Sprintf("unknown field %q", key), hint)
}

// reference checks that a reference is a name, the parts of one, {id: …} or
// nothing.
func (s *specChecker) reference(f *registry.Field, v any) {
	if v == nil {
		return // the schema reports whether it may be
	}
	s.opaque[s.at()] = true
	kind := f.Ref.KindOf(nil, v)
	if f.Ref.Chooser() != nil {
		kind = f.Ref.KindBy.Field // of each kind that it may be, a name is one text
	}
	object, _ := v.(map[string]any)
	if choice, written := object[f.Ref.OwnMember()]; written && kind == "" {
		s.problem(fmt.Sprintf("no kind of object is called %v here", choice), "it is one of "+strings.Join(jsonvalue.SortedKeys(f.Ref.KindBy.Map), ", "))
		return
	}
	if misfit := reference.ShapeError(f.Ref, kind, v); misfit != "" {
		s.problem(misfit+", not "+withMembers(v), referenceHint(f.Ref, kind, v))
		return
	}
	for part, at := range reference.Repeated(f.Ref, kind, v) {
		held, _ := at.Get(map[string]any(s.Spec))
		here, isText := object[part].(string)
		if there, same := held.(string); isText && same && here != there {
			s.below(part, func() {
				s.problem(fmt.Sprintf("the %s is %q here, and %q in %s", part, here, there, at), "it has to be the same: leave it out here, or correct one of the two")
			})
		}
	}
}

// withMembers describes a value, a mapping by its members.
func withMembers(v any) string {
	members, isObject := v.(map[string]any)
	if !isObject || len(members) == 0 || len(members) > fewMembers {
		return described(v)
	}
	return "{" + strings.Join(jsonvalue.SortedKeys(members), ": …, ") + ": …}"
}

// fewMembers is how many members fit into a sentence.
const fewMembers = 8

// referenceHint returns how to write what may be the API's own form of a
// reference.
func referenceHint(rule *registry.RefRule, kind string, v any) string {
	members, _ := v.(map[string]any)
	if rule.Parts(kind) != nil {
		if lacking := reference.Lacking(rule, kind, members); len(lacking) > 0 {
			return "also write " + strings.Join(lacking, " and ")
		}
		return "write " + reference.Shape(rule, kind)
	}
	id, _ := members["id"].(string)
	name, _ := members["name"].(string)
	switch {
	case id != "" && name != "":
		return fmt.Sprintf("write %s, or {id: %s}", name, id)
	case id != "":
		return fmt.Sprintf("write {id: %s} without other keys", id)
	}
	return "write the name, or only the id"
}

func (s *specChecker) enum(f *registry.Field, v any) {
	text, ok := v.(string)
	if !ok {
		return
	}
	if len(f.Enum) == 0 || slices.Contains(f.Enum, text) {
		return
	}
	meant := suggest.DidYouMean(text, f.Enum)
	switch {
	case meant == "" && f.Closed:
		meant = "it is one of " + strings.Join(f.Enum, ", ")
	case meant == "":
		s.warnings = append(s.warnings, s.Problem(s.at(), unlisted(text), ""))
		return
	}
	s.problem(fmt.Sprintf("unknown value %q", text), meant)
}

// contradicted checks what members need of one another. One that is not written
// may be in the tenant as it is needed, so only written ones contradict.
func (s *specChecker) contradicted(f *registry.Field, object map[string]any) {
	for _, b := range s.unmet(f, object) {
		if _, written := object[b.Other]; written {
			s.below(b.Member, func() { s.problem(b.Text, b.Hint) })
		}
	}
}

// lacking checks that an element of a list without keys, which is sent as it is
// written, has what its members need.
func (s *specChecker) lacking(list *registry.Field, element any) {
	object, isObject := element.(map[string]any)
	if list == nil || list.IsKeyed() || !isObject || list.Items.IsReference() {
		return
	}
	for _, b := range s.unmet(list.Items, object) {
		if _, written := object[b.Other]; !written {
			s.below(b.Member, func() { s.problem(b.Text, b.Hint) })
		}
	}
}
