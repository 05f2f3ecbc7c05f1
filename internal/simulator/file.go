package simulator

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
)

// file returns the file that a form carries in its field file.
func (c *call) file() (name string, content []byte, err error) {
	files := c.form.File["file"]
	if len(files) == 0 {
		return "", nil, required("file")
	}
	opened, err := files[0].Open()
	if err != nil {
		return "", nil, err
	}
	defer opened.Close()
	content, err = io.ReadAll(opened)
	return files[0].Filename, content, err
}

// noteUpload keeps where the service put an uploaded file, as real sources of
// files show it (API: Connector attributes). Each upload gets another place.
func (c *call) noteUpload(source object, schemaName string, content []byte) {
	attributes := child(source, "connectorAttributes")
	if attributes == nil || text(source, "connectionType") != "file" {
		return
	}
	sum := sha256.Sum256(append([]byte(c.stamp()), content...))
	at := fmt.Sprintf("/tmp/source-%s-%x.csv", schemaName, sum[:6])
	if schemaName == "account" {
		attributes["file"] = at
		return
	}
	attributes[schemaName+".file"] = at
	attributes["entitlementFiles."+schemaName] = object{
		"name": schemaName + ".csv", "bucket": "uploads", "key": fmt.Sprintf("%s/%x", text(source, "id"), sum[:6]),
		"uploadTime": c.stamp(), "expired": false,
	}
}

// uploadConnectorFile keeps the name only, in connector_files (API: Source
// operations).
func uploadConnectorFile(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	name, _, err := c.file()
	if err != nil {
		return reply{}, err
	}
	attributes := child(source, "connectorAttributes")
	var names []string
	for _, known := range strings.Split(text(attributes, "connector_files"), ",") {
		if known != "" && known != name {
			names = append(names, known)
		}
	}
	attributes["connector_files"] = strings.Join(append(names, name), ",")
	source["modified"] = c.stamp()
	return ok(c.sourceView(source))
}

func accountTemplate(c *call) (reply, error) { return c.csvTemplate("account") }

func entitlementTemplate(c *call) (reply, error) { return c.csvTemplate(c.groupSchemaName()) }

func putAccountTemplate(c *call) (reply, error) { return c.putCSVTemplate("account") }

func putEntitlementTemplate(c *call) (reply, error) { return c.putCSVTemplate(c.groupSchemaName()) }

func (c *call) groupSchemaName() string {
	if name := c.query.Get("schemaName"); name != "" {
		return name
	}
	return "group"
}

// templateSchema finds the schema behind a CSV template, which delimited files
// alone have.
func (c *call) templateSchema(name string) (object, error) {
	source, err := c.source()
	if err != nil {
		return nil, err
	}
	if text(source, "connectionType") != "file" {
		return nil, refuse("The source is not a delimited file.")
	}
	schema := find(c.doc.Schemas[text(source, "id")], "name", name)
	if schema == nil {
		return nil, unknownID(name)
	}
	return schema, nil
}

func (c *call) csvTemplate(name string) (reply, error) {
	schema, err := c.templateSchema(name)
	if err != nil {
		return reply{}, err
	}
	var names []string
	for _, element := range list(schema, "attributes") {
		names = append(names, text(element.(object), "name"))
	}
	return reply{raw: []byte(strings.Join(names, ",") + "\n"), kind: "text/csv"}, nil
}

// putCSVTemplate makes the schema's attributes those of the file's header,
// keeping what is known of each.
func (c *call) putCSVTemplate(name string) (reply, error) {
	schema, err := c.templateSchema(name)
	if err != nil {
		return reply{}, err
	}
	_, content, err := c.file()
	if err != nil {
		return reply{}, err
	}
	rows, err := readCSV(content)
	if err != nil {
		return reply{}, refuse("The file is not CSV: %v.", err)
	}
	known, _ := objects(schema["attributes"])
	attributes := []any{}
	for _, column := range rows[0] {
		attribute := find(known, "name", column)
		if attribute == nil {
			attribute = object{"name": column}
		}
		attributes = append(attributes, attribute)
	}
	after := clone(schema)
	after["attributes"] = attributes
	return c.writeSchema(schema, after)
}
