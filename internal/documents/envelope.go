package documents

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"isc-sync/internal/documents/formats"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

const specPointer = jsonvalue.Pointer("/spec")

// envelope reads the keys beside `spec`.
type envelope struct {
	form
	written *written
	kinds   *registry.Kinds
	// warnings are what the tenant may refuse or not.
	warnings state.Problems
	// overlay: the document is laid over another one, or is complete by itself.
	overlay bool
}

// document returns the document that the envelope describes, or nil if that is
// not clear.
func (e *envelope) document(w walked) *read {
	d := e.read(w)
	if d != nil {
		e.key = d.Subject()
	}
	e.problems = append(e.problems, w.flaws...)
	for i := range e.problems {
		p := &e.problems[i]
		p.Key = e.key
		if beside := p.Pointer.Last(); inSpec(p.Pointer) == "" && strings.HasPrefix(p.Text, "must ") {
			p.Text = strings.TrimSpace(beside + " " + p.Text)
		}
		p.Pointer = inSpec(p.Pointer)
	}
	for i := range e.warnings {
		w := &e.warnings[i]
		w.Key, w.Pointer = e.key, inSpec(w.Pointer)
	}
	return d
}

// inSpec makes a pointer into the document one into its spec.
func inSpec(p jsonvalue.Pointer) jsonvalue.Pointer {
	if specPointer.Contains(p) {
		return p[len(specPointer):]
	}
	return ""
}

func (e *envelope) read(w walked) *read {
	top, ok := w.value.(map[string]any)
	if !ok {
		e.wrongType(w.value, "", "a mapping that begins with kind")
		return nil
	}
	kind := e.kind(top)
	if kind == nil {
		return nil
	}
	e.unknown = func(key string) string { return misplaced(kind, key) }
	keys := envelopeKeys(kind)
	if _, written := top["previously"]; written && !kind.Renameable() {
		keys = append(keys, "previously") // it has a problem of its own
	}
	e.object(top, "", keys...)
	o := &origin{text: text{e.file, e.written}}
	d := &state.Document{
		Kind: kind, Tags: specTags(w.tags), Position: o.at(""), Named: o.at(""),
		Locate: func(p jsonvalue.Pointer) state.Position { return o.at(specPointer + p) },
	}
	if n := len(kind.Identity); n > 0 {
		d.Named = o.at(jsonvalue.Pointer("").Append(kind.Identity[n-1].Name))
	}
	d.Identity, d.Key = e.identity(kind, top)
	spec := e.body(d, top)
	return &read{Document: d, origin: o, spec: spec, top: top, flawed: len(e.problems)+len(w.flaws) > 0}
}

func specTags(tags map[jsonvalue.Pointer]state.Tag) map[jsonvalue.Pointer]state.Tag {
	out := map[jsonvalue.Pointer]state.Tag{}
	for p, tag := range tags {
		if specPointer.Contains(p) {
			out[inSpec(p)] = tag
		}
	}
	return out
}

func (e *envelope) kind(top map[string]any) *registry.Kind {
	const at = jsonvalue.Pointer("/kind")
	v, ok := top["kind"]
	if !ok {
		text, hint := withoutKind(top)
		e.problem("", text, hint)
		return nil
	}
	name := e.text(v, at)
	if name == "" {
		return nil
	}
	if k := e.kinds.Find(name); k != nil && k.Declarable() {
		return k
	}
	e.problem(at, fmt.Sprintf("no kind is called %q", name), e.kindHint(name))
	return nil
}

func (e *envelope) kindHint(name string) string {
	var names []string
	for _, k := range e.kinds.All() {
		names = append(names, k.Name)
	}
	if k := e.kinds.Find(name); k != nil {
		return "documents may refer to it but not declare it"
	}
	if hint := suggest.DidYouMean(name, names); hint != "" {
		return hint
	}
	return "isc-sync kinds lists what can be declared"
}

func envelopeKeys(k *registry.Kind) []string {
	keys := []string{"kind"}
	for _, f := range k.Identity {
		keys = append(keys, f.Name)
	}
	keys = append(keys, "spec")
	if !k.IsSetting() {
		keys = append(keys, "id")
	}
	keys = append(keys, "ensure", "manage")
	if k.Renameable() {
		keys = append(keys, "previously")
	}
	return keys
}

// identity returns the values beside kind and the key that they make, "" if
// one of them is missing.
func (e *envelope) identity(k *registry.Kind, top map[string]any) ([]string, state.Key) {
	out := make([]string, len(k.Identity))
	complete := true
	for i, f := range k.Identity {
		out[i] = e.identityField(k, f, top)
		complete = complete && out[i] != ""
	}
	if !complete {
		return out, ""
	}
	return out, state.NewKey(k.Name, out...)
}

func (e *envelope) identityField(k *registry.Kind, f registry.IdentityField, top map[string]any) string {
	v, ok := top[f.Name]
	if !ok {
		e.problem("", f.Name+" is missing beside kind", identityHint(f, top))
		return ""
	}
	at := jsonvalue.Pointer("").Append(f.Name)
	text := e.text(v, at)
	if text != "" {
		e.enum(text, at, f)
		e.pattern(text, at, f)
		e.length(text, at, k.Spec.Property(f.Name))
		e.format(text, at, k.Spec.Property(f.Name))
	}
	return text
}

// length checks a value against the limit of the object's field of that name.
func (e *envelope) length(text string, at jsonvalue.Pointer, f *registry.Field) {
	if n := utf8.RuneCountInString(text); f != nil && f.MaxLength > 0 && n > f.MaxLength {
		e.problem(at, tooLong(strconv.Itoa(f.MaxLength), strconv.Itoa(n)), "the tenant refuses a longer one")
	}
}

// format checks a value against the format of the object's field of that name.
func (e *envelope) format(text string, at jsonvalue.Pointer, f *registry.Field) {
	if f == nil {
		return
	}
	if example, err := formats.Check(f.Format, text); err != nil {
		e.problem(at, err.Error(), formatHint(example))
	}
}

// pattern checks a value that can only be found again if it has a certain form.
func (e *envelope) pattern(text string, at jsonvalue.Pointer, f registry.IdentityField) {
	if f.Pattern != "" && !registry.Matches(f.Pattern, text) {
		e.problem(at, fmt.Sprintf("the %s %q cannot be used", f.Name, text), f.Rule)
	}
}

func (e *envelope) enum(text string, at jsonvalue.Pointer, f registry.IdentityField) {
	if len(f.Enum) == 0 || slices.Contains(f.Enum, text) {
		return
	}
	if hint := suggest.DidYouMean(text, f.Enum); hint != "" {
		e.problem(at, fmt.Sprintf("unknown %s %q", f.Name, text), hint)
		return
	}
	if f.Rule != "" && f.Pattern == "" {
		e.problem(at, fmt.Sprintf("the %s %q cannot be used", f.Name, text), f.Rule)
		return
	}
	e.warnings = append(e.warnings, state.Problem{Position: locate(e.file, e.root, at), Pointer: at, Text: f.Name + " " + unlisted(text)})
}

// unlisted is the warning about a value that the vendor does not list.
func unlisted(text string) string {
	return fmt.Sprintf("%q is not among the values that the vendor lists; the tenant may refuse it", text)
}

// misspelt returns the listed value that was probably meant, "" if the
// value is listed or like none. Values that the vendor does not list are used
// by tenants, so they are not wrong as such.
func misspelt(text string, listed []string) string {
	if slices.Contains(listed, text) {
		return ""
	}
	return suggest.Closest(text, listed)
}
