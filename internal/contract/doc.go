// Package contract checks HTTP traffic against the vendor's OpenAPI
// descriptions. It is for tests.
//
// Invariant: it never changes what passes through it. Where the descriptions
// are not at hand (the environment variable ISC_OPENAPI_DIR names their folder)
// it checks nothing, and says so.
package contract
