package reference

// Held returns the id and the name in a reference as the API has it: an object,
// or a text that is either. A text counts as the id.
func Held(v any) (id, name string) {
	if text, ok := v.(string); ok {
		return text, ""
	}
	object, _ := v.(map[string]any)
	id, _ = object["id"].(string)
	name, _ = object["name"].(string)
	return id, name
}

// Pinned returns the id that a document writes as {id: …} in the place of a
// name.
func Pinned(declared any) (id string, ok bool) {
	object, isObject := declared.(map[string]any)
	if !isObject {
		return "", false
	}
	id, ok = object["id"].(string)
	return id, ok
}
