package simulator

import (
	"net/http"
	"regexp"
	"slices"
)

// nonEmployeeSources are the half of a source that says who enters and who approves
// non-employees. Who owns it, only the source behind it shows (API: NonEmployeeSource).
func nonEmployeeSources() *resource {
	person := shape{check: personOrGroup, keep: func(value any) any {
		ref := value.(object)
		if text(ref, "type") == "" {
			return object{"type": "IDENTITY", "id": ref["id"]}
		}
		return object{"type": ref["type"], "id": ref["id"]}
	}}
	return &resource{
		kind: "NON_EMPLOYEE_SOURCE", noun: "non-employee source", path: "/non-employee-sources",
		list: func(d *document) *[]object { return &d.NonEmployeeSources },
		fields: []field{
			{name: "id", mode: output},
			{name: "sourceId", mode: output},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "description", shape: is(plainText), mode: needed},
			{name: "approvers", shape: listOf(person, 0, mostApprovers), fill: []any{}},
			{name: "accountManagers", shape: setOf(person, 0, mostManagers), fill: []any{}},
			{name: "nonEmployeeCount", mode: output, on: "beta", fill: number(0)},
			{name: "created", mode: stampNew | output},
			{name: "modified", mode: stampAny | output},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere},
		patched: offer{versions: everywhere},
		listing: func(string) listing { return listing{most: 250, sorters: []string{"name", "created", "sourceId"}} },
		more:    []string{"requested-for", "non-employee-count"},
		patch:   "name description approvers accountManagers", after: renameBehind,
	}
}

const (
	mostApprovers     = 3
	mostManagers      = 10
	mostOwnAttributes = 10
)

// personOrGroup is {id} of an identity, or has a type as well.
func personOrGroup(c *call, name string, value any) error {
	ref, isObject := value.(object)
	if !isObject {
		return illegal(value, name)
	}
	for _, member := range sortedKeys(ref) {
		if member != "id" && member != "type" {
			return refuse("Unrecognized field %q.", name+"."+member)
		}
	}
	return reference("IDENTITY", "GOVERNANCE_GROUP").check(c, name, withDefaults(ref, object{"type": "IDENTITY"}))
}

// nonEmployeeSchema are the attributes of one source. The first eight are those that
// every source has (API: NonEmployeeSchemaAttribute).
func nonEmployeeSchema() *resource {
	return &resource{
		kind: "NON_EMPLOYEE_ATTRIBUTE", noun: "attribute", path: "/non-employee-sources/{id}/schema-attributes", param: "attribute",
		list:  func(d *document) *[]object { return &d.NonEmployeeFields },
		under: "NON_EMPLOYEE_SOURCE", parent: "nonEmployeeSourceId",
		fields: []field{
			{name: "id", mode: output},
			{name: "system", mode: output, fill: false},
			{name: "type", shape: choice("TEXT"), mode: needed},
			{name: "label", shape: textOf(1, 0), mode: needed},
			{name: "technicalName", shape: textOf(1, 0), mode: needed},
			{name: "helpText", shape: is(plainText), fill: ""},
			{name: "placeholder", shape: is(plainText), fill: ""},
			{name: "required", shape: is(boolean), fill: false},
			{name: "created", mode: stampNew | output},
			{name: "modified", mode: stampAny | output},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusOK},
		patched: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(version string) listing {
			if version == "beta" {
				return listing{most: 250, uncounted: true}
			}
			return listing{uncounted: true}
		},
		patch: "label helpText placeholder required", begin: beginAttribute, guard: keepStandard,
	}
}

func beginAttribute(c *call, o object) error {
	own := 0
	for _, other := range c.doc.NonEmployeeFields {
		if other["nonEmployeeSourceId"] != o["nonEmployeeSourceId"] {
			continue
		}
		if other["technicalName"] == o["technicalName"] {
			return &problem{status: http.StatusBadRequest, detail: "400.1.409 Reference conflict", text: "The request refers to what exists.", cause: "The technical name is taken."}
		}
		if !flag(other, "system") {
			own++
		}
	}
	if own >= mostOwnAttributes {
		return &problem{status: http.StatusBadRequest, detail: "400.1.4 Limit violation", text: "A limit is reached.", cause: "A source has at most 10 attributes of its own."}
	}
	o["id"], o["system"] = dashed(text(o, "id")), false
	return nil
}

