package documents

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// printer writes the YAML of one document. Collections are written line by
// line, each level two columns further right; short flat ones stand on one
// line.
type printer struct {
	out      strings.Builder
	path     string
	tags     map[jsonvalue.Pointer]state.Tag
	comments map[jsonvalue.Pointer]string
	// byName: the mappings here are maps from names to values, so that id or
	// name are keys like others.
	byName bool
}

func (p *printer) text(s string) { p.out.WriteString(s) }

func (p *printer) indent(n int) { p.text(strings.Repeat(" ", n)) }

// mapping writes the members one to a line, at a column that the first line has
// reached already: first what the field describes, in its order, then the rest
// by name. The keys of a free map are all by name.
func (p *printer) mapping(object map[string]any, f *registry.Field, at jsonvalue.Pointer, column int) {
	keys := memberOrder(object, f)
	if isMap := f != nil && f.Patch == registry.PatchKey; isMap || p.byName {
		keys = jsonvalue.SortedKeys(object)
		defer p.setByName(true)()
	}
	p.members(keys, object, f, at, column)
}

func (p *printer) members(keys []string, object map[string]any, f *registry.Field, at jsonvalue.Pointer, column int) {
	for i, key := range keys {
		if i > 0 {
			p.indent(column)
		}
		width := p.key(key, column)
		p.value(object[key], f.Below(key), at.Append(key), place{column, column + width, f})
	}
}

func (p *printer) setByName(is bool) func() {
	was := p.byName
	p.byName = is
	return func() { p.byName = was }
}

// longestKey is the length up to which a key may stand before its colon without
// a question mark, in bytes (YAML 1.2.2, 7.4.3).
const longestKey = 1000

// key writes a key and its colon and returns how wide they are.
func (p *printer) key(key string, column int) int {
	text := quoted(key, block)
	if len(text) <= longestKey {
		p.text(text + ":")
		return utf8.RuneCountInString(text) + 1
	}
	p.text("? " + text + "\n")
	p.indent(column)
	p.text(":")
	return 1
}

// memberOrder puts described members in the order of their description, and the
// others behind them: those that identify the object, then the rest by name.
func memberOrder(object map[string]any, f *registry.Field) []string {
	keys := describedMembers(object, f)
	others := slices.DeleteFunc(jsonvalue.SortedKeys(object), func(key string) bool { return slices.Contains(keys, key) })
	slices.SortStableFunc(others, func(a, b string) int { return rank(a) - rank(b) })
	return append(keys, others...)
}

func describedMembers(object map[string]any, f *registry.Field) []string {
	if f == nil {
		return nil
	}
	var keys []string
	if f.Ref != nil {
		keys = append(f.Ref.AllParts(), "name", "id")
		if own := f.Ref.OwnMember(); own != "" {
			keys = append([]string{own}, keys...)
		}
		return slices.DeleteFunc(keys, func(key string) bool { _, has := object[key]; return !has })
	}
	for _, property := range f.Properties {
		if _, ok := object[property.Name]; ok {
			keys = append(keys, property.Name)
		}
	}
	return keys
}

func rank(key string) int {
	switch key {
	case "id":
		return 0
	case "name":
		return 1
	case "type":
		return 2
	}
	return 3
}

// place is the position of a value in the text: the column of its collection,
// the one that its line has reached, and the field that describes the
// collection.
type place struct {
	column, reached int
	in              *registry.Field
}

// value writes a value behind "key:" or "-", up to the end of its lines.
func (p *printer) value(v any, f *registry.Field, at jsonvalue.Pointer, here place) {
	tag, comment := p.tag(at), p.comment(at)
	if tag == "!"+TagVar {
		p.text(" !var " + quoted(p.tags[at].Arg, block) + comment + "\n")
		return
	}
	if tag != "" {
		p.text(" " + tag)
	}
	if line, ok := p.oneLine(v, f, at, here); ok {
		p.text(" " + line + comment + "\n")
		return
	}
	switch v := v.(type) {
	case string:
		p.text(" " + literalHead(v) + comment + "\n")
		p.text(literalBody(v, here.column+2))
	case map[string]any:
		p.text(comment + "\n")
		p.indent(here.column + 2)
		p.mapping(v, f, at, here.column+2)
	case []any:
		p.text(comment + "\n")
		p.sequence(v, f, at, here.column+2)
	}
}

func (p *printer) sequence(list []any, f *registry.Field, at jsonvalue.Pointer, column int) {
	for i, e := range list {
		at, here := at.Index(i), place{column, column + 1, f}
		p.indent(column)
		p.text("-")
		object, isObject := e.(map[string]any)
		if !isObject || p.tag(at) != "" || p.comments[at] != "" {
			p.value(e, f.Below(""), at, here)
			continue
		}
		p.text(" ")
		if line, ok := p.flowMapping(object, f.Below(""), at, here); ok {
			p.text(line + "\n")
			continue
		}
		p.element(object, f.Below(""), at, column+2)
	}
}

// element writes an object in a list: it says first which one it is.
func (p *printer) element(object map[string]any, f *registry.Field, at jsonvalue.Pointer, column int) {
	p.members(memberOrder(object, f), object, f, at, column)
}

// tag returns the tag of the value at the pointer.
func (p *printer) tag(at jsonvalue.Pointer) string {
	switch name := p.tags[at].Name; name {
	case TagPlain, TagVar:
		return "!" + name
	}
	return ""
}

func (p *printer) comment(at jsonvalue.Pointer) string {
	lines := commentLines(p.comments[at])
	if at == "" || len(lines) == 0 {
		return ""
	}
	return "  # " + strings.Join(lines, " ")
}

// commentLines makes a text fit for a comment: its lines, without characters
// that YAML does not allow.
func commentLines(text string) []string {
	var lines []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.Map(func(r rune) rune {
			if !strconv.IsPrint(r) {
				return ' '
			}
			return r
		}, line)
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
