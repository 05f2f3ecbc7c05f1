package spconfig

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
)

// MaxSize is how many bytes a file may have: as many as an answer.
const MaxSize = 256 << 20

// errForm is about JSON that is not an export.
var errForm = errors.New("it has no objects, each with self and object, as an export of SP-Config has")

// exported is one object of a file.
type exported struct {
	Type, ID, Name string
	Value          map[string]any
	// flaws are the places in Value that cannot be written back.
	flaws []jsonvalue.Pointer
}

// label names the object in a message.
func (e *exported) label() string { return cmp.Or(e.Name, e.ID, "without a name") }

// decode reads the objects of a file: of an export, of a list of objects, or the
// one that it is. root is all that the file holds.
func (r *reader) decode(data []byte) (objects []*exported, root any, err error) {
	if len(data) > MaxSize {
		return nil, nil, fmt.Errorf("it is longer than %d MiB", MaxSize>>20)
	}
	root, flaws, err := rest.Decode(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	if err != nil {
		return nil, nil, err
	}
	rows, places := rowsOf(root)
	if rows == nil {
		return nil, nil, errForm
	}
	r.Objects = len(rows)
	inside := map[rest.Flaw]bool{}
	for i, row := range rows {
		if e := objectOf(row, places[i], &r.lost); e != nil {
			e.flaws = below(flaws, places[i].Append("object"), inside)
			objects = append(objects, e)
		}
	}
	for _, f := range flaws {
		if f.Problem == rest.Duplicate && !inside[f] {
			return nil, nil, fmt.Errorf("the key at %s is there twice, so that it is not clear what the file says", f.Pointer)
		}
	}
	return objects, root, nil
}

// rowsOf finds the objects of a file with their envelopes, and where they are; nil
// if it is not an export.
func rowsOf(root any) (rows []any, places []jsonvalue.Pointer) {
	at := jsonvalue.Pointer("")
	switch v := root.(type) {
	case []any:
		rows = v
	case map[string]any:
		if isRow(v) {
			return []any{v}, []jsonvalue.Pointer{""}
		}
		at = "/objects"
		rows, _ = v["objects"].([]any)
	}
	if len(rows) > 0 && !isRow(rows[0]) {
		return nil, nil
	}
	for i := range rows {
		places = append(places, at.Index(i))
	}
	return rows, places
}

func isRow(v any) bool {
	row, _ := v.(map[string]any)
	_, hasSelf := row["self"].(map[string]any)
	_, hasObject := row["object"]
	return hasSelf && hasObject
}

// objectOf takes an object out of its envelope. A signature is not needed: nothing
// is imported by the tenant.
func objectOf(row any, at jsonvalue.Pointer, lost *losses) *exported {
	envelope, _ := row.(map[string]any)
	self, _ := envelope["self"].(map[string]any)
	e := &exported{}
	e.Type, _ = self["type"].(string)
	e.ID, _ = self["id"].(string)
	e.Name, _ = self["name"].(string)
	e.Value, _ = envelope["object"].(map[string]any)
	if e.Type == "" || e.Value == nil {
		lost.add(cmp.Or(string(at), "the file"), "it is not an object with a type", "")
		return nil
	}
	return e
}

// below returns the places of the flaws below a pointer, as seen from there, and
// marks them.
func below(flaws []rest.Flaw, at jsonvalue.Pointer, seen map[rest.Flaw]bool) (places []jsonvalue.Pointer) {
	for _, f := range flaws {
		if p := jsonvalue.Pointer(f.Pointer); at.Contains(p) && p != at {
			places = append(places, p[len(at):])
			seen[f] = true
		}
	}
	return places
}
