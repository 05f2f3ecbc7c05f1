package main

import "encoding/json"

// clone returns a copy that shares nothing.
func (c content) clone() (content, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	var out content
	return out, json.Unmarshal(data, &out)
}

// withOneEdit returns a tenant in which one field of one source is another.
func (c content) withOneEdit() (content, error) {
	out, err := c.clone()
	if err == nil {
		out["sources"].([]any)[0].(map[string]any)["description"] = "edited in the tenant"
	}
	return out, err
}

// withEverythingEdited returns a tenant in which each source, each attribute of each
// schema, each field of each policy and each correlation is another, and how many objects
// that are.
func (c content) withEverythingEdited() (edited content, objects int, err error) {
	if edited, err = c.clone(); err != nil {
		return nil, 0, err
	}
	for _, s := range edited["sources"].([]any) {
		source := s.(map[string]any)
		source["description"] = "edited in the tenant"
		id := source["id"].(string)
		objects += 1 +
			edited.editEach("schemas", id, "attributes", "description") +
			edited.editEach("provisioningPolicies", id, "fields", "type") +
			edited.editEach("correlationConfigs", id, "attributeAssignments", "ignoreCase")
	}
	edited.describeOthers()
	return edited, objects, nil
}

// describeOthers edits the description of all other objects of which a tenant has several
// copies. Those of sources alone refer to none of them.
func (c content) describeOthers() {
	for _, name := range copied {
		objects, _ := c[name].([]any)
		for _, o := range objects {
			object := o.(map[string]any)
			if text, _ := object["description"].(string); text != "" && name != "sources" {
				object["description"] = text + ", edited in the tenant"
			}
		}
	}
}

// editEach edits a member of each element of a list in the parts of a source, and returns
// how many of the parts have it. It turns booleans off and adds to texts.
func (c content) editEach(collection, source, list, member string) (parts int) {
	have, _ := c[collection].(map[string]any)
	objects, isList := have[source].([]any)
	if !isList {
		objects = []any{have[source]}
	}
	for _, o := range objects {
		object, _ := o.(map[string]any)
		if object["usageType"] == "CREATE_MACHINE_ACCOUNT" {
			continue // never exported, so no document is about it
		}
		elements, _ := object[list].([]any)
		if edited := editMember(elements, member); edited {
			parts++
		}
	}
	return parts
}

// editMember edits what the elements have unless it is the default, which documents leave
// out.
func editMember(elements []any, member string) (edited bool) {
	for _, e := range elements {
		element := e.(map[string]any)
		switch was := element[member].(type) {
		case bool:
			element[member], edited = false, edited || was
		case string:
			element[member], edited = was+", edited in the tenant", edited || was != ""
		}
	}
	return edited
}
