package filter

import (
	"fmt"
	"slices"
	"strings"
)

// Sort orders rows by a sorters parameter: field names separated by commas,
// each with a minus before it for descending order. A field that is not among
// the allowed ones is an error. Rows without the field come first.
func Sort(rows []map[string]any, sorters string, allowed []string) error {
	fields := strings.Split(sorters, ",")
	for _, field := range fields {
		if !slices.Contains(allowed, strings.TrimPrefix(strings.TrimSpace(field), "-")) {
			return fmt.Errorf("field %q cannot be sorted by", field)
		}
	}
	slices.SortStableFunc(rows, func(a, b map[string]any) int { return order(a, b, fields) })
	return nil
}

func order(a, b map[string]any, fields []string) int {
	for _, field := range fields {
		name, descending := strings.CutPrefix(strings.TrimSpace(field), "-")
		difference := strings.Compare(sortKey(a, name), sortKey(b, name))
		if descending {
			difference = -difference
		}
		if difference != 0 {
			return difference
		}
	}
	return 0
}

func sortKey(row map[string]any, field string) string {
	return strings.ToLower(strings.Join(texts(lookUp(row, field)), ","))
}
