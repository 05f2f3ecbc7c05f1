package contract

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// A relaxation lets one property be more than its description says. The object
// that has the property is known by another one beside it.
type relaxation struct {
	property string
	beside   string
	change   func(*openapi3.Schema)
	why      string
}

// relaxations is the whole list of points where the descriptions contradict
// their own examples, or what tenants were seen to do.
func relaxations() []relaxation {
	return []relaxation{
		{"managerCorrelationMapping", "connectorAttributes", nullable, "described as one of an object and null, spelled as both at once"},
		{"features", "connectorAttributes", openEnum, "facts 4.1: values outside the list occur"},
		{"name", "id", nullable, "facts 8: the task of a deletion has no name"},
		{"description", "isMulti", nullable, "facts 4.2: attributes without a description have null"},
		{"description", "usageType", nullable, "facts 4.3: real answers have null"},
		{"usageType", "fields", openEnum, "facts 3.1: machine account policies are listed, too"},
		{"matchMode", "property", nullable, "facts 4.4: null on real assignments"},
		{"filterString", "property", nullable, "facts 4.4: null on real assignments"},
		{"attributeAssignments", "name", nullable, "facts 4.4: null on a source without correlation, in beta, too"},
		{"id", "attributeAssignments", nullable, "facts 4.4: the same"},
		{"name", "attributeAssignments", nullable, "facts 4.4: the same"},
		{"modified", "identityAttribute", nullable, "facts 4.2: null until the first change"},
		{"type", "isMultiValued", nullable, "facts 4.3: null in practice where nobody gave one"},
		{"schema", "isMulti", nullable, "facts 4.2: not marked in v3"},
		{"hierarchyAttribute", "identityAttribute", nullable, "facts 4.2: not marked in v3"},
		{"identityAttribute", "displayAttribute", nullable, "facts 4.2: it may stand at null, and then cannot be given a value"},
		{"attributes", "type", anyOfThem, "the forms of a transform overlap, so that several fit"},
		{"identityType", "identityId", openEnum, "facts 12: tenants answer with values that no list has"},
		{"selectors", "policyId", nullable, "the description's own example has null"},
	}
}

func nullable(s *openapi3.Schema) {
	s.Nullable = true
	if len(s.Enum) > 0 && !slices.Contains(s.Enum, nil) {
		s.Enum = append(slices.Clone(s.Enum), nil)
	}
	for _, part := range s.AllOf {
		nullable(part.Value)
	}
}

func openEnum(s *openapi3.Schema) {
	s.Enum = nil
	if s.Items != nil {
		openEnum(s.Items.Value)
	}
}

func anyOfThem(s *openapi3.Schema) { s.AnyOf, s.OneOf = append(s.AnyOf, s.OneOf...), nil }

// relax walks every schema of a document once.
func relax(document *openapi3.T) {
	w := walker{rules: relaxations(), seen: map[*openapi3.Schema]bool{}}
	for path, item := range document.Paths.Map() {
		for _, operation := range item.Operations() {
			if operation.RequestBody != nil {
				relaxBody(path, operation.RequestBody.Value)
				w.content(operation.RequestBody.Value.Content)
			}
			for _, response := range operation.Responses.Map() {
				w.content(response.Value.Content)
			}
		}
	}
}

type walker struct {
	rules []relaxation
	seen  map[*openapi3.Schema]bool
}

func (w walker) content(content openapi3.Content) {
	for _, media := range content {
		w.schema(media.Schema)
	}
}

func (w walker) schema(ref *openapi3.SchemaRef) {
	if ref == nil || ref.Value == nil || w.seen[ref.Value] {
		return
	}
	s := ref.Value
	w.seen[s] = true
	for name, property := range s.Properties {
		for _, rule := range w.rules {
			if rule.property == name && s.Properties[rule.beside] != nil {
				rule.change(property.Value)
			}
		}
		w.schema(property)
	}
	w.schema(s.Items)
	w.schema(s.AdditionalProperties.Schema)
	for _, list := range []openapi3.SchemaRefs{s.AllOf, s.AnyOf, s.OneOf} {
		for _, part := range list {
			w.schema(part)
		}
	}
}
