package simulator

import (
	"net/http"
	"slices"
	"strings"
)

// connectorRules have a script that is never empty (API: ConnectorRule).
func connectorRules() *resource {
	argument := record(
		field{name: "name", shape: is(plainText), mode: needed},
		field{name: "description", shape: is(plainText), bare: "beta"},
		field{name: "type", shape: is(plainText)},
	)
	return &resource{
		kind: "RULE", noun: "connector rule", path: "/connector-rules",
		list: func(d *document) *[]object { return &d.ConnectorRules },
		fields: []field{
			{name: "id", mode: echoed},
			{name: "name", shape: textOf(1, 128), mode: needed | fixed},
			{name: "description", shape: is(plainText), bare: "beta"},
			{name: "type", shape: choice(ruleTypes()...), mode: needed | fixed},
			{name: "signature", shape: record(
				field{name: "input", shape: listOf(argument), mode: needed}, field{name: "output", shape: argument},
			), fill: absent{}},
			{name: "sourceCode", shape: sourceCode(), mode: needed},
			{name: "attributes", shape: is(anObject)},
			{name: "created", mode: stampNew | output},
			{name: "modified", mode: output},
		},
		listed: offer{versions: allButV3}, read: offer{versions: allButV3}, created: offer{allButV3, http.StatusCreated},
		replaced: offer{versions: allButV3}, deleted: offer{versions: allButV3},
		listing: func(version string) listing {
			if version == "beta" {
				return listing{uncounted: true}
			}
			return listing{most: 50}
		},
		unique: []string{"name"}, rules: sameRule, guard: ruleInUse,
	}
}

func ruleTypes() []string {
	return []string{
		"BuildMap", "ConnectorAfterCreate", "ConnectorAfterDelete", "ConnectorAfterModify", "ConnectorBeforeCreate",
		"ConnectorBeforeDelete", "ConnectorBeforeModify", "JDBCBuildMap", "JDBCOperationProvisioning", "JDBCProvision",
		"PeopleSoftHRMSBuildMap", "PeopleSoftHRMSOperationProvisioning", "PeopleSoftHRMSProvision",
		"RACFPermissionCustomization", "ResourceObjectCustomization", "SAPBuildMap", "SapHrManagerRule",
		"SapHrOperationProvisioning", "SapHrProvision", "SuccessFactorsOperationProvisioning",
		"WebServiceAfterOperationRule", "WebServiceBeforeOperationRule",
	}
}

func sourceCode() shape {
	return record(
		field{name: "version", shape: is(plainText), mode: needed},
		field{name: "script", shape: is(script), mode: needed},
	)
}

func script(_ *call, field string, value any) error {
	if code, ok := value.(string); !ok || strings.TrimSpace(code) == "" {
		return illegal(value, field)
	}
	return nil
}

// sameRule notes the time of a change, which is null until the first.
func sameRule(c *call, after, before object) error {
	if before != nil {
		after["modified"] = c.stamp()
	}
	return nil
}

// ruleInUse keeps a rule that a source names (API: ConnectorRule).
func ruleInUse(c *call, o object) error {
	for _, source := range c.doc.Sources {
		for _, member := range []string{"accountCorrelationRule", "managerCorrelationRule", "beforeProvisioningRule"} {
			if text(child(source, member), "id") == text(o, "id") {
				return refuse("The connector rule %q cannot be deleted: source %q uses it.", text(o, "name"), text(source, "name"))
			}
		}
	}
	return nil
}

func connectorRuleRoutes() []Route {
	return []Route{{Method: "POST", Path: "/connector-rules/validate", Versions: allButV3, body: jsonBody, handle: validateRule}}
}

// validateRule finds no more than brackets that do not match. The description
// requires message and describes messsage, so the answer has both.
func validateRule(c *call) (reply, error) {
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkFields([]field{
		{name: "version", shape: is(plainText), mode: needed}, {name: "script", shape: is(plainText), mode: needed},
	}, body, ""); err != nil {
		return reply{}, err
	}
	const problem = "A bracket does not match."
	line, column, sound := brackets(text(body, "script"))
	if sound {
		return ok(object{"state": "OK", "details": []any{}})
	}
	return ok(object{"state": "ERROR", "details": []any{
		object{"line": number(line), "column": number(column), "message": problem, "messsage": problem},
	}})
}

func brackets(code string) (line, column int, sound bool) {
	var open []rune
	pairs := map[rune]rune{')': '(', ']': '[', '}': '{'}
	line = 1
	for _, r := range code {
		column++
		switch {
		case r == '\n':
			line, column = line+1, 0
		case strings.ContainsRune("([{", r):
			open = append(open, r)
		case pairs[r] != 0:
			if len(open) == 0 || open[len(open)-1] != pairs[r] {
				return line, column, false
			}
			open = slices.Delete(open, len(open)-1, len(open))
		}
	}
	return line, column, len(open) == 0
}
