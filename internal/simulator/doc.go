// Package simulator is an Identity Security Cloud tenant inside the program: a
// second implementation of the vendor's API, written from its documentation
// ("API" and a heading in comments cite docs/API.md), for users who try the
// tool and for its tests.
//
// Invariant: it shares no code and no data with the client, so that it cannot
// repeat the client's mistakes.
//
// Most collections are tables: a resource has the members of its objects, what
// requests may do with them, how a list pages, filters and sorts, and what an
// object refers to. Shapes check values, show them and find references in them.
// Sources and what is below them have functions instead.
//
// A tenant lives in one JSON file that users may edit to imitate a change in
// the vendor's user interface. What the service derives (names in references,
// mirrors in connectorAttributes, health) is computed when it is read and is
// not in the file. Its member unread has entitlements of the connected systems,
// which the tenant does not know before an aggregation. A source whose
// connectorAttributes have simulatorRefuses set to true fails its connection
// tests.
package simulator
