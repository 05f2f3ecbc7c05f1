package documents

import (
	"net/url"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// violation is something that a schema does not allow, and why.
type violation struct {
	at            jsonvalue.Pointer
	keyword, text string
	causes        []violation
}

// leaves returns the ends of the tree; alternatives that all failed are one.
func leaves(v violation) []violation {
	if len(v.causes) == 0 {
		return []violation{v}
	}
	var ends []violation
	for _, cause := range v.causes {
		ends = append(ends, leaves(cause)...)
	}
	if v.keyword == "anyOf" || v.keyword == "oneOf" {
		return []violation{{at: v.at, keyword: v.keyword, text: alternatives(v, ends)}}
	}
	return ends
}

// alternatives says in one sentence which types would have been right.
func alternatives(v violation, ends []violation) string {
	var wanted []string
	got := ""
	for _, end := range ends {
		want, found, ok := strings.Cut(strings.TrimPrefix(end.text, "expected "), ", but got ")
		if ok && end.at == v.at && end.keyword == "type" {
			wanted, got = append(wanted, strings.Split(want, " or ")...), found
		}
	}
	if len(wanted) == 0 {
		return "none of the forms that it may have fits"
	}
	slices.Sort(wanted)
	return "expected " + strings.Join(slices.Compact(wanted), " or ") + ", but got " + got
}

// instancePointer undoes the percent-encoding that the library lays over
// pointers.
func instancePointer(location string) jsonvalue.Pointer {
	if plain, err := url.PathUnescape(location); err == nil {
		location = plain
	}
	return jsonvalue.Pointer(location)
}

// ownWord reports whether the fields' own checks report a keyword's violations, with
// the place of the key.
func ownWord(keyword string) bool {
	switch keyword {
	case "additionalProperties", "unevaluatedProperties", "not", "uniqueItems":
		return true
	}
	return false
}

// report makes a problem of a violation unless the place has one already or its
// value is not known here.
func (s *specChecker) report(v violation) {
	at, inside := strings.CutPrefix(string(v.at), string(specPointer))
	p := jsonvalue.Pointer(at)
	if !inside || ownWord(v.keyword) || s.covered(p) {
		return
	}
	types, isType := strings.CutPrefix(v.text, "expected ")
	want, got, _ := strings.Cut(types, ", but got ")
	if !isType {
		s.problemAt(p, wording(v), s.formHint(v.keyword, p))
		return
	}
	value, _ := p.Get(map[string]any(s.Spec))
	s.problemAt(p, "must be "+typeWords(want)+", not "+gotWords(want, got, value), typeHint(s.Kind.Spec.At(p), want, got, value))
}

// formHint returns what a field is for, if a text does not have its form: the pattern
// alone explains little.
func (s *specChecker) formHint(keyword string, at jsonvalue.Pointer) string {
	f := s.Kind.Spec.At(at)
	if keyword != "pattern" || f == nil {
		return ""
	}
	if f.Description == "" {
		f = s.Kind.Spec.At(at.Parent())
	}
	return "it is described as: " + f.Description
}

// covered reports whether p or something above it is opaque or wrong.
func (s *specChecker) covered(p jsonvalue.Pointer) bool {
	for {
		if s.opaque[p] || s.wrong[p] {
			return true
		}
		if p == "" {
			return false
		}
		p = p.Parent()
	}
}
