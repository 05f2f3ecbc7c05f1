package engine_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// inBlock writes a text on lines of its own, or into a file of its own.
func (a *author) inBlock(text string, at jsonvalue.Pointer, column int) bool {
	if _, tagged := a.doc.Tags[at]; tagged || text == "" {
		return false
	}
	if a.mayBeFile(at) && a.luck(8) {
		name := fmt.Sprintf("text%d.txt", len(a.texts))
		a.texts[name] = text
		a.raw(" !file " + name + a.tail(at) + "\n")
		return true
	}
	if !foldable.MatchString(text) || a.luck(2) {
		return false
	}
	indent := strings.Repeat(" ", column+1+a.IntN(3))
	style := "|-"
	if strings.HasSuffix(text, "\n") {
		style = "|"
	}
	a.raw(" " + style + a.tail(at) + "\n")
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		a.raw(strings.TrimRight(indent+l, " ") + "\n")
	}
	return true
}

// mayBeFile reports whether a text may be in a file of its own: names may not.
func (a *author) mayBeFile(at jsonvalue.Pointer) bool {
	f, list := a.doc.Kind.Spec.At(at), a.doc.Kind.Spec.At(at.Parent().Parent())
	return f != nil && f.Ref == nil && len(f.Enum) == 0 && f.ElementOf == "" && (list == nil || !slices.Contains(list.KeyFields, at.Last()))
}

// foldable texts can be written in a block of lines without more ado.
var foldable = regexp.MustCompile(`^([A-Za-z][ -~]*[!-~]\n)*[A-Za-z][ -~]*[!-~]\n?$`)

// inLine writes a value on one line.
func (a *author) inLine(v any, at jsonvalue.Pointer) string {
	switch v := v.(type) {
	case state.Env:
		return "!env " + v.Name
	case map[string]any:
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, quotedText(key)+": "+a.inLine(v[key], at.Append(key)))
		}
		return "{" + strings.Join(parts, a.comma()) + "}"
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = a.inLine(e, at.Index(i))
		}
		return "[" + strings.Join(parts, a.comma()) + "]"
	case string:
		return a.tag(at) + a.text(v)
	}
	return a.tag(at) + encoded(v)
}

func (a *author) comma() string {
	if a.luck(3) {
		return " ,  "
	}
	return ", "
}

func (a *author) tag(at jsonvalue.Pointer) string {
	if a.doc.Tags[at].Name == "plain" {
		return "!plain "
	}
	return ""
}

var (
	plainWord = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_. -]*[A-Za-z0-9]$`)
	mistaken  = regexp.MustCompile(`^(?i:y|yes|n|no|on|off|true|false|null)$`)
)

// text writes a text in one of the ways that hold it.
func (a *author) text(text string) string {
	switch {
	case plainWord.MatchString(text) && !mistaken.MatchString(text) && a.luck(2):
		return text
	case !strings.ContainsAny(text, "\n\r\t\u0085\u2028\u2029") && a.luck(2):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return quotedText(text)
}

func quotedText(text string) string {
	if plainWord.MatchString(text) && !mistaken.MatchString(text) {
		return text
	}
	data, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(data)
}
