package simulator

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/simulator/jsonpatch"
)

// settings are what a tenant has once (API: OrgConfig; LockoutConfig; SessionConfig; NetworkConfig;
// ServiceProviderConfig; PublicIdentitiesConfig; PasswordOrgConfig; RolePropagationConfig;
// ServiceDeskStatusCheck; ReassignmentTenantConfig; UiMetadata).
func settings() []setting {
	return []setting{
		{
			path: "/org-config", read: allButV3, patched: allButV3, rules: reportRules,
			fields: []field{
				{name: "orgName", mode: served, fill: "acme"},
				{name: "timeZone", shape: is(zone), mode: needed, fill: "Europe/Berlin"},
				{name: "lcsChangeHonorsSourceEnableFeature", shape: is(boolean), fill: false},
				{name: "armCustomerId", shape: is(plainText)},
				{name: "armSapSystemIdMappings", shape: is(plainText)},
				{name: "armAuth", shape: is(plainText)},
				{name: "armDb", shape: is(plainText)},
				{name: "armSsoUrl", shape: is(plainText)},
				{name: "iaiEnableCertificationRecommendations", shape: is(boolean), fill: true},
				{name: "aiAgentDeleteRequestEnabled", shape: is(boolean), fill: false, on: "beta v2024 v2025 v1"},
				{name: "sodReportConfigs", shape: reportColumns(), fill: []any{
					object{"columnName": "Policy Name", "required": true, "included": true, "order": number(0)},
					object{"columnName": "Violation Owner", "required": false, "included": true, "order": number(1)},
					object{"columnName": "Business Unit", "required": false, "included": false, "order": number(2)},
				}},
			},
		},
		{
			path: "/auth-org/lockout-config", read: fromV3, patched: fromV3,
			fields: []field{
				{name: "maximumAttempts", shape: between(1, 15), mode: needed, fill: number(5)},
				{name: "lockoutDuration", shape: between(5, 60), mode: needed, fill: number(15)},
				{name: "lockoutWindow", shape: between(5, 60), mode: needed, fill: number(5)},
			},
		},
		{
			path: "/auth-org/session-config", read: fromV3, patched: fromV3, rules: sessionRules,
			fields: []field{
				{name: "maxIdleTime", shape: between(1, 1440), mode: needed, fill: number(15)},
				{name: "rememberMe", shape: is(boolean), fill: false},
				{name: "maxSessionTime", shape: between(1, 10080), mode: needed, fill: number(720)},
			},
		},
		{
			path: "/auth-org/network-config", read: fromV3, patched: fromV3, posted: fromV3, unset: true,
			fields: []field{
				{name: "range", shape: setOf(is(subnet))},
				{name: "geolocation", shape: setOf(is(country))},
				{name: "whitelisted", shape: is(boolean), fill: false},
			},
		},
		{
			path: "/auth-org/service-provider-config", read: fromV3, patched: fromV3, rules: providerRules,
			fields: []field{
				{name: "enabled", shape: is(boolean), fill: false},
				{name: "bypassIdp", shape: is(boolean), fill: false},
				{name: "samlConfigurationValid", mode: served, fill: false},
				{name: "federationProtocolDetails", shape: listOf(party()), fill: parties()},
			},
		},
		accessRequestConfig(),
		{
			path: "/public-identities-config", read: everywhere, replaced: everywhere,
			finish: func(c *call, after, _ object) {
				after["modifiedBy"] = object{"type": "IDENTITY", "id": c.caller()["id"], "name": c.caller()["name"]}
			},
			fields: []field{
				{name: "attributes", shape: listOf(record(
					field{name: "key", shape: textOf(1, 0), mode: needed}, field{name: "name", shape: textOf(1, 0), mode: needed},
				), 0, 5), fill: []any{}},
				{name: "modified", mode: stampAny},
				{name: "modifiedBy", mode: output},
			},
		},
		{
			path: "/password-org-config", read: everywhere, replaced: everywhere, posted: everywhere, keeps: true, unset: true,
			fields: []field{
				{name: "customInstructionsEnabled", shape: is(boolean), fill: false},
				{name: "digitTokenEnabled", shape: is(boolean), fill: false},
				{name: "digitTokenDurationMinutes", shape: between(1, 60), fill: number(5)},
				{name: "digitTokenLength", shape: between(6, 18), fill: number(6)},
			},
		},
		{
			path: "/service-desk-integrations/status-check-configuration", read: everywhere, replaced: everywhere,
			fields: []field{
				{name: "provisioningStatusCheckIntervalMinutes", shape: is(digits), mode: needed, fill: "30"},
				{name: "provisioningMaxStatusCheckDays", shape: is(digits), mode: needed, fill: "2"},
			},
		},
		{
			path: "/reassignment-configurations/tenant-config", read: allButV3, replaced: allButV3, experimental: from2024,
			finish: func(c *call, after, _ object) {
				after["auditDetails"] = object{"modified": c.stamp(), "modifiedBy": object{"id": c.caller()["id"], "name": c.caller()["name"]}}
			},
			fields: []field{
				{name: "configDetails", shape: record(field{name: "disabled", shape: is(boolean), fill: false}), fill: object{"disabled": false}},
				{name: "auditDetails", mode: output, fill: absent{}},
			},
		},
		{
			path: "/ui-metadata/tenant", read: allButV3, replaced: allButV3, experimental: from2024,
			fields: []field{
				{name: "iframeWhiteList", shape: is(plainText)},
				{name: "usernameLabel", shape: is(plainText)}, {name: "usernameEmptyText", shape: is(plainText)},
			},
		},
		{
			path: "/role-propagation-config", read: from2025, replaced: from2025, experimental: from2025,
			finish: func(c *call, after, before object) {
				if flag(after, "enabled") && !flag(before, "enabled") {
					after["enabledDate"] = c.stamp()
				}
			},
			fields: []field{
				{name: "enabled", shape: is(boolean), mode: needed, fill: false},
				{name: "enabledDate", mode: output, fill: absent{}},
				{name: "createdDate", mode: stampNew | output, fill: absent{}},
				{name: "modifiedDate", mode: stampAny | output, fill: absent{}},
			},
		},
	}
}

