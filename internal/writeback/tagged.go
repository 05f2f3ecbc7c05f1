package writeback

import (
	"fmt"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// nothing says that the tenant has no value: null, so that the field stays managed. A value
// that an export leaves out is none of those.
func (m *merger) nothing(f *registry.Field, v value) any {
	if has, _ := v.at.Get(map[string]any(m.object.Value)); !v.inList && !saysNothing(f, has) {
		m.keep(m.document, v.at, "no document can hold what the tenant has here")
		return v.written
	}
	if list, isList := v.written.([]any); isList {
		if len(list) == 0 {
			return v.written
		}
		return []any{}
	}
	if f != nil && f.HasDefault && f.Default != nil {
		return f.Default
	}
	return nil
}

// saysNothing reports whether a live value is the same as none, or the default.
func saysNothing(f *registry.Field, v any) bool {
	object, isObject := v.(map[string]any)
	return v == nil || v == "" || isObject && len(object) == 0 || f != nil && (f.IsEmptyValue(v) || f.HasDefault && jsonvalue.Equal(v, f.Default))
}

// tagged decides about a value with a tag: what comes from elsewhere is not written
// over.
func (m *merger) tagged(f *registry.Field, t yamledit.Tagged, v value) any {
	if jsonvalue.Equal(v.means, v.live) {
		return t
	}
	switch strings.TrimPrefix(t.Tag, "!") {
	case documents.TagFile:
		return m.included(f, t, v)
	case documents.TagVar:
		m.keepVariable(t, v)
	case documents.TagEnv:
		if _, masked := v.live.(state.Env); !masked {
			m.keep(m.document, v.at, fmt.Sprintf("its value is !env %v: change the variable", t.Value))
		}
	default:
		if env, masked := v.live.(state.Env); masked {
			m.keep(m.document, v.at, fmt.Sprintf("it looks like a secret; an export would write !env %s: change the value by hand", env.Name))
			return t
		}
		if v.live != nil && jsonvalue.IsScalar(v.live) {
			return yamledit.Tagged{Tag: t.Tag, Value: v.live}
		}
		return v.live
	}
	return t
}

// keepVariable notes that a variable has another value than the tenant.
func (m *merger) keepVariable(t yamledit.Tagged, v value) {
	if _, masked := v.live.(state.Env); masked {
		m.keep(m.document, v.at, fmt.Sprintf("its value is !var %v, and what the tenant has looks like a secret", t.Value))
		return
	}
	m.keep(m.document, v.at, fmt.Sprintf("its value is !var %v, %s in %s, and the tenant has %s: change the variable", t.Value, shown(v.means), documents.SettingsFile, shown(v.live)))
}

// mostShown is how many characters of a value a message shows.
const mostShown = 200

func shown(v any) string {
	if v == nil {
		return "no value"
	}
	text := []rune(string(jsonvalue.Printable(jsonvalue.Canonical(v))))
	if len(text) > mostShown {
		return string(text[:mostShown]) + "…"
	}
	return string(text)
}

// included decides about the text of a file: another text is for that file, and any
// other value takes its place.
func (m *merger) included(f *registry.Field, t yamledit.Tagged, v value) any {
	file, isFile := v.means.(state.File)
	live, isText := v.live.(string)
	switch {
	case v.live == nil:
		return m.nothing(f, v)
	case !isFile || !isText:
		return v.live
	case live == file.Text:
	case m.Overlay != "" && !m.isOverlaid(m.Real(file.Path)):
		return v.live // other environments include the file
	default:
		name := m.Real(file.Path)
		m.texts[name] = append(m.texts[name], text{live, m.document, v.at})
	}
	return t
}
