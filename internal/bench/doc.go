// Command bench measures isc-sync against the least that its work can cost, on a
// simulated tenant that it serves on loopback:
//
//	go run ./internal/bench --sources 100,1000 --samples 200 --runs 5
//
// Each row of its table is one command of isc-sync. The reference is a client that
// requests the same answers, decodes each with encoding/json, and decodes the same
// documents once with yaml.v3. Both run as processes of their own, in turn, and report
// what they used. The least number of requests is counted from the content of the tenant,
// without any code of isc-sync.
package main
