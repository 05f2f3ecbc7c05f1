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
		{"/{formDefinitionID}", objects, "the members of an operation are described as objects, unlike those of its own example (API: FormDefinition)"},
		{"/trigger-subscriptions/{id}", withBoolean, "enabled is patchable, and no value of a patch is described as a boolean (API: TriggerSubscription)"},
		{"/trigger-subscriptions/v1/{id}", withBoolean, "the same (API: TriggerSubscription)"},
		{"/custom-user-levels/{id}", objects, "described as an object with the operations, while its examples are lists of them (API: CustomUserLevel)"},
	}
}

func orArrayOf(one *openapi3.SchemaRef) *openapi3.SchemaRef {
	many := openapi3.NewArraySchema()
	many.Items = one
	return openapi3.NewSchemaRef("", &openapi3.Schema{AnyOf: openapi3.SchemaRefs{one, openapi3.NewSchemaRef("", many)}})
}

func objects(*openapi3.SchemaRef) *openapi3.SchemaRef {
	many := openapi3.NewArraySchema()
	many.Items = openapi3.NewSchemaRef("", openapi3.NewObjectSchema())
	return openapi3.NewSchemaRef("", many)
}

// dropBody leaves out the body of an answer that has none by its status, which
// some descriptions have, and one of a media type that is none.
func dropBody(responses *openapi3.Responses) {
	if none := responses.Value("204"); none != nil {
		none.Value.Content = nil
	}
	for _, response := range responses.Map() {
		if response.Value.Content["schema"] != nil { // a conflict, whose media type was forgotten
			response.Value.Content = nil
		}
	}
}

// withBoolean lets the value of an operation of a JSON Patch be a boolean.
func withBoolean(patch *openapi3.SchemaRef) *openapi3.SchemaRef {
	if patch.Value.Items != nil {
		value := patch.Value.Items.Value.Properties["value"]
		value.Value.AnyOf = append(value.Value.AnyOf, openapi3.NewSchemaRef("", openapi3.NewBoolSchema()))
	}
	return patch
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
