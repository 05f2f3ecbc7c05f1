// Package spconfig reads the tenant's own exports: what SP-Config answers and what
// Configuration Hub takes (API: SP-Config). Its input is the text of a file, its
// output are live objects and a directory of names, as if a tenant had been read,
// and a list of what they do not hold. So the package export writes the documents.
//
// How the file's objects differ from the API's is said by the word spConfig of each
// kind. Nothing here reaches a network.
package spconfig
