package registry

import (
	"bytes"
	"encoding/json"
)

// names are one name, or a list of them.
type names []string

// UnmarshalJSON accepts "a" for ["a"].
func (n *names) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		*n = names{""}
		return json.Unmarshal(data, &(*n)[0])
	}
	return json.Unmarshal(data, (*[]string)(n))
}

// properties are the members of an object in the order of the file, in which
// exports write them.
type properties []*property

type property struct {
	name string
	schema
}

// UnmarshalJSON keeps the order of an object's members.
func (ps *properties) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return err
	}
	*ps = properties{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		p := &property{}
		p.name, _ = name.(string)
		if err := dec.Decode(&p.schema); err != nil {
			return err
		}
		*ps = append(*ps, p)
	}
	return nil
}
