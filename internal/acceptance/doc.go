// Package acceptance has the tests of the whole program. Its scripts in
// testdata run isc-sync as users do, against the simulator. Afterwards it
// compares the recorded requests and answers with the vendor's OpenAPI, the
// README's tables and the fields of every kind.
package acceptance
