package engine_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// An author writes documents as people do: in all styles, with comments, blank lines,
// anchors, aliases, merge keys, and texts in files of their own.
type author struct {
	*rand.Rand
	out   strings.Builder
	doc   *state.Document
	texts map[string]string
	// anchored are values of the document so far, by their anchors.
	anchored []anchored
	// comments are what each comment is about, by its number.
	comments []spot
	// leans are the places whose text says what another place does: the anchors of aliases
	// and merge keys.
	leans map[spot][]spot
}

// spot is a place in a document.
type spot struct {
	key state.Key
	at  jsonvalue.Pointer
}

type anchored struct {
	name  string
	value any
	at    jsonvalue.Pointer
}

func (a *author) luck(n int) bool { return a.IntN(n) == 0 }

// file writes some documents into one file.
func (a *author) file(docs []*state.Document) string {
	a.out.Reset()
	for i, d := range docs {
		a.doc = d
		if i > 0 || a.luck(3) {
			a.raw("---" + a.tail("") + "\n")
		}
		a.document(d)
	}
	return a.ended(a.out.String())
}

// ended is a text with the line ends of its author's system, perhaps without the last.
func (a *author) ended(text string) string {
	if a.luck(4) && !strings.Contains(text, "|") {
		text = strings.TrimSuffix(text, "\n")
	}
	if a.luck(4) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// raw writes text; each line of it is about nothing.
func (a *author) raw(text string) { a.out.WriteString(text) }

func (a *author) document(d *state.Document) {
	a.doc, a.anchored = d, nil
	a.above(0, "")
	a.raw("kind: " + d.Kind.Name + a.tail("") + "\n")
	for i, f := range d.Kind.Identity {
		a.raw(f.Name + ": " + quotedText(d.Identity[i]) + "\n")
	}
	if d.Spec == nil {
		return
	}
	a.raw("spec:")
	spec := maps.Clone(d.Spec)
	delete(spec, d.Kind.About) // its name is beside kind
	a.value(spec, "", 0, true)
}

// above writes what stands above a key: nothing, a blank line or a comment about it.
func (a *author) above(column int, at jsonvalue.Pointer) {
	switch a.IntN(10) {
	case 0:
		a.raw("\n")
	case 1:
		a.raw(strings.Repeat(" ", column) + a.comment(at) + "\n")
	}
}

func (a *author) comment(at jsonvalue.Pointer) string {
	a.comments = append(a.comments, spot{a.doc.Key, at})
	text := fmt.Sprintf("# about %d.", len(a.comments)-1)
	if a.luck(4) {
		return text + "\ttab"
	}
	return text
}

func (a *author) tail(at jsonvalue.Pointer) string {
	if a.doc == nil || !a.luck(6) {
		return ""
	}
	return "   " + a.comment(at)
}

// value writes what follows a key or dash, to the end of the line. inMapping: the value
// of a key may be a list that is not indented.
func (a *author) value(v any, at jsonvalue.Pointer, column int, inMapping bool) {
	if alias := a.alias(v, at); alias != "" {
		a.raw(" *" + alias + "\n")
		return
	}
	switch v := v.(type) {
	case map[string]any:
		if len(v) > 0 && !a.fits(v) {
			a.raw(a.anchor(v, at) + a.tail(at) + "\n")
			step := 1 + a.IntN(4)
			a.raw(strings.Repeat(" ", column+step))
			a.mapping(v, at, column+step)
			return
		}
	case []any:
		if len(v) > 0 && !a.fits(v) {
			a.raw(a.tail(at) + "\n")
			if step := a.IntN(3); inMapping || step > 0 {
				column += step
			} else {
				column++
			}
			a.sequence(v, at, column)
			return
		}
	case string:
		if a.inBlock(v, at, column) {
			return
		}
	}
	a.raw(" " + strings.TrimPrefix(a.anchor(v, at)+" ", " ") + a.inLine(v, at) + a.tail(at) + "\n")
}

// fits reports whether a value is written in brackets.
func (a *author) fits(v any) bool { return len(encoded(v)) < 100 && a.luck(2) }

func (a *author) mapping(m map[string]any, at jsonvalue.Pointer, column int) {
	keys := slices.Sorted(maps.Keys(m))
	a.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	first := true
	if base, merged := a.base(m, at); merged != "" {
		a.raw("<<: *" + merged + "\n")
		keys = slices.DeleteFunc(keys, func(k string) bool { return jsonvalue.Equal(base[k], m[k]) && base[k] != nil })
		first = false
	}
	for _, key := range keys {
		below := at.Append(key)
		if !first {
			a.above(column, below)
			a.raw(strings.Repeat(" ", column))
		}
		first = false
		a.raw(quotedText(key) + ":")
		a.value(m[key], below, column, true)
	}
}

func (a *author) sequence(list []any, at jsonvalue.Pointer, column int) {
	for i, e := range list {
		below := at.Index(i)
		a.above(column, below)
		a.raw(strings.Repeat(" ", column) + "-")
		if m, isMap := e.(map[string]any); isMap && len(m) > 0 && a.luck(2) {
			a.raw(" ")
			a.mapping(m, below, column+2)
			continue
		}
		a.value(e, below, column, false)
	}
}

// alias is the anchor of an equal value, if there is one and luck.
func (a *author) alias(v any, at jsonvalue.Pointer) string {
	for _, x := range a.anchored {
		if jsonvalue.Equal(x.value, v) && a.luck(2) && !x.at.Contains(at) {
			a.lean(at, x.at)
			return x.name
		}
	}
	return ""
}

// base is an anchored mapping of which all members are in another.
func (a *author) base(m map[string]any, at jsonvalue.Pointer) (map[string]any, string) {
	for _, x := range a.anchored {
		base, isMap := x.value.(map[string]any)
		if !isMap || len(base) == 0 || x.at.Contains(at) {
			continue
		}
		all := true
		for key := range base {
			_, has := m[key]
			all = all && has
		}
		if all && !a.luck(4) {
			a.lean(at, x.at)
			return base, x.name
		}
	}
	return nil, ""
}

func (a *author) lean(at, on jsonvalue.Pointer) {
	from := spot{a.doc.Key, at}
	a.leans[from] = append(a.leans[from], spot{a.doc.Key, on})
}

func (a *author) anchor(v any, at jsonvalue.Pointer) string {
	if a.doc == nil || !a.luck(5) || at == "" {
		return ""
	}
	name := fmt.Sprintf("n%d", len(a.anchored))
	a.anchored = append(a.anchored, anchored{name, v, at})
	return " &" + name
}
