package yamledit

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"

	"isc-sync/internal/yamltree"
)

// Value returns what a text that holds one document says, nil if it is empty.
func Value(text []byte) (any, error) {
	f, err := parse(text)
	if err != nil || f.root == nil {
		return nil, err
	}
	return valueOf(f.root.Node)
}

var errTooDeep = errors.New("a value nests too deep, or contains itself")

const maxDepth = 1000

func valueOf(y *yamltree.Node) (any, error) { return valueAt(y, 0) }

func valueAt(y *yamltree.Node, depth int) (any, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	switch y.Kind {
	case yamltree.Alias:
		return valueAt(y.Alias, depth+1)
	case yamltree.Sequence:
		out := make([]any, len(y.Content))
		for i, e := range y.Content {
			v, err := valueAt(e, depth+1)
			if err != nil {
				return nil, err
			}
			out[i] = v
		}
		return out, nil
	case yamltree.Mapping:
		return mappingAt(y, depth)
	}
	return scalarOf(y), nil
}

func mappingAt(y *yamltree.Node, depth int) (any, error) {
	out := map[string]any{}
	for _, m := range members(y) {
		v, err := valueAt(m.value, depth+1)
		if err != nil {
			return nil, err
		}
		out[m.key] = v
	}
	return out, nil
}

// member is a key of a mapping and its value; merged if it came through a merge key.
type member struct {
	key    string
	value  *yamltree.Node
	merged bool
}

// members are those of a mapping, its own and those that it merges and does not
// have itself.
func members(y *yamltree.Node) []member { return membersWithin(y, 0) }

func membersWithin(y *yamltree.Node, depth int) (all []member) {
	has := map[string]bool{}
	var merges []*yamltree.Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		if isMerge(y.Content[i]) {
			merges = append(merges, y.Content[i+1])
			continue
		}
		key := resolved(y.Content[i]).Value
		has[key] = true
		all = append(all, member{key: key, value: y.Content[i+1]})
	}
	for _, source := range sources(merges) {
		if depth > maxDepth {
			break
		}
		for _, m := range membersWithin(source, depth+1) {
			if !has[m.key] {
				has[m.key] = true
				all = append(all, member{m.key, m.value, true})
			}
		}
	}
	return all
}

// sources are the mappings that merge keys name.
func sources(merges []*yamltree.Node) (all []*yamltree.Node) {
	for _, y := range merges {
		switch y = resolved(y); y.Kind {
		case yamltree.Mapping:
			all = append(all, y)
		case yamltree.Sequence:
			for _, e := range y.Content {
				if e = resolved(e); e.Kind == yamltree.Mapping {
					all = append(all, e)
				}
			}
		}
	}
	return all
}

func isMerge(y *yamltree.Node) bool { return y.Kind == yamltree.Scalar && y.ShortTag() == "!!merge" }

func resolved(y *yamltree.Node) *yamltree.Node {
	for range maxDepth {
		if y.Kind != yamltree.Alias {
			break
		}
		y = y.Alias
	}
	return y
}

// number is how JSON writes numbers.
var number = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// scalarOf is the value of a scalar. Numbers keep their text.
func scalarOf(y *yamltree.Node) any {
	if y.Style&yamltree.Tagged != 0 && !strings.HasPrefix(y.Tag, "!!") {
		bare := yamltree.Node{Kind: y.Kind, Value: y.Value, Style: y.Style &^ yamltree.Tagged}
		return Tagged{y.Tag, scalarOf(&bare)}
	}
	if y.Style == 0 && number.MatchString(y.Value) { // also where it is too large for the library
		return json.Number(y.Value)
	}
	switch y.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(y.Value, "true")
	case "!!int", "!!float":
		return json.Number(y.Value)
	}
	return y.Value
}
