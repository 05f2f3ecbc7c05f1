// Package contract checks HTTP traffic against the vendor's OpenAPI
// descriptions. It is for tests.
//
// Invariant: it never changes the traffic. Without the descriptions (the
// environment variable ISC_OPENAPI_DIR names their folder) it checks nothing
// and logs that.
package contract
