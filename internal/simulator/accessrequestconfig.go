package simulator

const (
	notIn2026  = "beta v3 v2024 v2025 v1"
	oldRequest = "beta v3"
	newRequest = "v2024 v2025 v2026 v1"
)

// accessRequestConfig is how access is requested in the whole tenant. Requests for
// entitlements have two shapes (API: AccessRequestConfig).
func accessRequestConfig() setting {
	off := func(name, versions string) field {
		return field{name: name, shape: is(boolean), fill: false, on: versions}
	}
	steps := field{name: "approvalSchemes", shape: approvalSchemes([]string{"ENTITLEMENT_OWNER", "SOURCE_OWNER", "MANAGER", "GOVERNANCE_GROUP", "WORKFLOW"}), fill: []any{}}
	granted := append([]field{
		steps, off("requestCommentRequired", ""), off("denialCommentRequired", ""),
		{name: "formDefinitionId", shape: is(plainText), on: "v1"},
	}, granting()...)
	return setting{
		path: "/access-request-config", read: everywhere, replaced: everywhere, experimental: "v2026",
		fields: []field{
			off("approvalsMustBeExternal", ""), off("autoApprovalEnabled", notIn2026), off("reauthorizationEnabled", ""),
			off("govGroupVisibilityEnabled", "v2026"),
			{name: "requestOnBehalfOfConfig", shape: record(
				off("allowRequestOnBehalfOfAnyoneByAnyone", ""), off("allowRequestOnBehalfOfEmployeeByManager", ""),
				field{name: "allowRequestOnBehalfOfForMachineIdentity", shape: is(boolean), fill: true, on: "v1"},
				off("allowRequestForMachineByOwner", "v1"),
			), fill: object{}},
			{name: "approvalReminderAndEscalationConfig", on: notIn2026, shape: record(
				field{name: "daysUntilEscalation", shape: is(wholeNumber)}, field{name: "daysBetweenReminders", shape: is(wholeNumber)},
				field{name: "maxReminders", shape: between(0, 20)}, field{name: "fallbackApproverRef", shape: reference("IDENTITY")},
			), fill: object{}},
			{name: "entitlementRequestConfig", shape: record(
				off("allowEntitlementRequest", oldRequest), off("requestCommentsRequired", oldRequest), off("deniedCommentsRequired", oldRequest),
				field{name: "grantRequestApprovalSchemes", shape: is(plainText), fill: "sourceOwner", on: oldRequest},
				field{name: "accessRequestConfig", shape: record(granted...), on: newRequest, fill: object{}},
				field{name: "revocationRequestConfig", shape: record(steps), on: newRequest, fill: object{}},
			), fill: object{}},
		},
	}
}
