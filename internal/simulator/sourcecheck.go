package simulator

import (
	"encoding/json"
	"slices"
	"strconv"
)

// writableFields are the members of a source that a request may set, and how
// each is checked. Members that only the server sets are in readOnlyFields.
func writableFields() memberChecks {
	rule := ref("RULE", func(d *document) []object { return slices.Concat(d.ConnectorRules, d.CloudRules) })
	return memberChecks{
		"name":                      plainText,
		"description":               plainText,
		"type":                      plainText,
		"connector":                 plainText,
		"connectorClass":            plainText,
		"owner":                     ref("IDENTITY", func(d *document) []object { return d.Identities }),
		"cluster":                   clusterRef,
		"managementWorkgroup":       ref("GOVERNANCE_GROUP", func(d *document) []object { return d.Workgroups }),
		"accountCorrelationRule":    rule,
		"managerCorrelationRule":    rule,
		"beforeProvisioningRule":    rule,
		"managerCorrelationMapping": managerMapping,
		"features":                  textList,
		"connectorAttributes":       anObject,
		"deleteThreshold":           percentage,
		"credentialProviderEnabled": boolean,
		"category":                  plainText,
	}
}

// clientFields are stored as they are sent, and may be left out.
func clientFields() []string {
	return []string{
		"description", "managementWorkgroup", "accountCorrelationRule", "managerCorrelationRule", "beforeProvisioningRule",
		"managerCorrelationMapping", "features", "deleteThreshold", "credentialProviderEnabled",
	}
}

// readOnlyFields may be sent back, but nothing comes of it. Three of them are
// in real answers without being documented (API: Sources).
func readOnlyFields() []string {
	return []string{
		"id", "accountCorrelationConfig", "schemas", "passwordPolicies", "authoritative", "healthy", "status", "since",
		"connectorId", "connectorName", "connectionType", "connectorImplementationId", "created", "modified",
		"accountsFile", "entitlementFiles", "meta",
	}
}

// checkSource refuses unknown members, wrong types and references to nothing.
func (c *call) checkSource(source object) error {
	checks := writableFields()
	for _, name := range sortedKeys(source) {
		check, known := checks[name]
		if !known {
			if !slices.Contains(readOnlyFields(), name) {
				return refuse("Unrecognized field %q.", name)
			}
			continue
		}
		if value := source[name]; value != nil {
			if err := check(c, name, value); err != nil {
				return err
			}
		}
	}
	for _, name := range []string{"name", "connector"} {
		if text(source, name) == "" {
			return required(name)
		}
	}
	if child(source, "owner") == nil {
		return required("owner")
	}
	return nil
}

func percentage(_ *call, field string, value any) error {
	n, ok := value.(json.Number)
	if !ok {
		return illegal(value, field)
	}
	if percent, err := strconv.Atoi(n.String()); err != nil || percent < 0 || percent > 100 {
		return illegal(value, field)
	}
	return nil
}

func managerMapping(c *call, field string, value any) error {
	mapping, ok := value.(object)
	if !ok {
		return illegal(value, field)
	}
	for _, name := range sortedKeys(mapping) {
		if name != "accountAttributeName" && name != "identityAttributeName" {
			return refuse("Unrecognized field %q.", name)
		}
		if err := plainText(c, field+"."+name, mapping[name]); err != nil {
			return err
		}
	}
	return nil
}

// ref checks a reference by its id; its name is the server's business.
func ref(kind string, collection func(*document) []object) memberCheck {
	return func(c *call, field string, value any) error {
		reference, ok := value.(object)
		if !ok || text(reference, "type") != kind {
			return illegal(value, field)
		}
		id := text(reference, "id")
		if id == "" {
			return required(field + ".id")
		}
		if find(collection(c.doc), "id", id) == nil {
			return unknownID(id)
		}
		return nil
	}
}

// clusterRef demands all three members, as the vendor's description does. The
// private cluster of SaaS sources is in no collection (API: SaaS sources).
func clusterRef(c *call, field string, value any) error {
	reference, _ := value.(object)
	if text(reference, "name") == "" {
		return required(field + ".name")
	}
	if text(reference, "id") == c.tenant.proxyClusterID() {
		return nil
	}
	return ref("CLUSTER", func(d *document) []object { return d.Clusters })(c, field, value)
}
