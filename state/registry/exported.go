package registry

import "slices"

// ExportedRule chooses the rows of a long list that an export has unless it names the
// kind: those that have more than what they come with.
type ExportedRule struct {
	// Fields are the members of which a row must have one that is not empty.
	Fields []string `json:"fields"`
	// Filter finds most of these rows, Others the rest of the list.
	Filter string `json:"filter"`
	Others string `json:"others"`
	// Pages is how many pages of the rest are read at most. By are ways to ask a longer
	// rest for some, and Missed are the rows that they do not find.
	Pages  int          `json:"pages"`
	By     []ExportedBy `json:"by"`
	Missed string       `json:"missed"`
}

// ExportedBy asks for rows by the ids of all objects of a kind, or of those that others
// refer to: with a filter, or with a parameter that has ids separated by commas.
type ExportedBy struct {
	Kind      string `json:"kind"`
	Filter    string `json:"filter"`
	Parameter string `json:"parameter"`
	// Batch is how many ids the parameter may have.
	Batch int `json:"batch"`
	// Query are parameters beside it.
	Query []QueryRule `json:"query"`
}

// Rule is how the ids are divided into requests.
func (b ExportedBy) Rule(list *Endpoint) *FilterRule {
	if b.Filter != "" {
		return list.Filter(b.Filter)
	}
	return &FilterRule{Field: b.Parameter, Op: FilterIn, Batch: b.Batch}
}

// Exported reports whether an export has a row of the kind's list that it does not
// have for another reason.
func (k *Kind) Exported(row any) bool {
	if k.API.List == nil || k.API.List.Exported == nil {
		return true
	}
	members, _ := row.(map[string]any)
	return slices.ContainsFunc(k.API.List.Exported.Fields, func(name string) bool {
		return k.Spec.Property(name).says(members[name])
	})
}

// says reports whether a value has more than nothing in what the field describes.
func (f *Field) says(v any) bool {
	members, isObject := v.(map[string]any)
	if !isObject || len(f.Properties) == 0 {
		return !f.IsEmptyValue(v)
	}
	return slices.ContainsFunc(f.Properties, func(p *Field) bool { return p.says(members[p.Name]) })
}
