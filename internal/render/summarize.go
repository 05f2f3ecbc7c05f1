package render

import (
	"strings"

	"isc-sync/internal/jsonvalue"
)

// summarizeElements shows the elements of each deleted list in one entry, by their
// names. A list with an element that cannot be named stays as it is.
func summarizeElements(entries []entry) []entry {
	var out []entry
	for i := 0; i < len(entries); {
		n, said := summarizeList(entries[i:])
		if n < 2 {
			out = append(out, entries[i])
			i++
			continue
		}
		list, _, _ := place(entries[i].pointer)
		out = append(out, entry{sign: entries[i].sign, at: labelOf(entries[i], list), pointer: list, override: said})
		i += n
	}
	return out
}

// summarizeList returns how many of the first entries are elements of one list, and
// what to say of them.
func summarizeList(entries []entry) (int, string) {
	var list jsonvalue.Pointer
	var names []string
	for i, e := range entries {
		in, at, ok := place(e.pointer)
		name := nameOf(e.after)
		if isAbsent(e.after) {
			name = nameOf(e.before)
		}
		if !ok || e.sign != entries[0].sign || at != i || name == "" || i > 0 && in != list {
			break
		}
		list = in
		names = append(names, clean(name))
	}
	return len(names), Count(len(names), "element", "elements") + ": " + strings.Join(names, ", ")
}

// labelOf is the label of the list that an entry's element is in.
func labelOf(e entry, list jsonvalue.Pointer) string {
	if at := strings.LastIndex(e.at, "["); at > 0 && strings.HasSuffix(e.at, "]") {
		return e.at[:at]
	}
	return clean(string(list))
}
