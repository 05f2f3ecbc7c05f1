// Package ledger lets several runs on one machine share the budget of one client: a file
// in the user's cache directory has, for each run, how many of the requests that a tenant
// accepts in a time are its own.
//
// A run takes slots in small batches, and enters for each how long it may be counted. It
// renews the entry once a second, while it sends. So nothing has to be cleaned up: the
// slots of a run that ended, or was killed, run out by themselves. Runs that want more than
// there is get equal parts; what one does not want is for the others.
//
// The file is an offer and no safeguard. If something is wrong with it, the run goes on
// without it, and the tenant refuses what is too much. It holds numbers and times; its name is a
// digest.
package ledger
