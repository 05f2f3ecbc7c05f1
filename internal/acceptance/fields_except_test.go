package acceptance

import "isc-sync/internal/jsonvalue"

// An exception is what no script can show.
type exception struct {
	kind string
	at   jsonvalue.Pointer
	// event is left out for everything that could happen at the field and below.
	event event
	why   string
}

func (e exception) covers(d demand) bool {
	if e.kind != d.kind {
		return false
	}
	return e.at == d.at && e.event == d.event || e.event == "" && e.at.Contains(d.at)
}

// exceptions are what a tenant cannot be brought to do, with the reasons.
func exceptions() []exception {
	return []exception{
		{"Source", "/owner", cleared, "only the tenant's own source has no owner (API: Sources)"},
		{"Source", "/connectorAttributes", cleared, "the tenant keeps keys of its own in it (API: Connector attributes)"},
		{"Source", "/category", "", "the tenant accepts a category and does not keep it (API: Sources)"},
		{"Schema", "/identityAttribute", cleared, "a schema without one can never have one again, so that it is refused (API: Schemas)"},
		{"ProvisioningPolicy", "/name", cleared, "a policy must have the member, and a patch cannot say null (API: Provisioning policies; JSON Patch)"},
		{"CorrelationConfig", "/attributeAssignments/*/operation", changed, "EQ is the only one (API: Correlation)"},
		{"IdentityAttribute", "/sources/*/properties/ruleType", changed, "IdentityAttribute is the only one (API: IdentityAttribute)"},
		{"ServiceProviderConfig", "/federationProtocolDetails/*/mappingAttribute", cleared, "the identity provider must have one (API: ServiceProviderConfig)"},
		{"Launcher", "/config", changed, "the tenant takes {} only (API: Launcher)"},
		{"NonEmployeeSource", "/owner", given, "no answer has it, and the source behind shows that it was set (API: NonEmployeeSource)"},
		{"NonEmployeeSource", "/managementWorkgroup", given, "the same"},
		{"CampaignTemplate", "/campaign/machineAccountCampaignInfo/reviewerType", changed, "ACCOUNT_OWNER is the only one (API: CampaignTemplate)"},
		{"ManagedCluster", "/configuration", cleared, "the tenant keeps keys of its own in it (API: ManagedCluster)"},
		{"SearchAttributeConfig", "/name", given, "the tenant answers a creation before it makes the attribute, and does not show it (API: SearchAttributeConfig)"},
		{"ConnectorFile", "/file", changed, "the tenant tells the names of files and not what they hold (API: Connector attributes)"},
	}
}
