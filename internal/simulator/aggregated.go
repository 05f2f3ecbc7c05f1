package simulator

import (
	"slices"

	"isc-sync/internal/simulator/jsonpatch"
)

// brought are the entitlements that the rows of a file have. The rows are
// accounts, or objects that a column of the accounts names (API: Entitlement).
func brought(source object, schemas []object, schema object, content []byte) []object {
	rows, err := readCSV(content)
	if err != nil {
		return nil
	}
	var found []object
	for _, row := range rows[1:] {
		cells := object{}
		for i, column := range rows[0] {
			cells[column] = row[i]
		}
		if text(schema, "name") == "account" {
			found = append(found, held(source, schema, cells)...)
		} else if attribute := naming(schemas, schema); attribute != "" {
			found = append(found, rowEntitlement(source, schema, attribute, cells))
		}
	}
	return found
}

// held are the entitlements that an account names.
func held(source, schema, cells object) []object {
	var found []object
	attributes, _ := objects(schema["attributes"])
	for _, attribute := range attributes {
		name := text(attribute, "name")
		if value := text(cells, name); value != "" && flag(attribute, "isEntitlement") {
			found = append(found, object{
				"attribute": name, "value": value, "name": value, "source": sourceRef(source), "attributes": object{},
				"sourceSchemaObjectType": typeOf(attribute),
			})
		}
	}
	return found
}

func typeOf(attribute object) string {
	if name := text(child(attribute, "schema"), "name"); name != "" {
		return name
	}
	return "account"
}

// naming is the account attribute whose values are objects of a schema.
func naming(schemas []object, schema object) string {
	attributes, _ := objects(find(schemas, "name", "account")["attributes"])
	for _, attribute := range attributes {
		if flag(attribute, "isEntitlement") && text(child(attribute, "schema"), "name") == text(schema, "name") {
			return text(attribute, "name")
		}
	}
	return ""
}

func rowEntitlement(source, schema object, attribute string, cells object) object {
	value := text(cells, text(schema, "identityAttribute"))
	out := object{
		"attribute": attribute, "value": value, "name": value, "source": sourceRef(source), "attributes": cells,
		"sourceSchemaObjectType": schema["name"],
	}
	if name := text(cells, text(schema, "displayAttribute")); name != "" {
		out["name"] = name
	}
	if description := text(cells, "description"); description != "" {
		out["description"] = description
	}
	return out
}

func sourceRef(source object) object {
	return object{"type": "SOURCE", "id": source["id"], "name": source["name"]}
}

// settleAggregation makes entitlements of what an ended aggregation has read: a
// file, or what the system of the source holds.
func (c *call) settleAggregation(t task) {
	isOne := t.Kind == accountAggregation || t.Kind == groupAggregation
	if !isOne || !t.acts() || c.now.Before(t.Due) || c.tenant.settled[t.ID] {
		return
	}
	for _, o := range slices.Concat(t.Brings, c.doc.Unread[t.Source]) {
		c.aggregated(o, stampTime(t.Due))
	}
	delete(c.doc.Unread, t.Source)
	c.tenant.settled[t.ID] = true
}

// aggregated adds an entitlement, or brings a known one up to date. What a
// person changed stays (API: Entitlement).
func (c *call) aggregated(read object, stamp string) {
	known := slices.IndexFunc(c.doc.Entitlements, func(o object) bool {
		return o["attribute"] == read["attribute"] && o["value"] == read["value"] &&
			text(child(o, "source"), "id") == text(child(read, "source"), "id")
	})
	if known < 0 {
		o := withDefaults(clone(read), object{"id": c.tenant.newID(), "created": stamp, "modified": stamp, "attributes": object{}})
		c.doc.Entitlements = append(c.doc.Entitlements, o)
		return
	}
	o := c.doc.Entitlements[known]
	byHand := child(o, "manuallyUpdatedFields")
	for name, mark := range map[string]string{"name": "DISPLAY_NAME", "description": "DESCRIPTION", "attributes": ""} {
		if read[name] != nil && !flag(byHand, mark) && !jsonpatch.Equal(o[name], read[name]) {
			o[name], o["modified"] = read[name], stamp
		}
	}
}
