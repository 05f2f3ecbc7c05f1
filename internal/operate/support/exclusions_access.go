package support

// Reasons that several operations share.
const (
	oneByOne    = "each deletion is a step of its own, which is checked and reported"
	patched     = "PATCH of the object does it"
	data        = "reads or changes data, not configuration"
	otherForm   = "another way to move configuration, in the form of SP-Config"
	sameContent = "the connector itself has the content, and its PATCH takes it"
	runTime     = "starts or reads what the tenant does at run time"
	helpForPage = "helps the user interface; the answer is not configuration"
)

// ofAccess are those of access profiles, entitlements, roles and applications.
func ofAccess() []Exclusion {
	return []Exclusion{
		{Path: "/access-profiles/bulk-delete", Why: oneByOne},
		{Path: "/access-profiles/bulk-update-requestable", Why: patched},
		{Path: "/access-profiles/{id}/entitlements", Why: "the object has their ids"},
		{Path: "/entitlements/account/**", Why: data},
		{Path: "/entitlements/identities/**", Why: data},
		{Path: "/entitlements/{id}/children", Why: data},
		{Path: "/entitlements/{id}/parents", Why: data},
		{Path: "/entitlements/{id}/entitlement-request-config", Why: "one request for each entitlement; the configuration of the source is declared instead"},
		{Path: "/entitlements/{id}/access-model-metadata/**", Why: "each value takes a request of its own, which is not sent yet"},
		{Path: "/entitlements/aggregate/**", Why: "deprecated; `source aggregate-entitlements` does it below /sources"},
		{Path: "/entitlements/reset/**", Why: "removes all entitlements of a source"},
		{Path: "/entitlements/bulk-update", Why: patched},
		{Path: "/roles/bulk-delete", Why: oneByOne},
		{Path: "/roles/filter", Why: "the list of roles has what is needed"},
		{Path: "/roles/access-model-metadata/**", Why: patched},
		{Path: "/roles/{id}/access-model-metadata/**", Why: patched},
		{Path: "/roles/{id}/entitlements", Why: "the object has their ids"},
		{Path: "/roles/{id}/dimensions/bulk-delete", Why: oneByOne},
		{Path: "/roles/{id}/dimensions/{dimensionId}/access-profiles", Why: "the object has their ids"},
		{Path: "/roles/{id}/dimensions/{dimensionId}/entitlements", Why: "the object has their ids"},
		{Path: "/source-apps", Methods: []string{"GET"}, Why: "lists what the caller can request; /source-apps/all lists all"},
		{Path: "/source-apps/assigned", Why: "lists what the caller has"},
		{Path: "/source-apps/bulk-update", Why: patched},
		{Path: "/source-apps/{id}/access-profiles/bulk-remove", Why: patched},
		{Path: "/workgroups/bulk-delete", Why: oneByOne},
	}
}
