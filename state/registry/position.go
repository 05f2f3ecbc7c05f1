package registry

import (
	"cmp"
	"encoding/json"
	"slices"
)

// PositionField returns the member that numbers the elements of a list from
// 1, nil if only the array has an order.
func (f *Field) PositionField() *Field {
	if f == nil || f.Items == nil {
		return nil
	}
	for _, p := range f.Items.Properties {
		if p.Position {
			return p
		}
	}
	return nil
}

// InPosition returns an object whose numbered lists are sorted by their
// numbers (API: Correlation). It copies only what it changes.
func (f *Field) InPosition(obj map[string]any) map[string]any {
	out := obj
	for _, p := range f.Properties {
		list, ok := obj[p.Name].([]any)
		number := p.PositionField()
		if !ok || number == nil || slices.IsSortedFunc(list, byNumber(number.Name)) {
			continue
		}
		sorted := slices.Clone(list)
		slices.SortStableFunc(sorted, byNumber(number.Name))
		out = shallow(out)
		out[p.Name] = sorted
	}
	return out
}

func byNumber(member string) func(a, b any) int {
	number := func(e any) int64 {
		obj, _ := e.(map[string]any)
		n, _ := obj[member].(json.Number)
		i, _ := n.Int64()
		return i
	}
	return func(a, b any) int { return cmp.Compare(number(a), number(b)) }
}

func shallow(obj map[string]any) map[string]any {
	out := make(map[string]any, len(obj))
	for k, v := range obj {
		out[k] = v
	}
	return out
}
