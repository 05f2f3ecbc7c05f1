package simulator

import "slices"

// formatVersion marks a file as a simulator's, and is the version of its
// format.
const formatVersion = 1

// An object is one JSON object as the API shows or stores it.
type object = map[string]any

// A document is the whole state of a tenant, in the order in which its file
// shows it. Maps are keyed by source id.
type document struct {
	Simulator   int         `json:"simulator"`
	Org         string      `json:"org"`
	Credentials credentials `json:"credentials"`

	Sources                      []object                   `json:"sources"`
	Schemas                      map[string][]object        `json:"schemas"`
	ProvisioningPolicies         map[string][]object        `json:"provisioningPolicies"`
	CorrelationConfigs           map[string]object          `json:"correlationConfigs,omitempty"`
	NativeChangeDetection        map[string]object          `json:"nativeChangeDetection,omitempty"`
	AttributeSync                map[string]map[string]bool `json:"attributeSync,omitempty"`
	EntitlementRequestConfigs    map[string]object          `json:"entitlementRequestConfigs,omitempty"`
	Schedules                    map[string][]object        `json:"schedules,omitempty"`
	SourcePasswordPolicies       map[string][]object        `json:"sourcePasswordPolicies,omitempty"`
	MachineAccountMappings       map[string][]object        `json:"machineAccountMappings,omitempty"`
	MachineClassification        map[string]object          `json:"machineClassification,omitempty"`
	AccountDeleteApproval        map[string]object          `json:"accountDeleteApproval,omitempty"`
	MachineAccountDeleteApproval map[string]object          `json:"machineAccountDeleteApproval,omitempty"`
	Accounts                     map[string][]object        `json:"accounts,omitempty"`

	Identities         []object            `json:"identities"`
	Clusters           []object            `json:"clusters"`
	Workgroups         []object            `json:"workgroups"`
	Connectors         []object            `json:"connectors"`
	ConnectorRules     []object            `json:"connectorRules"`
	CloudRules         []object            `json:"cloudRules"` // named by sources, listed by no endpoint
	PasswordPolicies   []object            `json:"passwordPolicies"`
	IdentityProfiles   []object            `json:"identityProfiles"`
	Transforms         []object            `json:"transforms"`
	Workflows          []object            `json:"workflows"`
	Forms              []object            `json:"forms,omitempty"`
	Launchers          []object            `json:"launchers,omitempty"`
	AccessProfiles     []object            `json:"accessProfiles,omitempty"`
	Roles              []object            `json:"roles,omitempty"`
	Dimensions         []object            `json:"dimensions,omitempty"`
	CampaignFilters    []object            `json:"campaignFilters,omitempty"`
	CampaignTemplates  []object            `json:"campaignTemplates,omitempty"`
	CampaignSchedules  []object            `json:"campaignSchedules,omitempty"`
	SavedSearches      []object            `json:"savedSearches,omitempty"`
	ScheduledSearches  []object            `json:"scheduledSearches,omitempty"`
	NonEmployeeSources []object            `json:"nonEmployeeSources,omitempty"`
	NonEmployeeFields  []object            `json:"nonEmployeeAttributes,omitempty"`
	IdentityAttributes []object            `json:"identityAttributes,omitempty"`
	LifecycleStates    []object            `json:"lifecycleStates,omitempty"`
	Segments           []object            `json:"segments,omitempty"`
	PasswordSyncGroups []object            `json:"passwordSyncGroups,omitempty"`
	SodPolicies        []object            `json:"sodPolicies,omitempty"`
	SodSchedules       []object            `json:"sodSchedules,omitempty"`
	Entitlements       []object            `json:"entitlements,omitempty"`
	Unread             map[string][]object `json:"unread,omitempty"` // entitlements of the systems, until an aggregation
	Apps               []object            `json:"apps,omitempty"`
	ServiceDesks       []object            `json:"serviceDesks,omitempty"`
	DataSegments       []object            `json:"dataSegments,omitempty"`
	Subtypes           []object            `json:"subtypes,omitempty"`
	PrivilegeCriteria  []object            `json:"privilegeCriteria,omitempty"`
	SearchAttributes   []object            `json:"searchAttributes,omitempty"`
	UserLevels         []object            `json:"userLevels,omitempty"`
	MetadataAttributes []object            `json:"metadataAttributes,omitempty"`
	MetadataValues     []object            `json:"metadataValues,omitempty"`
	Subscriptions      []object            `json:"subscriptions,omitempty"`
	Notifications      []object            `json:"notificationTemplates,omitempty"`
	Parameters         []object            `json:"storedParameters,omitempty"`
	Preferences        []object            `json:"preferences,omitempty"`
	FromAddresses      []object            `json:"fromAddresses,omitempty"`
	Tags               []object            `json:"tags,omitempty"`
	Customizers        []object            `json:"customizers,omitempty"`
	Brandings          []object            `json:"brandings,omitempty"`
	Instructions       []object            `json:"passwordInstructions,omitempty"`
	ApprovalConfigs    []object            `json:"approvalConfigs,omitempty"`
	TaggedObjects      []object            `json:"taggedObjects,omitempty"`
	AuthProfiles       []object            `json:"securitySettings,omitempty"`
	NextAuthProfiles   []object            `json:"securitySettingsToCome,omitempty"`
	Settings           map[string]object   `json:"settings,omitempty"` // by their path
	Tasks              []task              `json:"tasks,omitempty"`
}

type credentials struct {
	ClientID     string `json:"clientId"`
	ClientSecret string `json:"clientSecret"`
}

// forget removes a source and everything that depends on it.
func (d *document) forget(id string) {
	d.Sources = without(d.Sources, id)
	d.Subtypes = slices.DeleteFunc(d.Subtypes, func(o object) bool { return text(o, "sourceId") == id })
	d.PrivilegeCriteria = slices.DeleteFunc(d.PrivilegeCriteria, func(o object) bool { return text(o, "sourceId") == id })
	d.Entitlements = slices.DeleteFunc(d.Entitlements, func(o object) bool { return text(child(o, "source"), "id") == id })
	for _, app := range d.Apps {
		if text(child(app, "accountSource"), "id") == id {
			delete(app, "accountSource")
		}
	}
	for _, lists := range []map[string][]object{
		d.Schemas, d.ProvisioningPolicies, d.Schedules, d.SourcePasswordPolicies, d.MachineAccountMappings, d.Accounts, d.Unread,
	} {
		delete(lists, id)
	}
	for _, singles := range []map[string]object{
		d.CorrelationConfigs, d.NativeChangeDetection, d.EntitlementRequestConfigs,
		d.MachineClassification, d.AccountDeleteApproval, d.MachineAccountDeleteApproval,
	} {
		delete(singles, id)
	}
	delete(d.AttributeSync, id)
}
