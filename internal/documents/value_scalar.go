package documents

import "fmt"

func (w *walker) scalar(n *node) any {
	switch n.tag() {
	case "":
		if n.plain {
			return w.plain(n)
		}
		return n.text
	case "!!str":
		return n.text
	case "!!null", "!!bool", "!!int", "!!float":
		return w.typed(n)
	}
	return w.tagged(n)
}

func (w *walker) plain(n *node) any {
	v, ok := plainValue(n.text)
	if !ok {
		what, hint := numberFlaw(n.text)
		w.flaw(n, what, hint)
		return unreadable{}
	}
	return v
}

// typed reads a scalar with one of YAML's own tags, which may only say what the
// text says anyway.
func (w *walker) typed(n *node) any {
	v, ok := plainValue(n.text)
	if want := typeName(v); ok && (n.tag() == "!!"+want || want == "number" && (n.tag() == "!!int" || n.tag() == "!!float")) {
		return v
	}
	w.flaw(n, fmt.Sprintf("%q is not a valid %s", n.text, n.tag()), "remove the tag")
	return unreadable{}
}

// typeName returns the name of a JSON value's type for users.
func typeName(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "bool"
	case string:
		return "str"
	case []any:
		return "list"
	case map[string]any:
		return "mapping"
	}
	return "number"
}
