package engine_test

// A listed is what the API says of the list of a kind at the top (docs/api, in the tables of
// each kind): how many rows a page has, by what it sorts, and how many names a filter
// takes.
type listed struct {
	path, content string
	page, names   int
	sorter        string
}

var listedAt = map[string]listed{
	"Source":             {path: "/sources", content: "sources", page: 250, names: 50, sorter: "id"},
	"Transform":          {path: "/transforms", content: "transforms", page: 250},
	"ConnectorRule":      {path: "/connector-rules", content: "connectorRules", page: 50},
	"IdentityAttribute":  {path: "/identity-attributes", content: "identityAttributes"},
	"IdentityProfile":    {path: "/identity-profiles", content: "identityProfiles", page: 250, names: 50, sorter: "id"},
	"GovernanceGroup":    {path: "/workgroups", content: "workgroups", page: 250, names: 50, sorter: "id"},
	"AccessProfile":      {path: "/access-profiles", content: "accessProfiles", page: 250, names: 1, sorter: "name"},
	"Role":               {path: "/roles", content: "roles", page: 50, names: 1, sorter: "name"},
	"Segment":            {path: "/segments", content: "segments", page: 250},
	"SourceApp":          {path: "/source-apps/all", content: "apps", page: 250, names: 50, sorter: "id"},
	"PasswordPolicy":     {path: "/password-policies", content: "passwordPolicies", page: 250},
	"PasswordSyncGroup":  {path: "/password-sync-groups", content: "passwordSyncGroups", page: 250},
	"SodPolicy":          {path: "/sod-policies", content: "sodPolicies", page: 250, names: 50, sorter: "id"},
	"ManagedCluster":     {path: "/managed-clusters", content: "clusters", page: 250, names: 50},
	"SodPolicySchedule":  {path: "/sod-policies/{id}/schedule"},
	"Dimension":          {path: "/roles/{id}/dimensions", content: "dimensions", page: 50},
	"LifecycleState":     {path: "/identity-profiles/{id}/lifecycle-states", content: "lifecycleStates", page: 250},
	"Schema":             {path: "/sources/{id}/schemas"},
	"ProvisioningPolicy": {path: "/sources/{id}/provisioning-policies"},
}

// mayName are the kinds whose objects those of a kind refer to by name.
var mayName = map[string][]string{
	"Source":             {"ManagedCluster", "GovernanceGroup"},
	"ProvisioningPolicy": {"Transform"},
	"Transform":          {"Source", "Transform", "IdentityAttribute"},
	"IdentityProfile":    {"Source", "Transform", "IdentityAttribute"},
	"LifecycleState":     {"Source", "AccessProfile"},
	"AccessProfile":      {"Source", "Segment", "GovernanceGroup"},
	"Role":               {"Source", "AccessProfile", "Segment", "GovernanceGroup", "IdentityAttribute"},
	"Dimension":          {"Source", "AccessProfile"},
	"SourceApp":          {"Source", "AccessProfile"},
	"SodPolicy":          {"Source", "GovernanceGroup"},
	"PasswordSyncGroup":  {"Source", "PasswordPolicy"},
	"Entitlement":        {"Source", "Segment"},
}

// ownLists are fields that have a list of their own below each object that documents
// give it.
var ownLists = map[string]struct {
	field, path, content string
	page                 int
}{
	"GovernanceGroup": {"members", "/workgroups/{id}/members", "memberships", 50},
	"SourceApp":       {"accessProfiles", "/source-apps/{id}/access-profiles", "accessProfiles", 250},
}
