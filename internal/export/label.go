package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/state"
)

// namesTo are the names on the way to a place. An element of a list is called
// by what it says of itself, so that the name stays when the element moves.
func (d *draft) namesTo(at jsonvalue.Pointer) []string {
	var names []string
	var v any = map[string]any(d.object.Value)
	var here jsonvalue.Pointer
	for _, token := range at.Tokens() {
		name := token
		if list, isList := v.([]any); isList {
			i, _ := jsonvalue.ArrayIndex(token)
			name = d.labels(list, here)[i]
		}
		names = append(names, name)
		here = here.Append(token)
		v, _ = jsonvalue.Pointer("").Append(token).Get(v)
	}
	if len(names) > 1 {
		names = names[1:] // the field in which an object keeps its secrets
	}
	return names
}

// labels name the elements of a list: each by its naming member, if no other
// element has that, or by a hash of what it holds beside secrets. Elements that
// are alike are counted.
func (d *draft) labels(list []any, at jsonvalue.Pointer) []string {
	if known := d.labelled[at]; known != nil {
		return known
	}
	holders, alike := map[string]int{}, map[string]int{}
	for _, e := range list {
		holders[naming(e)]++
	}
	out := make([]string, len(list))
	for i, e := range list {
		own := d.essence(e, at.Index(i))
		out[i] = naming(e)
		if out[i] == "" || holders[out[i]] > 1 {
			sum := sha256.Sum256([]byte(own))
			out[i] = strings.TrimSpace(out[i] + " " + hex.EncodeToString(sum[:])[:8])
		}
		if alike[own]++; alike[own] > 1 {
			out[i] += " " + strconv.Itoa(alike[own])
		}
	}
	d.labelled[at] = out
	return out
}

// essence is an element without its secrets.
func (d *draft) essence(v any, at jsonvalue.Pointer) string {
	return string(jsonvalue.Canonical(d.open(v, at)))
}

func (d *draft) open(v any, at jsonvalue.Pointer) any {
	return jsonvalue.MapAt(v, at, func(at jsonvalue.Pointer, v any) (any, bool) {
		return nil, jsonvalue.IsScalar(v) && state.Suspects(d.object.Kind, d.object, at, v) != ""
	})
}

// naming is the name of an object in its own value, or "".
func naming(v any) string {
	object, _ := v.(map[string]any)
	keys := jsonvalue.SortedKeys(object)
	for _, end := range []string{"name", "dn", "id", "key", "host", "url"} {
		for _, key := range keys {
			text, _ := object[key].(string)
			if strings.HasSuffix(strings.ToLower(key), end) && isLabel(key, text) {
				return text
			}
		}
	}
	return ""
}

// isLabel reports whether a member can be a part of a variable's name.
func isLabel(key, text string) bool {
	return len(text) <= longestVariable && shouted(text) != "" && !secret.Telling(key) && secret.Looks(text) == ""
}
