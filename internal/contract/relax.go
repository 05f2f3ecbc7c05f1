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
		{"features", "connectorAttributes", openEnum, "values outside the list occur (API: Sources)"},
		{"name", "id", nullable, "the task of a deletion has no name (API: Source delete)"},
		{"description", "isMulti", nullable, "attributes without a description have null (API: Schemas)"},
		{"description", "usageType", nullable, "real answers have null (API: Provisioning policies)"},
		{"usageType", "fields", openEnum, "machine account policies are listed, too (API: Provisioning policies)"},
		{"matchMode", "property", nullable, "null on real assignments (API: Correlation)"},
		{"filterString", "property", nullable, "null on real assignments (API: Correlation)"},
		{"attributeAssignments", "name", nullable, "null on a source without correlation, in beta, too (API: Correlation)"},
		{"id", "attributeAssignments", nullable, "the same (API: Correlation)"},
		{"name", "attributeAssignments", nullable, "the same (API: Correlation)"},
		{"modified", "identityAttribute", nullable, "null until the first change (API: Schemas)"},
		{"type", "isMultiValued", nullable, "null in practice if it was never set (API: Provisioning policies)"},
		{"schema", "isMulti", nullable, "not marked in v3 (API: Schemas)"},
		{"hierarchyAttribute", "identityAttribute", nullable, "not marked in v3 (API: Schemas)"},
		{"identityAttribute", "displayAttribute", nullable, "it may be null, and then cannot be given a value (API: Schemas)"},
		{"attributes", "type", anyOfThem, "the forms of a transform overlap, so that several fit"},
		{"attributes", "displayName", openParts, "answers have members with null that no description has (API: Workflow)"},
		{"identityType", "identityId", openEnum, "tenants answer with values that no list has (API: Values)"},
		{"manuallyUpdatedFields", "cloudGoverned", nullable, "in beta described as an object and as null at once"},
		{"owner", "cloudGoverned", nullable, "the same"},
		{"accessProfileIds", "technicalName", nullable, "an empty list reads back as null (API: LifecycleState)"},
		{"conflictingAccessCriteria", "conflictingAccessCriteria", nullable, "described as an object and as null at once"},
		{"emailAddress", "displayName", nullable, "the owner of a group may have none (API: GovernanceGroup)"},
		{"stringValue", "key", nullable, "null beside values, on the lowest level of a dimension, too (API: Role)"},
		{"children", "suppressMatchedItems", nullable, "the description's own example has null"},
		{"description", "isSystemFilter", nullable, "a filter may have none (API: CampaignFilter)"},
		{"selectors", "policyId", nullable, "the description's own example has null"},
	}
}

// optional are members that the descriptions require and answers lack. An
// object with such a member is known by another one beside it.
func optional() []relaxation {
	return []relaxation{
		{property: "attributes", beside: "type", why: "some internal transforms have none (API: Transform)"},
		{property: "id", beside: "isSystemFilter", why: "a new filter has none (API: CampaignFilter)"},
	}
}

func dropRequired(s *openapi3.Schema) {
	for _, rule := range optional() {
		if s.Properties[rule.property] != nil && s.Properties[rule.beside] != nil {
			s.Required = slices.DeleteFunc(slices.Clone(s.Required), func(name string) bool { return name == rule.property })
		}
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

// openParts lets each of several forms have further members.
func openParts(s *openapi3.Schema) {
	for _, part := range s.AnyOf {
		part.Value.AdditionalProperties = openapi3.AdditionalProperties{}
	}
}

func anyOfThem(s *openapi3.Schema) { s.AnyOf, s.OneOf = append(s.AnyOf, s.OneOf...), nil }

// relax walks every schema of a document once.
func relax(document *openapi3.T) {
	w := walker{rules: relaxations(), seen: map[*openapi3.Schema]bool{}}
	for path, item := range document.Paths.Map() {
		for _, operation := range item.Operations() {
			for _, parameter := range operation.Parameters {
				dropWrongDefault(parameter.Value.Schema)
			}
			if operation.RequestBody != nil {
				relaxBody(path, operation.RequestBody.Value)
				w.content(operation.RequestBody.Value.Content)
			}
			dropBody(operation.Responses)
			for _, response := range operation.Responses.Map() {
				w.content(response.Value.Content)
			}
		}
	}
}

// dropWrongDefault removes the default of a parameter that is none of its values.
func dropWrongDefault(s *openapi3.SchemaRef) {
	if s != nil && len(s.Value.Enum) > 0 && !slices.Contains(s.Value.Enum, s.Value.Default) {
		s.Value.Default = nil
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
	dropRequired(s)
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
