package simulator

import (
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	criteriaProperty  = regexp.MustCompile(`^(displayName|description|value|attributes\..*)$`)
	criteriaCondition = regexp.MustCompile(`^(type|sourceId|privilegeLevel) eq "([^"]*)"$`)
)

// privilegeCriteria say which entitlements of a source have a privilege level, those of
// all sources in one collection (API: PrivilegeCriteria).
func privilegeCriteria() *resource {
	since := "v2025 v2026 v1"
	return &resource{
		kind: "PRIVILEGE_CRITERIA", noun: "criteria", path: "/criteria/privilege",
		list: func(d *document) *[]object { return &d.PrivilegeCriteria },
		fields: []field{
			{name: "id", mode: echoed},
			{name: "sourceId", shape: is(sourceWithoutHyphens), mode: needed | fixed},
			{name: "type", shape: choice("CUSTOM"), mode: needed | fixed},
			{name: "operator", shape: choice("AND", "OR"), mode: needed},
			{name: "groups", shape: listOf(record(
				field{name: "operator", shape: choice("AND", "OR"), mode: needed},
				field{name: "criteriaItems", shape: listOf(record(criteriaItem()...), 1, 1<<31-1), mode: needed},
			)), mode: named | filled},
			{name: "privilegeLevel", shape: choice("HIGH", "MEDIUM", "LOW"), mode: needed | fixed},
		},
		listed: offer{versions: since}, read: offer{versions: since}, created: offer{since, http.StatusCreated},
		replaced: offer{versions: since}, deleted: offer{versions: since},
		listing: func(string) listing { return listing{uncounted: true} },
		more:    []string{"filters"}, narrow: criteriaOfSource,
		rules: onlyCriteriaOfLevel, guard: ownCriteria,
	}
}

func criteriaItem() []field {
	return []field{
		{name: "targetType", shape: choice("group"), mode: needed},
		{name: "operator", shape: choice("IN", "EQUALS", "NOT_EQUALS", "CONTAINS", "DOES_NOT_CONTAIN", "STARTS_WITH", "ENDS_WITH"), mode: needed},
		{name: "property", shape: is(matching(criteriaProperty)), mode: needed},
		{name: "values", shape: listOf(textOf(0, 450), 1, 50), mode: needed},
		{name: "ignoreCase", shape: is(boolean), fill: false},
	}
}

func matching(pattern *regexp.Regexp) memberCheck {
	return func(_ *call, field string, value any) error {
		if s, isText := value.(string); !isText || !pattern.MatchString(s) {
			return illegal(value, field)
		}
		return nil
	}
}

// sourceWithoutHyphens is the id of a source in the only form that is described.
func sourceWithoutHyphens(c *call, field string, value any) error {
	if id, _ := value.(string); utf8.RuneCountInString(id) != 32 {
		return illegal(value, field)
	}
	return knownSource(c, field, value)
}

// criteriaOfSource are the rows of the source that the filter names. Letter case
// matters, unlike in other lists.
func criteriaOfSource(c *call, rows []object) ([]object, error) {
	wanted := map[string]string{}
	for condition := range strings.SplitSeq(c.query.Get("filters"), " and ") {
		parts := criteriaCondition.FindStringSubmatch(condition)
		if parts == nil {
			return nil, refuse("The filters are not valid: %q.", condition)
		}
		wanted[parts[1]] = parts[2]
	}
	if wanted["sourceId"] == "" {
		return nil, refuse("The filters need a sourceId.")
	}
	var kept []object
	for _, o := range rows {
		if fits(o, wanted) {
			kept = append(kept, o)
		}
	}
	return kept, nil
}

func fits(o object, wanted map[string]string) bool {
	for name, value := range wanted {
		if text(o, name) != value {
			return false
		}
	}
	return true
}

// onlyCriteriaOfLevel refuses changes of what is not the customer's, and a second
// object for a level.
func onlyCriteriaOfLevel(c *call, after, before object) error {
	if before != nil {
		return ownCriteria(c, before)
	}
	for _, other := range c.doc.PrivilegeCriteria {
		if fits(other, map[string]string{"type": "CUSTOM", "sourceId": text(after, "sourceId"), "privilegeLevel": text(after, "privilegeLevel")}) {
			return refuse("The source has criteria of its own for the level %s already.", text(after, "privilegeLevel"))
		}
	}
	return nil
}

func ownCriteria(_ *call, o object) error {
	if text(o, "type") != "CUSTOM" {
		return refuse("Criteria of the type %s cannot be changed.", text(o, "type"))
	}
	return nil
}
