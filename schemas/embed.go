// Package schemas holds the JSON files that describe everything users write or
// read:
//
//   - sources/, access/ and the other families hold the kinds of objects, one
//     file for each. A kind's file is the only place that knows the kind: no Go
//     code branches on a kind's name.
//   - documents/ holds the schemas of the documents of each kind, for editors.
//     They are generated from the kinds (go generate ./...).
//   - plan.json, report.json, events.json and settings.json describe what the program
//     writes, and its settings.
package schemas

import "embed"

// Kinds holds the kinds, in a folder for each family. A new family is added
// here, and has a file of the same name in docs/api.
//
//go:embed access appearance automation governance identities policies settings sources
var Kinds embed.FS

// FS holds the published schemas: plan.json, report.json, events.json and
// settings.json, and below documents/ those of documents.
//
//go:embed *.json documents
var FS embed.FS
