package simulator

import (
	"net/http"
	"strings"

	"isc-sync/internal/simulator/filter"
)

// ownPrefix begins the type of connectors that clients made (API: Connector).
const ownPrefix = "custom "

// connectors are named by their script names in paths. The list has the released ones,
// without their XML (API: Connector).
func connectors() *resource {
	return &resource{
		kind: "CONNECTOR", noun: "connector", path: "/connectors", key: "scriptName",
		list: func(d *document) *[]object { return &d.Connectors },
		fields: []field{
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "type", shape: textOf(1, 0)},
			{name: "className", shape: textOf(1, 0), mode: needed},
			{name: "directConnect", shape: is(boolean), mode: filled},
			{name: "status", shape: choice("DEVELOPMENT", "DEMO", "RELEASED"), mode: filled},
			{name: "scriptName", mode: output},
			{name: "features", mode: output},
			{name: "connectorMetadata", shape: is(anObject), mode: late, fill: object{}},
			{name: "applicationXml", shape: is(xmlText), mode: late, fill: absent{}},
			{name: "correlationConfigXml", shape: is(xmlText), mode: late, fill: absent{}},
			{name: "sourceConfigXml", shape: is(xmlText), mode: late, fill: absent{}},
			{name: "sourceConfigFrom", mode: output, fill: absent{}},
			{name: "s3Location", mode: output, fill: "custom-connector"},
			{name: "uploadedFiles", mode: output, fill: []any{}},
			{name: "fileUpload", mode: output, fill: false},
			{name: "translationProperties", mode: output, fill: object{}},
		},
		listed: offer{versions: everywhere}, read: offer{versions: fromV3}, created: offer{fromV3, http.StatusOK},
		patched: offer{versions: fromV3}, deleted: offer{versions: fromV3},
		listing: func(version string) listing {
			fields := filter.Fields{
				"name": "sw co", "type": "sw co eq", "directConnect": "eq", "category": "eq", "features": "ca", "labels": "ca",
			}
			if version == "beta" {
				fields["name"], fields["type"] = "sw", "eq"
				delete(fields, "labels")
			}
			return listing{most: 250, fields: fields}
		},
		narrow: releasedConnectors, brief: withoutContent,
		patch:  "connectorMetadata applicationXml correlationConfigXml sourceConfigXml",
		unique: []string{"name", "scriptName"}, begin: newConnector, rules: ownConnector, guard: connectorInUse,
		derive: func(_ scene, view, _ object) {
			if form, has := view["sourceConfigXml"]; has {
				view["sourceConfig"] = form
			}
			if view["className"] == nil { // a SaaS connector has no class
				delete(view, "className")
			}
		},
	}
}

func releasedConnectors(_ *call, rows []object) ([]object, error) {
	var released []object
	for _, o := range rows {
		if text(o, "status") == "RELEASED" {
			released = append(released, o)
		}
	}
	return released, nil
}

// withoutContent is what the list and the answer to POST show.
func withoutContent(view object) {
	for _, name := range []string{
		"applicationXml", "correlationConfigXml", "sourceConfigXml", "sourceConfig", "sourceConfigFrom", "s3Location",
		"uploadedFiles", "fileUpload", "translationProperties",
	} {
		delete(view, name)
	}
}

// newConnector derives the script name and begins with files of its own.
func newConnector(_ *call, o object) error {
	name := text(o, "name")
	if text(o, "type") == "" {
		o["type"] = ownPrefix + name
	}
	if o["directConnect"] == nil {
		o["directConnect"] = true
	}
	if text(o, "status") == "" {
		o["status"] = "DEVELOPMENT"
	}
	o["scriptName"] = scriptNameOf(name)
	o["s3Location"] = "custom-connector/" + scriptNameOf(name)
	o["connectorMetadata"] = object{"supportedUI": "ANGULAR", "platform": "ccg"}
	o["applicationXml"] = "<Application connector=\"" + escapedXML(text(o, "className")) + "\" name=\"" + escapedXML(text(o, "type")) + "\"/>\n"
	o["sourceConfigXml"] = formXML(name, template{})
	return nil
}

// scriptNameOf is a name as it can be in a path: letters and digits, with hyphens.
func scriptNameOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	return strings.Join(words, "-")
}

// ownConnector refuses to change what came with the product, and writes the form
// in its own way.
func ownConnector(_ *call, after, before object) error {
	if before == nil {
		return nil
	}
	if !strings.HasPrefix(text(before, "type"), ownPrefix) {
		return forbidden()
	}
	if form := text(after, "sourceConfigXml"); form != text(before, "sourceConfigXml") {
		after["sourceConfigXml"] = rewrittenXML(form, "connectorName", text(after, "type"))
	}
	return nil
}

// connectorInUse keeps a connector of the product, and one that sources have.
func connectorInUse(c *call, o object) error {
	if !strings.HasPrefix(text(o, "type"), ownPrefix) {
		return forbidden()
	}
	for _, source := range c.doc.Sources {
		if text(source, "connector") == text(o, "scriptName") {
			return refuse("The connector %q cannot be deleted: it is in use by SOURCE %q.", text(o, "name"), text(source, "name"))
		}
	}
	return nil
}
