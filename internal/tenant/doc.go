// Package tenant reads a tenant: nothing else lists, gets, finds or follows what
// is there. It never writes.
//
// Input is a client, and the words that the registry has for each kind's
// endpoints: which fields a list can be filtered by, how it pages, where an answer
// has its rows, which parameters it always gets. Output are live objects, names
// with their ids, and what could not be read, with the reason.
//
//	Reader.Declared    what documents need: objects by name or id, what is below
//	                   them, and the names that they refer to
//	Reader.Everything  all objects, for an export
//	Reader.Complete    what Declared reads beyond what was read already
//	Reader.Undeclared, Confirm, Holdings, Others
//	                   what a plan needs to know beyond that
//	Reader.Get, Find, Current, FindOrGet
//	                   one object, at a Location
//	Reader.Named, Some, TopKeys, Existing
//	                   objects of a kind, by name or as they come
//	Reader.FollowTask, Poll, Pause
//	                   what goes on in the tenant after a request was answered
//	ItemResults        an answer with a result per item
//
// The number of requests is the least that gives the answer (select.go). For 60
// names in a list that takes 50 a filter, there are two filters to ask for. The
// first page of the whole list is read instead, since its answer also has the number
// of rows. If 200 rows exist, it has them all: one request. If 2000 exist, two
// filters cost less than the other seven pages; a name that the first page had is
// not asked for again. A list that cannot be filtered, a name that the filter does
// not find (`except`) and a list without pages are read whole; a `long` list is
// only filtered.
package tenant
