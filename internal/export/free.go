package export

import (
	"encoding/json"
	"strings"
	"unicode"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// free writes a key of a free map, unless it is the server's or says nothing.
func (d *draft) free(parent *state.Field, key string, v any, at jsonvalue.Pointer) (any, bool) {
	if v == nil || parent.Owns(key) {
		return nil, false
	}
	if text, ok := v.(string); ok && text == "" && d.object.Kind.IsSecret(d.object, at) {
		return nil, false
	}
	return d.literal(v, at), true
}

// literal writes a value that no kind describes as it is, but for secrets:
// they become variables.
func (d *draft) literal(v any, at jsonvalue.Pointer) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			if !d.leavesOut(nil, e, at.Append(key)) {
				out[key] = d.literal(e, at.Append(key))
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = d.literal(e, at.Index(i))
		}
		return out
	}
	if !d.object.Kind.IsSecret(d.object, at) {
		return asSent(v)
	}
	if text, ok := v.(string); ok && text != "" {
		return d.variable(at)
	}
	d.out.Tags[at] = state.Tag{Name: documents.TagPlain}
	return asSent(v)
}

// asSent spells a number as a write does: a tenant that was given 10.0 and then
// 10 for it must not make two files.
func asSent(v any) any {
	if n, isNumber := v.(json.Number); isNumber {
		return json.Number(jsonvalue.CanonicalNumber(n))
	}
	return v
}

// variable names the secret at a pointer after the object and the key.
func (d *draft) variable(at jsonvalue.Pointer) state.Env {
	parts := append(d.object.Key.Parts(), at.Tokens()[1:]...)
	name := variableName(strings.Join(parts, "_"))
	d.variables[name] = true
	return state.Env{Name: name}
}

// variableName turns text into a name that every shell takes: capital letters,
// digits and single underscores. Letters that are not ASCII are written as
// their code point.
func variableName(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToUpper(r))
		case unicode.IsLetter(r):
			b.WriteString(codePoint(r))
		default:
			b.WriteByte('_')
		}
	}
	name := strings.Trim(squeeze(b.String()), "_")
	if name == "" || unicode.IsDigit(rune(name[0])) {
		name = "SECRET_" + name
	}
	return name
}

func codePoint(r rune) string {
	const hex = "0123456789ABCDEF"
	out := "U"
	for shift := 12; shift >= 0; shift -= 4 {
		out += string(hex[r>>shift&15])
	}
	return out
}

func squeeze(s string) string {
	for strings.Contains(s, "__") {
		s = strings.ReplaceAll(s, "__", "_")
	}
	return s
}
