package support

import (
	"bytes"
	"fmt"
	"strings"

	"isc-sync/state/registry"
)

// objectTypes are those that SP-Config exports, and that can be declared (API:
// SP-Config).
func objectTypes() []string {
	return []string{
		"ACCESS_PROFILE", "ACCESS_REQUEST_CONFIG", "ATTR_SYNC_SOURCE_CONFIG", "AUTH_ORG", "CAMPAIGN_FILTER",
		"CONNECTOR_RULE", "FORM_DEFINITION", "GOVERNANCE_GROUP", "IDENTITY_OBJECT_CONFIG", "IDENTITY_PROFILE",
		"LIFECYCLE_STATE", "NOTIFICATION_TEMPLATE", "PASSWORD_POLICY", "PASSWORD_SYNC_GROUP",
		"PUBLIC_IDENTITIES_CONFIG", "ROLE", "SEGMENT", "SERVICE_DESK_INTEGRATION", "SOD_POLICY", "SOURCE", "TAG",
		"TRANSFORM", "TRIGGER_SUBSCRIPTION", "WORKFLOW",
	}
}

// SPConfig returns the table of the object types of SP-Config beside the kinds, and
// the kinds that it has no type for.
func SPConfig(kinds *registry.Kinds) []byte {
	covering := map[string][]string{}
	for _, k := range kinds.All() {
		covering[typeOf(k)] = append(covering[typeOf(k)], link(k.Name))
	}
	var b bytes.Buffer
	b.WriteString("| SP-Config | kind |\n|---|---|\n")
	for _, t := range objectTypes() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", t, orNone(strings.Join(covering[t], ", ")))
	}
	fmt.Fprintf(&b, "\nWithout a type in SP-Config: %s.\n", strings.Join(covering[""], ", "))
	return b.Bytes()
}

// typeOf is the type whose objects say what documents of a kind do, "" if none is.
func typeOf(k *registry.Kind) string {
	if k.SPConfig == nil || k.SPConfig.Unusable != "" {
		return ""
	}
	return k.SPConfig.Type
}

func link(kind string) string { return "[" + kind + "](docs/kinds/" + kind + ".md)" }

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
