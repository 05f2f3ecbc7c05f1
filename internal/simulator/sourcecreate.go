package simulator

import "net/http"

// createSource answers POST /sources with a source and everything that the
// service makes along with one (API: Source create).
func createSource(c *call) (reply, error) {
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkSource(body); err != nil {
		return reply{}, err
	}
	if err := c.checkCreate(body); err != nil {
		return reply{}, err
	}
	connector := c.doc.connectorNamed(text(body, "connector"))
	if connector == nil {
		return reply{}, illegal(body["connector"], "connector")
	}
	defaults, err := templateFor(text(connector, "scriptName"))
	if err != nil {
		return reply{}, err
	}
	source, err := c.newSource(body, connector, defaults)
	if err != nil {
		return reply{}, err
	}
	c.doc.Sources = append(c.doc.Sources, source)
	if defaults.Kind != "file" || text(body, "type") == "" || c.provisionAsCSV() {
		c.addDefaults(source, defaults) // otherwise it is broken (API: Source create)
	}
	return reply{status: http.StatusCreated, body: c.sourceView(source)}, nil
}

func (c *call) checkCreate(body object) error {
	if err := c.checkName(text(body, "name"), ""); err != nil {
		return err
	}
	if config := child(body, "accountCorrelationConfig"); config != nil {
		return unknownID(text(config, "id")) // there is none yet that could be this source's
	}
	return nil
}

// checkName keeps names unique. What the service answers to a second one is
// not documented (API: Not known).
func (c *call) checkName(name, id string) error {
	other := find(c.doc.Sources, "name", name)
	if other != nil && text(other, "id") != id {
		return refuse("A source with the name %q already exists.", name)
	}
	return nil
}

// newSource is the stored form of what was asked for.
func (c *call) newSource(body, connector object, defaults template) (object, error) {
	attributes, err := c.newAttributes(body, connector, defaults)
	if err != nil {
		return nil, err
	}
	source := object{
		"id": c.tenant.newID(), "name": body["name"], "owner": body["owner"],
		"type": c.newType(body, connector, defaults), "connector": connector["scriptName"], "connectorClass": connector["className"],
		"connectorId": connector["scriptName"], "connectorName": connector["name"], "connectionType": connectionType(defaults),
		"connectorImplementationId": connector["scriptName"],
		"connectorAttributes":       attributes, "features": defaults.Features, "deleteThreshold": number(10),
		"healthy": false, "status": "SOURCE_STATE_UNCHECKED_SOURCE", "since": c.stamp(),
		"credentialProviderEnabled": false, "created": c.stamp(), "modified": c.stamp(),
	}
	if source["connectorClass"] == nil {
		source["connectorClass"] = ""
	}
	if defaults.Kind == "direct" { // others have none, even if one was sent (API: Source create; SaaS sources)
		source["cluster"] = body["cluster"]
	}
	for _, field := range clientFields() {
		if value := body[field]; value != nil {
			source[field] = value
		}
	}
	return source, nil
}

// newType is derived for files, unless the request names it (API: Source
// create).
func (c *call) newType(body, connector object, defaults template) any {
	switch {
	case defaults.Kind == "file" && c.provisionAsCSV():
		return "DelimitedFile"
	case text(body, "type") != "":
		return body["type"]
	case defaults.Type == "":
		return connector["type"]
	}
	return defaults.Type
}

func (c *call) provisionAsCSV() bool { return c.query.Get("provisionAsCsv") == "true" }

func connectionType(defaults template) string {
	if defaults.Kind == "file" {
		return "file"
	}
	return "direct"
}

// newAttributes lays what was sent over the connector's defaults, without the
// keys that belong to the server, and with secrets sealed.
func (c *call) newAttributes(body, connector object, defaults template) (object, error) {
	attributes := withDefaults(child(body, "connectorAttributes"), defaults.Attributes)
	if defaults.Attributes["encrypted"] != nil {
		attributes["encrypted"] = defaults.Attributes["encrypted"]
	}
	for _, key := range mirroredKeys() {
		delete(attributes, key)
	}
	attributes["cloudExternalId"] = number(23000 + len(c.doc.Sources)).String()
	if defaults.Kind == "saas" {
		if err := c.newInstance(attributes, connector); err != nil {
			return nil, err
		}
	}
	return attributes, c.sealSecrets(attributes)
}

// newInstance makes the connector instance of a SaaS source, if the request
// names the connector (API: SaaS sources).
func (c *call) newInstance(attributes, connector object) error {
	if text(attributes, "spConnectorInstanceId") != "" {
		return internalFault("The connector instance belongs to another tenant.")
	}
	if isUUID(text(connector, "scriptName")) {
		attributes["spConnectorSpecId"] = connector["scriptName"]
	}
	if text(attributes, "spConnectorSpecId") != "" {
		attributes["spConnectorInstanceId"] = c.tenant.newID()
	}
	return nil
}

// addDefaults makes the objects that come with a source: schemas, policies and
// a correlation configuration (API: Source create).
func (c *call) addDefaults(source object, defaults template) {
	id := text(source, "id")
	for _, schema := range defaults.Schemas {
		put(&c.doc.Schemas, id, append(c.doc.Schemas[id], c.defaultSchema(schema)))
	}
	c.linkGroups(id)
	for _, policy := range defaults.Policies {
		stored := clone(policy)
		stored["id"] = c.tenant.newID()
		put(&c.doc.ProvisioningPolicies, id, append(c.doc.ProvisioningPolicies[id], stored))
	}
	if defaults.Correlation {
		put(&c.doc.CorrelationConfigs, id, object{
			"id": c.tenant.newID(), "name": id + " Account Correlation Config", "attributeAssignments": []any{},
		})
	}
}
