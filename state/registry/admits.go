package registry

// AdmitsRule names the members of an object that decide from where the tenant can be
// reached. A change of it must not exclude the run's own address, which the run does
// not know: guard.ownAddress and guard.ownCountry state it.
type AdmitsRule struct {
	// Addresses is the list of addresses and subnets, Countries that of country codes.
	Addresses string `json:"addresses"`
	Countries string `json:"countries"`
	// Allow is the boolean that decides whether the lists allow; else they forbid.
	Allow string `json:"allow"`
}
