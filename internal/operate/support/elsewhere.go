package support

const (
	reports    = "reports, and actions of users"
	otherMove  = "another way to move configuration"
	metadataOf = "gives metadata to many objects at once; documents give it to each of them"
	mintsKey   = "makes a secret that no other answer has"
)

// Elsewhere returns the collections that can be written and in which nothing is declared,
// with the reasons (API: Collections without a kind).
func Elsewhere() []Exclusion {
	return []Exclusion{
		{Path: "/access-model-metadata/bulk-update/**", Why: metadataOf},
		{Path: "/accounts/**", Why: data},
		{Path: "/authorization/user-levels/get-identity-count", Why: reports},
		{Path: "/configuration-hub/**", Why: otherMove},
		{Path: "/criteria-config/privilege/{id}", Why: "the members of its configuration are not described, and the examples contradict each other about their names"},
		{Path: "/generic-approvals/**", Why: reports},
		{Path: "/icons/{type}/{id}", Why: "takes a picture that no answer shows"},
		{Path: "/identities/**", Why: data},
		{Path: "/identities-accounts/**", Why: data},
		{Path: "/machine-accounts/**", Why: data},
		{Path: "/machine-identities/**", Why: data},
		{Path: "/mail-from-attributes", Why: "starts a verification that an entry in the DNS ends"},
		{Path: "/managed-clients/**", Why: "virtual appliances, which their installation makes with a key"},
		{Path: "/managed-cluster-types/**", Why: "describes processes of the vendor"},
		{Path: "/multihosts/**", Why: "sources at another path"},
		{Path: "/oauth-clients/**", Why: mintsKey},
		{Path: "/personal-access-tokens/**", Why: mintsKey},
		{Path: "/reassignment-configurations/**", Why: data},
		{Path: "/role-insights/**", Why: reports},
		{Path: "/search/**", Why: reports},
		{Path: "/sim-integrations/**", Why: "an older form of service desk integrations"},
		{Path: "/sod-violations/**", Why: reports},
		{Path: "/sp-config/**", Why: otherMove},
		{Path: "/task-status/**", Why: reports},
		{Path: "/tenant-context", Why: "nothing that is described reads it, so that what depends on it is not known"},
		{Path: "/verified-domains", Why: "starts a verification that an entry in the DNS ends"},
	}
}
