package registry

import (
	"slices"
	"strings"
)

// Marker is the parameter that names a page's place in its list.
type Marker string

// The markers: offset and start count rows; next repeats the marker in the
// page before; none means that there is no second page.
const (
	MarkerOffset Marker = "offset"
	MarkerStart  Marker = "start"
	MarkerNext   Marker = "next"
	MarkerNone   Marker = "none"
)

// FilterRule is a field by which a list can be filtered.
type FilterRule struct {
	// Field is the filter's field, and the row's.
	Field string   `json:"field"`
	Op    FilterOp `json:"op"`
	// Batch is how many values one request may have.
	Batch int `json:"batch"`
	// Except are characters that the filter cannot find: a value with one of
	// them is searched in the complete list.
	Except string `json:"except"`
}

// FilterOp is an operator of the API's filter language (API: Filters).
type FilterOp string

// The operators: several values are joined by `or` for eq.
const (
	FilterEq FilterOp = "eq"
	FilterIn FilterOp = "in"
)

// Finds reports whether the filter finds rows with the value.
func (f *FilterRule) Finds(value string) bool {
	return f != nil && !strings.ContainsAny(value, f.Except)
}

// Filter returns the rule for a field, nil if the list cannot be filtered by it.
func (e *Endpoint) Filter(field string) *FilterRule {
	if e == nil {
		return nil
	}
	i := slices.IndexFunc(e.Filters, func(f FilterRule) bool { return f.Field == field })
	if i < 0 {
		return nil
	}
	return &e.Filters[i]
}
