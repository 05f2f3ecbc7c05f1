// Package schemas holds what there is to know about each kind of object, one
// JSON file a kind, and the schemas of everything that people write or read.
//
// A kind's file is the only place that knows it: no Go code branches on a
// kind's name.
package schemas

import "embed"

// FS holds the schemas: kinds at the top, beside settings.json, plan.json and
// report.json.
//
//go:embed *.json documents/*.json
var FS embed.FS
