package simulator

// lookUpRoutes read objects that others refer to (API: Look-ups).
func lookUpRoutes() []Route {
	return []Route{
		{Method: "GET", Path: "/public-identities", Versions: fromV3, handle: listPublicIdentities},
		{Method: "GET", Path: "/identities", Versions: allButV3, handle: listIdentities},
		{Method: "GET", Path: "/identities/{id}", Versions: allButV3, handle: getIdentity},
		{Method: "GET", Path: "/accounts", Versions: everywhere, handle: listAccounts},
	}
}
