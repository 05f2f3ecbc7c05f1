package simulator

import (
	"net/http"
	"strings"

	"isc-sync/internal/simulator/filter"
)

// formDefinitions are patched by whole members, with a content type of their own
// (API: FormDefinition).
func formDefinitions() *resource {
	return &resource{
		kind: "FORM_DEFINITION", noun: "form", path: "/form-definitions", plain: true,
		list: func(d *document) *[]object { return &d.Forms },
		fields: []field{
			{name: "id", mode: output},
			{name: "name", shape: textOf(1, 255), mode: needed},
			{name: "description", shape: textOf(0, 2000), fill: ""},
			{name: "owner", shape: reference("IDENTITY"), mode: needed},
			{name: "usedBy", shape: listOf(usedBy()), mode: served | filled},
			{name: "formInput", shape: listOf(formInput()), mode: filled, fill: []any{}},
			{name: "formElements", shape: listOf(formElement()), mode: filled, fill: []any{}},
			{name: "formConditions", shape: listOf(formCondition()), mode: filled, fill: []any{}},
			{name: "formButtons", shape: listOf(freeObject()), mode: filled, fill: absent{}},
			{name: "created", mode: stampNew | output},
			{name: "modified", mode: stampAny | output},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated},
		patched: offer{versions: allButV3}, deleted: offer{versions: allButV3},
		listing: func(string) listing {
			operators := "eq gt sw in"
			return listing{
				most: 250, uncounted: true, rows: "results", counted: true,
				fields:  filter.Fields{"name": operators, "description": operators, "created": operators, "modified": operators},
				sorters: []string{"name", "description", "created", "modified"},
			}
		},
		patch: "name description owner formInput formElements formConditions formButtons",
		begin: beginForm, derive: showUsers,
	}
}

func freeObject() shape {
	return is(func(_ *call, field string, value any) error {
		if _, isObject := value.(object); !isObject {
			return illegal(value, field)
		}
		return nil
	})
}

func usedBy() shape {
	return record(
		field{name: "type", shape: choice("WORKFLOW", "SOURCE", "MySailPoint")},
		field{name: "id", shape: textOf(0, 0)}, field{name: "name", shape: textOf(0, 0)},
	)
}

func formInput() shape {
	return record(
		field{name: "id", shape: textOf(1, 0), mode: needed},
		field{name: "type", shape: choice("STRING", "ARRAY"), mode: needed},
		field{name: "label", shape: textOf(0, 0), fill: ""},
		field{name: "description", shape: textOf(0, 0), fill: ""},
	)
}

// formElement keeps the difference between no validations and an empty list of
// them.
func formElement() shape {
	return record(
		field{name: "id", shape: textOf(1, 0), mode: needed},
		field{name: "elementType", shape: choice(
			"TEXT", "TOGGLE", "TEXTAREA", "HIDDEN", "PHONE", "EMAIL", "SELECT", "DATE", "SECTION", "COLUMN_SET", "IMAGE", "DESCRIPTION",
		), mode: needed},
		field{name: "key", shape: textOf(0, 0), fill: ""},
		field{name: "config", shape: freeObject(), fill: object{}},
		field{name: "validations", shape: listOf(freeObject())},
	)
}

func formCondition() shape {
	return record(
		field{name: "ruleOperator", shape: choice("AND", "OR"), mode: needed},
		field{name: "rules", shape: listOf(is(formRule)), mode: filled},
		field{name: "effects", shape: listOf(record(
			field{name: "effectType", shape: choice(
				"HIDE", "SHOW", "DISABLE", "ENABLE", "REQUIRE", "OPTIONAL", "SUBMIT_MESSAGE", "SUBMIT_NOTIFICATION", "SET_DEFAULT_VALUE",
			), mode: needed},
			field{name: "config", shape: record(
				field{name: "defaultValueLabel", shape: textOf(0, 0), fill: ""}, // a text for null (API: FormDefinition)
				field{name: "element", shape: textOf(0, 0), fill: ""},
			), fill: object{}},
		)), mode: filled},
	)
}

// formRule keeps what a rule has besides the described members.
func formRule(c *call, name string, value any) error {
	rule, isObject := value.(object)
	if !isObject {
		return illegal(value, name)
	}
	for _, f := range []field{
		{name: "sourceType", shape: choice("INPUT", "ELEMENT"), mode: needed},
		{name: "source", shape: textOf(1, 0), mode: needed},
		{name: "operator", shape: choice("EQ", "NE", "CO", "NOT_CO", "IN", "NOT_IN", "EM", "NOT_EM", "SW", "NOT_SW", "EW", "NOT_EW"), mode: needed},
		{name: "valueType", shape: choice("STRING", "STRING_LIST", "INPUT", "ELEMENT", "LIST", "BOOLEAN")},
	} {
		if err := c.checkField(f, name+".", rule[f.name]); err != nil {
			return err
		}
		if err := missing([]field{f}, rule, name+"."); err != nil {
			return err
		}
	}
	return nil
}

func beginForm(_ *call, o object) error {
	o["id"] = dashed(text(o, "id"))
	return nil
}

// showUsers lists the workflows that show the form.
func showUsers(at scene, view, o object) {
	users := []any{}
	for _, workflow := range at.doc.Workflows {
		shows := false
		_ = eachObject(workflow, func(part object) error { // visit never fails
			shows = shows || strings.EqualFold(text(part, "formDefinitionId"), text(o, "id"))
			return nil
		})
		if shows {
			users = append(users, object{"type": "WORKFLOW", "id": workflow["id"], "name": workflow["name"]})
		}
	}
	view["usedBy"] = users
}