// between is a whole number within limits.
func between(least, most int64) shape {
	return is(func(c *call, field string, value any) error {
		if err := wholeNumber(c, field, value); err != nil {
			return err
		}
		if n := whole(value); n < least || n > most {
			return illegal(value, field)
		}
		return nil
	})
}

// digits is a number that is sent as text.
func digits(_ *call, field string, value any) error {
	if text, isText := value.(string); !isText || text == "" || strings.Trim(text, "0123456789") != "" {
		return illegal(value, field)
	}
	return nil
}

var zoneName = regexp.MustCompile(`^[A-Z][A-Za-z]*(/[A-Za-z0-9_+-]+)*$`)

func zone(_ *call, field string, value any) error {
	if name, isText := value.(string); !isText || !zoneName.MatchString(name) {
		return illegal(value, field)
	}
	return nil
}

// subnet is an address, or a subnet of addresses.
func subnet(_ *call, field string, value any) error {
	name, _ := value.(string)
	if _, err := netip.ParsePrefix(name); err == nil {
		return nil
	}
	if _, err := netip.ParseAddr(name); err != nil {
		return illegal(value, field)
	}
	return nil
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func country(_ *call, field string, value any) error {
	if code, isText := value.(string); !isText || !countryCode.MatchString(code) {
		return illegal(value, field)
	}
	return nil
}

// sessionRules look at the result of a change.
func sessionRules(after, _ object) error {
	if whole(after["maxIdleTime"]) >= whole(after["maxSessionTime"]) {
		return illegal(after["maxIdleTime"], "maxIdleTime")
	}
	return nil
}

// reportColumns are shown in any order: their place is in each.
func reportColumns() shape {
	return setOf(record(
		field{name: "columnName", shape: textOf(1, 0), mode: needed},
		field{name: "required", shape: is(boolean), fill: false},
		field{name: "included", shape: is(boolean), fill: false},
		field{name: "order", shape: between(0, 1<<31-1), fill: number(0)},
	))
}

// reportRules keep the columns that there are, and each required one as it is.
func reportRules(after, before object) error {
	is, was := list(after, "sodReportConfigs"), list(before, "sodReportConfigs")
	if len(is) != len(was) {
		return refuse("Columns of the report can neither be added nor removed.")
	}
	for _, column := range was {
		name := text(column.(object), "columnName")
		at := slices.IndexFunc(is, func(other any) bool { return text(other.(object), "columnName") == name })
		if at < 0 {
			return refuse("The column %q cannot be removed.", name)
		}
		if flag(column.(object), "required") != flag(is[at].(object), "required") || flag(column.(object), "required") && !jsonpatch.Equal(column, is[at]) {
			return refuse("The column %q cannot be changed.", name)
		}
	}
	return nil
}
