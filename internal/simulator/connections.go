package simulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// connections answers what refers to a source (API: Connections).
func connections(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	answer := object{
		"identityProfiles": c.profilesOf(text(source, "id")), "credentialProfiles": []any{}, "sourceAttributes": c.attributeNames(text(source, "id")), "mappingProfiles": []any{},
		"dependentCustomTransforms": c.transformsNaming(text(source, "name")),
		"dependentApps":             c.appsOn(text(source, "id")),
	}
	answer["missingDependents"] = c.hideUnseen(answer)
	return ok(answer)
}

// attributeNames are those of a source's own account schema.
func (c *call) attributeNames(id string) []any {
	names := []any{}
	schema := find(c.doc.Schemas[id], "name", "account")
	attributes, _ := schema["attributes"].([]any)
	for _, a := range attributes {
		if attribute, ok := a.(object); ok {
			names = append(names, text(attribute, "name"))
		}
	}
	return names
}

// hideUnseen removes what the caller may not read, and marks the answer as
// partial (API: Connections).
func (c *call) hideUnseen(answer object) []any {
	missing := []any{}
	for _, from := range []struct{ path, member, dependency string }{
		{"/identity-profiles", "identityProfiles", "identityProfiles"},
		{"/transforms", "dependentCustomTransforms", "dependantCustomTransforms"},
		{"/source-apps", "dependentApps", "dependantApps"},
	} {
		if c.tenant.denies(http.MethodGet, from.path) {
			answer[from.member] = []any{}
			missing = append(missing, object{"dependencyType": from.dependency, "reason": "Access is denied."})
		}
	}
	return missing
}

func (c *call) profilesOf(id string) []any {
	profile := c.profileOf(id)
	if profile == nil {
		return []any{}
	}
	view := c.tenant.resource("IDENTITY_PROFILE").view(c, profile)
	return []any{object{"id": view["id"], "name": view["name"], "identityCount": view["identityCount"]}}
}

// transformsNaming are those which a new name of the source would break.
func (c *call) transformsNaming(name string) []any {
	out := []any{}
	for _, transform := range c.doc.Transforms {
		if mentions(transform["attributes"], name) {
			out = append(out, clone(transform))
		}
	}
	return out
}

// mentions looks through a transform and those nested in it.
func mentions(value any, name string) bool {
	switch v := value.(type) {
	case object:
		if text(v, "sourceName") == name || text(v, "applicationName") == name+" [source]" {
			return true
		}
		for _, key := range sortedKeys(v) {
			if mentions(v[key], name) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, func(element any) bool { return mentions(element, name) })
	}
	return false
}

func (c *call) appsOn(id string) []any {
	out := []any{}
	for _, app := range c.doc.Apps {
		if text(child(app, "accountSource"), "id") != id {
			continue
		}
		view := c.tenant.resource("APPLICATION").view(c, app)
		view["accountSource"] = object{"useForPasswordManagement": false, "passwordPolicies": []any{}}
		view["owner"] = []any{}
		out = append(out, view)
	}
	return out
}

func sourceHealth(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	return ok(object{
		"id": source["id"], "type": source["type"], "name": source["name"], "org": c.doc.Org,
		"isAuthoritative": c.profileOf(text(source, "id")) != nil, "isCluster": child(source, "cluster") != nil,
		"hostname": "simulator.example", "pod": "simulator", "iqServiceVersion": "", "status": source["status"],
	})
}

// connectorConfig describes the connector's form: a field for each default
// attribute, secrets marked as such.
func connectorConfig(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	connector := c.doc.connectorNamed(text(source, "connector"))
	if connector == nil {
		return reply{}, unknownID(text(source, "connector"))
	}
	defaults, err := templateFor(text(connector, "scriptName"))
	if err != nil {
		return reply{}, err
	}
	form := text(connector, "sourceConfigXml")
	if form == "" {
		form = formXML(text(connector, "name"), defaults)
	}
	className := text(connector, "className")
	return ok(object{
		"name": connector["name"], "type": connector["type"], "className": className, "scriptName": connector["scriptName"],
		"applicationXml":       fmt.Sprintf("<Application connector=%q name=%q/>", className, text(connector, "name")),
		"correlationConfigXml": "<CorrelationConfig/>", "sourceConfigXml": form, "sourceConfig": form,
		"sourceConfigFrom": nil, "s3Location": "", "fileUpload": true,
		"directConnect": flag(connector, "directConnect"), "translationProperties": object{},
		"connectorMetadata": connector["connectorMetadata"], "status": "RELEASED",
	})
}

func formXML(name string, defaults template) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<Form connectorName=%q type=\"SourceConfig\">\n", name)
	secrets := secretKeys(defaults.Attributes)
	for _, key := range sortedKeys(defaults.Attributes) {
		fmt.Fprintf(&b, "  <Field name=%q type=%q/>\n", key, formType(defaults.Attributes[key]))
	}
	for _, key := range secrets {
		fmt.Fprintf(&b, "  <Field name=%q type=\"secret\"/>\n", key)
	}
	b.WriteString("</Form>\n")
	return b.String()
}

func formType(value any) string {
	switch value.(type) {
	case bool:
		return "checkbox"
	case json.Number:
		return "number"
	}
	return "text"
}
