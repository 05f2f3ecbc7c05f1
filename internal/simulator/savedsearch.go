package simulator

import (
	"net/http"

	"isc-sync/internal/simulator/filter"
)

// savedSearches belong to the caller, who sees no others (API: SavedSearch).
func savedSearches() *resource {
	column := record(field{name: "field", shape: is(plainText), mode: needed}, field{name: "header", shape: is(plainText), fill: absent{}})
	indices := choice("accessprofiles", "accountactivities", "entitlements", "events", "identities", "roles", "*")
	return &resource{
		kind: "SAVED_SEARCH", noun: "saved search", path: "/saved-searches",
		list: func(d *document) *[]object { return &d.SavedSearches },
		fields: append(ownedFields(),
			field{name: "name", shape: is(plainText)},
			field{name: "description", shape: is(plainText)},
			field{name: "public", mode: served, fill: false},
			field{name: "indices", shape: setOf(indices), mode: needed},
			field{name: "columns", shape: is(eachMember(listOf(column))), fill: absent{}},
			field{name: "query", shape: textOf(1, 0), mode: needed},
			field{name: "fields", shape: is(textList)},
			field{name: "orderBy", shape: is(eachMember(is(textList)))},
			field{name: "sort", shape: is(textList)},
			field{name: "filters", shape: is(eachMember(searchFilter())), fill: absent{}},
		),
		listed: offer{versions: fromV3}, read: offer{versions: fromV3}, created: offer{fromV3, http.StatusCreated},
		replaced: offer{versions: fromV3}, deleted: offer{versions: fromV3},
		listing: func(string) listing { return listing{most: 250, fields: filter.Fields{"owner.id": "eq"}} },
		narrow:  ownedByCaller, begin: ownSearch, usedBy: []string{"SCHEDULED_SEARCH"},
	}
}

// scheduledSearches send the result of a saved search (API: ScheduledSearch).
func scheduledSearches() *resource {
	recipient := record(field{name: "type", shape: choice("IDENTITY"), mode: needed}, field{name: "id", shape: idOf("IDENTITY"), mode: needed})
	return &resource{
		kind: "SCHEDULED_SEARCH", noun: "scheduled search", path: "/scheduled-searches",
		list: func(d *document) *[]object { return &d.ScheduledSearches },
		fields: append(ownedFields(),
			field{name: "name", shape: is(plainText)},
			field{name: "description", shape: is(plainText)},
			field{name: "savedSearchId", shape: idOf("SAVED_SEARCH"), mode: needed},
			field{name: "schedule", shape: timetable(), mode: needed},
			field{name: "recipients", shape: setOf(recipient), mode: named, fill: []any{}},
			field{name: "enabled", shape: is(boolean), fill: false},
			field{name: "emailEmptyResults", shape: is(boolean), fill: false},
			field{name: "displayQueryDetails", shape: is(boolean), fill: false},
		),
		listed: offer{versions: fromV3}, read: offer{versions: fromV3}, created: offer{fromV3, http.StatusCreated},
		replaced: offer{versions: fromV3}, deleted: offer{versions: fromV3},
		listing: func(string) listing {
			return listing{most: 250, fields: filter.Fields{"owner.id": "eq", "savedSearchId": "eq"}}
		},
		narrow: ownedByCaller, begin: ownSearch,
	}
}

// ownedFields are those of what belongs to the caller of POST.
func ownedFields() []field {
	return []field{
		{name: "id", mode: served},
		{name: "owner", mode: served},
		{name: "ownerId", mode: served},
		{name: "created", mode: stampNew},
		{name: "modified", mode: stampAny},
	}
}

func ownSearch(c *call, o object) error {
	o["id"] = dashed(text(o, "id"))
	if caller := c.caller(); caller != nil {
		o["owner"], o["ownerId"] = object{"type": "IDENTITY", "id": caller["id"]}, caller["id"]
	}
	return nil
}

// ownedByCaller leaves out what belongs to others.
func ownedByCaller(c *call, rows []object) ([]object, error) {
	var own []object
	for _, o := range rows {
		if text(o, "ownerId") == text(c.caller(), "id") {
			own = append(own, o)
		}
	}
	return own, nil
}

// eachMember checks each value of a map.
func eachMember(s shape) memberCheck {
	return func(c *call, name string, value any) error {
		o, isObject := value.(object)
		if !isObject {
			return illegal(value, name)
		}
		for _, key := range sortedKeys(o) {
			if err := s.check(c, name+"."+key, o[key]); err != nil {
				return err
			}
		}
		return nil
	}
}

// searchFilter limits the result by one field.
func searchFilter() shape {
	end := record(field{name: "value", shape: is(plainText), mode: needed}, field{name: "inclusive", shape: is(boolean)})
	return record(
		field{name: "type", shape: choice("EXISTS", "RANGE", "TERMS")},
		field{name: "range", shape: record(field{name: "lower", shape: end}, field{name: "upper", shape: end})},
		field{name: "terms", shape: is(textList)},
		field{name: "exclude", shape: is(boolean)},
	)
}
