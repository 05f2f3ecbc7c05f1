package command

// environmentVariable is a variable that the program reads, beside those that documents
// name with !env.
type environmentVariable struct{ name, summary string }

// environmentVariables are for help and manual pages.
func environmentVariables() []environmentVariable {
	return []environmentVariable{
		{varBaseURL, "address of the tenant's API, such as https://acme.api.identitynow.com"},
		{varClientID, "id of a personal access token"},
		{varClientSecret, "secret of that token"},
		{varClientID + "_NAME", "the same for the environment NAME alone, in capitals; so is " + varClientSecret + "_NAME"},
		{varAllowedHosts, "hosts outside SailPoint's domains that " + settingsWord + " may name, parted by commas"},
		{varNoColor, "if it is not empty, no colours are used"},
		{varForceColor, "if it is neither empty nor 0, colours are used without a terminal, as in a log that shows them"},
		{"HTTPS_PROXY, NO_PROXY", "the proxy to the tenant, and the hosts without one"},
		{"SSL_CERT_FILE", "a file with further certificates of authorities, on Linux"},
	}
}

const settingsWord = "isc-sync.yaml"
