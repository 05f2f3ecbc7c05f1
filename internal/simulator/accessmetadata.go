package simulator

import (
	"net/http"
	"strings"

	"isc-sync/internal/simulator/filter"
)

// metadataAttributes describe what the access model has. Their values are kept
// apart and shown with them (API: AccessModelMetadata).
func metadataAttributes() *resource {
	patch := "name description multiselect values"
	return &resource{
		kind: "ACCESS_MODEL_ATTRIBUTE", noun: "attribute", path: "/access-model-metadata/attributes", key: "key",
		list: func(d *document) *[]object { return &d.MetadataAttributes },
		fields: []field{
			{name: "key", shape: is(plainText)},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "multiselect", shape: is(boolean), fill: false},
			{name: "isAdhoc", shape: is(boolean), on: "beta", fill: false},
			{name: "status", shape: is(plainText), fill: "active"},
			{name: "type", shape: choice("custom", "governance"), fill: "custom"},
			{name: "objectTypes", shape: setOf(is(plainText)), fill: []any{"all"}},
			{name: "description", shape: is(plainText), fill: ""},
			{name: "values", shape: setOf(record(metadataValueFields()...))},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated},
		patched: offer{versions: allButV3}, patch: patch, patchIn: map[string]string{"beta": patch + " isAdhoc"},
		listing: func(version string) listing {
			if version == "beta" {
				return listing{most: 250, sorters: []string{"key", "name", "type", "status"}, fields: filter.Fields{
					"key": "eq co", "name": "eq co", "type": "eq", "status": "eq", "objectTypes": "eq",
				}}
			}
			return listing{most: 250, onePage: true, sorters: []string{"name", "key"}, fields: filter.Fields{
				"key": "eq", "name": "eq", "type": "eq", "status": "eq", "objectTypes": "eq",
			}}
		},
		unique: []string{"key"},
		begin: func(_ *call, o object) error {
			if text(o, "key") == "" {
				o["key"] = strings.ReplaceAll(text(o, "name"), " ", "")
			}
			return nil
		},
		after: keepValues,
		derive: func(at scene, view, o object) {
			view["values"] = nil
			var values []any
			for _, v := range at.doc.MetadataValues {
				if v["attribute"] == o["key"] {
					values = append(values, at.tenant.resource("ACCESS_MODEL_VALUE").view(at.call, v))
				}
			}
			if len(values) > 0 {
				view["values"] = shuffled(values, at.turn)
			}
		},
	}
}

// keepValues puts the values that came with an attribute in the place of those that
// it had.
func keepValues(c *call, o object) {
	sent, isList := o["values"].([]any)
	delete(o, "values")
	if !isList {
		return
	}
	var kept []object
	for _, v := range c.doc.MetadataValues {
		if v["attribute"] != o["key"] {
			kept = append(kept, v)
		}
	}
	for _, v := range sent {
		value := clone(v.(object))
		value["attribute"] = o["key"]
		kept = append(kept, value)
	}
	c.doc.MetadataValues = kept
}

func metadataValueFields() []field {
	return []field{
		{name: "value", shape: textOf(1, 0), mode: needed},
		{name: "name", shape: textOf(1, 0), mode: needed},
		{name: "status", shape: is(plainText), fill: "active"},
		{name: "type", shape: choice("static", "adhoc"), on: "beta", fill: "static"},
	}
}

// metadataValues are what an attribute can have (API: AccessModelMetadataValue).
func metadataValues() *resource {
	return &resource{
		kind: "ACCESS_MODEL_VALUE", noun: "value", path: "/access-model-metadata/attributes/{id}/values", param: "value", key: "value",
		list:  func(d *document) *[]object { return &d.MetadataValues },
		under: "ACCESS_MODEL_ATTRIBUTE", parent: "attribute", fields: metadataValueFields(),
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated},
		patched: offer{versions: allButV3}, patch: "name",
		listing: func(version string) listing {
			if version == "beta" {
				return listing{most: 250, sorters: []string{"value", "name", "status", "type"}, fields: filter.Fields{
					"value": "eq co", "name": "eq co", "status": "eq", "type": "eq",
				}}
			}
			return listing{most: 250, onePage: true}
		},
		unique: []string{"value"},
	}
}