func keepStandard(_ *call, o object) error {
	if flag(o, "system") {
		return refuse("The attribute %q belongs to every source.", text(o, "technicalName"))
	}
	return nil
}

func nonEmployeeRoutes() []Route {
	return []Route{
		{Method: "POST", Path: "/non-employee-sources", Versions: everywhere, body: jsonBody, handle: createNonEmployeeSource},
		{Method: "DELETE", Path: "/non-employee-sources/{id}", Versions: everywhere, handle: deleteNonEmployeeSource},
	}
}

// createNonEmployeeSource also makes the source behind it.
func createNonEmployeeSource(c *call) (reply, error) {
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	r := c.tenant.resource("NON_EMPLOYEE_SOURCE")
	owner := field{name: "owner", shape: is(personID), mode: needed}
	group := field{name: "managementWorkgroup", shape: idOf("GOVERNANCE_GROUP")}
	known := slices.DeleteFunc(append(slices.Clone(r.fields), owner, group), func(f field) bool { return f.mode.has(output) })
	if err := c.checkFields(known, body, ""); err != nil {
		return reply{}, err
	}
	if err := c.checkName(text(body, "name"), ""); err != nil {
		return reply{}, err
	}
	o, err := r.add(c, r.taken(body))
	if err != nil {
		return reply{}, err
	}
	o["id"] = dashed(text(o, "id"))
	source := c.sourceBehind(o, child(body, "owner"), text(body, "managementWorkgroup"))
	o["sourceId"] = source["id"]
	c.doc.Sources = append(c.doc.Sources, source)
	c.addStandardAttributes(text(o, "id"))
	view := r.view(c, o)
	view["cloudExternalId"] = child(source, "connectorAttributes")["cloudExternalId"]
	return ok(view)
}

// personID is {id} of an identity.
func personID(c *call, name string, value any) error {
	if ref, isObject := value.(object); isObject && ref["type"] != nil && ref["type"] != "IDENTITY" {
		return illegal(ref["type"], name+".type")
	}
	return personOrGroup(c, name, value)
}

func (c *call) sourceBehind(o, owner object, group string) object {
	source := object{
		"id": c.tenant.newID(), "name": o["name"], "description": o["description"],
		"owner": object{"type": "IDENTITY", "id": owner["id"]},
		"type":  "Non-Employee", "connector": "non-employee", "connectorName": "Non-Employee", "connectionType": "file",
		"connectorAttributes": object{"cloudExternalId": number(23000 + len(c.doc.Sources)).String()},
		"features":            []any{}, "deleteThreshold": number(10), "healthy": true, "status": "SOURCE_STATE_HEALTHY",
		"credentialProviderEnabled": false, "connectorClass": "", "connectorId": "non-employee",
		"since": c.stamp(), "created": c.stamp(), "modified": c.stamp(),
	}
	if group != "" {
		source["managementWorkgroup"] = object{"type": "GOVERNANCE_GROUP", "id": group}
	}
	return source
}

var notLetter = regexp.MustCompile(`[^A-Za-z]`)

func (c *call) addStandardAttributes(id string) {
	for _, label := range []string{"Account name", "First name", "Last name", "E-mail", "Phone", "Manager", "Start date", "End date"} {
		kind := "TEXT"
		switch label {
		case "Manager":
			kind = "IDENTITY"
		case "Start date", "End date":
			kind = "DATE"
		}
		c.doc.NonEmployeeFields = append(c.doc.NonEmployeeFields, object{
			"id": dashed(c.tenant.newID()), "nonEmployeeSourceId": id, "system": true, "type": kind, "label": label,
			"technicalName": notLetter.ReplaceAllString(label, ""), "required": true, "created": c.stamp(), "modified": c.stamp(),
		})
	}
}

// renameBehind gives the source behind it the name and the description.
func renameBehind(c *call, o object) {
	if source := find(c.doc.Sources, "id", text(o, "sourceId")); source != nil {
		source["name"], source["description"] = o["name"], o["description"]
	}
}

func deleteNonEmployeeSource(c *call) (reply, error) {
	r := c.tenant.resource("NON_EMPLOYEE_SOURCE")
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	r.drop(c, o)
	c.doc.forget(text(o, "sourceId"))
	c.doc.NonEmployeeFields = slices.DeleteFunc(c.doc.NonEmployeeFields, func(a object) bool { return a["nonEmployeeSourceId"] == o["id"] })
	return reply{status: http.StatusNoContent}, nil
}
