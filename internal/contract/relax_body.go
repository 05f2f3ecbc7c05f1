package contract

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// bodyRelaxation lets the request body of the operations at a path's end be
// more than its description says.
type bodyRelaxation struct {
	pathEnd string
	change  func(*openapi3.SchemaRef) *openapi3.SchemaRef
	why     string
}

func bodyRelaxations() []bodyRelaxation {
	return []bodyRelaxation{
		{"/machine-mappings", orArrayOf, "described as one mapping, sent as the array that the answer is (API: Machine accounts)"},
		{"/machine-account-mappings", orArrayOf, "the same (API: Machine accounts)"},
	}
}

func orArrayOf(one *openapi3.SchemaRef) *openapi3.SchemaRef {
	many := openapi3.NewArraySchema()
	many.Items = one
	return openapi3.NewSchemaRef("", &openapi3.Schema{AnyOf: openapi3.SchemaRefs{one, openapi3.NewSchemaRef("", many)}})
}

func relaxBody(path string, body *openapi3.RequestBody) {
	for _, rule := range bodyRelaxations() {
		if !strings.HasSuffix(path, rule.pathEnd) {
			continue
		}
		for _, media := range body.Content {
			media.Schema = rule.change(media.Schema)
		}
	}
}
