package documents

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// gotWords describe a value of a wrong type: a number by itself where its type is not
// what is wrong.
func gotWords(want, got string, v any) string {
	if number, ok := v.(json.Number); ok && strings.Contains(want, "integer") {
		return number.String()
	}
	return typeWords(got)
}

// typeHint returns how to write what a field wants instead of a value of another type.
func typeHint(f *registry.Field, want, got string, v any) string {
	wants := func(name string) bool { return slices.Contains(strings.Split(want, " or "), name) }
	text, _ := v.(string)
	switch {
	case (got == "number" || got == "boolean") && wants("string"):
		return "put it in quotes"
	case got == "string" && wants("boolean"):
		return "write true or false, without quotes"
	case got == "string" && wants("array"):
		return "write [VALUE]"
	case got == "string" && (wants("integer") || wants("number")):
		if json.Valid([]byte(text)) {
			return "write " + text + ", without quotes"
		}
		return "write a number, without quotes"
	case got == "number" && wants("integer"):
		return "write it without a fraction"
	case got == "object" && wants("array"):
		return "begin each element with - in front of its first member"
	case wants("object") && !wants("string"):
		return memberHint(f)
	}
	return ""
}

// memberHint names what a mapping may have.
func memberHint(f *registry.Field) string {
	var names []string
	if f != nil {
		for _, p := range f.Properties {
			if !p.ReadOnly {
				names = append(names, p.Name)
			}
		}
	}
	if len(names) == 0 || len(names) > fewMembers {
		return "write its members as lines below it, each with its own name and value"
	}
	return fmt.Sprintf("its members are %s", strings.Join(names, ", "))
}
