package simulator

import "slices"

// resources are the collections that a table describes.
func resources() []*resource {
	return []*resource{
		campaignFilters(), metadataAttributes(), metadataValues(), managedClusters(), userLevels(), searchAttributes(),
		sourceSubtypes(), privilegeCriteria(), dataSegments(),
		savedSearches(), scheduledSearches(), campaignTemplates(), nonEmployeeSources(), nonEmployeeSchema(),
		transforms(), connectorRules(), governanceGroups(), accessProfiles(), roles(), dimensions(), entitlements(),
		identityAttributes(), identityProfiles(), lifecycleStates(), segments(), sourceApps(),
		passwordPolicies(), passwordSyncGroups(), sodPolicies(), serviceDesks(),
		launchers(), workflows(), formDefinitions(),
		subscriptions(),
		notificationTemplates(),
		storedParameters(),
		fromAddresses(),
		tagWords(),
		brandings(),
		customizers(), authProfiles(),
		connectors(),
	}
}

// moreRoutes are what the collections have besides their own methods.
func moreRoutes() []Route {
	return slices.Concat(
		campaignFilterRoutes(), userLevelRoutes(), searchAttributeRoutes(), dataSegmentRoutes(), campaignTemplateRoutes(), nonEmployeeRoutes(),
		notificationRoutes(),
		storedParameterRoutes(),
		preferenceRoutes(),
		approvalConfigRoutes(),
		instructionRoutes(), passwordDictionaryRoutes(), jitActivationRoutes(), taggedObjectRoutes(), authProfileRoutes(),
		connectorRuleRoutes(), governanceGroupRoutes(), accessProfileRoutes(), roleRoutes(), entitlementRoutes(),
		identityAttributeRoutes(), identityProfileRoutes(), sourceAppRoutes(), sodPolicyRoutes(), entitlementJobs(),
	)
}
