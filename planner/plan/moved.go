package plan

import (
	"fmt"
	"strconv"
	"strings"

	"isc-sync/state/reference"
)

// Moved finds the elements that only change their place in a list: the index
// of the field change that adds each, with that of the one that removes it.
func Moved(fields []FieldChange) map[int]int {
	removed := map[string]int{}
	for i, f := range fields {
		if id := elementID(f, f.Before); id != "" && f.After == (Absent{}) {
			removed[id] = i
		}
	}
	moved := map[int]int{}
	for i, f := range fields {
		id := elementID(f, f.After)
		from, ok := removed[id]
		if id != "" && ok && f.Before == (Absent{}) {
			moved[i] = from
			delete(removed, id)
		}
	}
	return moved
}

// elementID names an element within its resource, "" if it has no name.
func elementID(f FieldChange, v any) string {
	obj, _ := v.(map[string]any)
	name, _ := obj["name"].(string)
	if _, err := strconv.Atoi(f.Pointer.Last()); err != nil || name == "" || referenceID(v) != "" {
		return ""
	}
	return string(f.Pointer.Parent()) + "\x00" + name
}

// mostListed is how many changed fields a reason lists.
const mostListed = 6

// ListChanges returns how many fields change, and which: "2 changes: /a, /b".
// An element that moves is one change.
func ListChanges(fields []FieldChange) string {
	gone := map[int]bool{}
	for _, from := range Moved(fields) {
		gone[from] = true
	}
	var at []string
	for i, f := range fields {
		if !gone[i] {
			at = append(at, string(f.Pointer))
		}
	}
	count := fmt.Sprintf("%d changes: ", len(at))
	if len(at) == 1 {
		count = "1 change: "
	}
	if more := len(at) - mostListed; more > 0 {
		at = append(at[:mostListed:mostListed], fmt.Sprintf("and %d more", more))
	}
	return count + strings.Join(at, ", ")
}

// referenceID returns the id of a reference that is an object, or "".
func referenceID(v any) string {
	id, _ := reference.Held(v)
	return id
}
