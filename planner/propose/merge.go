package propose

import "isc-sync/internal/jsonvalue"

// merge is an object that is copied at its first change.
type merge struct {
	base, out map[string]any
	changed   bool
}

func newMerge(base map[string]any) *merge {
	if base == nil {
		base = map[string]any{}
	}
	return &merge{base: base, out: base}
}

func (m *merge) set(key string, v jsonvalue.Optional) {
	if !m.changed {
		m.out, m.changed = jsonvalue.CopyObject(m.base), true
	}
	if v.Exists {
		m.out[key] = v.Value
	} else {
		delete(m.out, key)
	}
}
