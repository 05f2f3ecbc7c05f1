package main

import (
	"bytes"
	"encoding/json"
)

// rowsOfPage and namesOfFilter are the most that one request can return or ask for (API:
// Paging; Filters).
const (
	rowsOfPage    = 250
	namesOfFilter = 50
)

// partsOfSource are the parts that a source can have, each behind a request of its own.
var partsOfSource = []string{
	"schemas", "provisioningPolicies", "correlationConfigs", "nativeChangeDetection", "attributeSync",
	"entitlementRequestConfigs", "schedules", "sourcePasswordPolicies", "machineAccountMappings", "machineClassification",
}

func (c content) sources() int { return len(c["sources"].([]any)) }

// leastExport is the number of requests that read all sources with all their parts. Each
// source is read by itself, since the list may leave something out; its criteria of
// privileges have a list for each source. Entitlements are asked for by 50 sources, those
// that can be requested and the others, and transforms and identity attributes are listed for references in free maps.
func (c content) leastExport() int {
	alone := c.sources() * (len(partsOfSource) + 2)
	return c.leastShared() + alone + 2*pages(c.sources(), namesOfFilter) + 2
}

// leastPlan is the number of requests that read what documents of these sources declare.
// edited sources are also read by themselves.
func (c content) leastPlan(edited int) int {
	parts := 0
	for _, name := range partsOfSource {
		parts += len(c[name].(map[string]any))
	}
	return c.leastShared() + parts + edited
}

// leastApply is the number of requests that undo the edits of a tenant: a plan, or the proof
// of a saved one, for which alone sources are read by themselves, and for each of the edited
// objects the read before its write, and the write.
func (c content) leastApply(alone, edited int) int { return c.leastPlan(alone) + 2*edited }

// leastShared is a token, and the pages of the list of sources and of the names that they
// refer to.
func (c content) leastShared() int { return 1 + pages(c.sources(), rowsOfPage) + c.leastNames() }

// leastNames is the number of requests that find the names of what sources refer to.
func (c content) leastNames() int {
	text, err := json.Marshal([]any{c["sources"], c["entitlementRequestConfigs"], c["sourcePasswordPolicies"], c["accountDeleteApproval"]})
	if err != nil {
		return 0
	}
	requests := 0
	for list, most := range map[string]int{"identities": namesOfFilter, "clusters": rowsOfPage, "workgroups": rowsOfPage, "passwordPolicies": rowsOfPage} {
		named := 0
		for _, row := range c[list].([]any) {
			if bytes.Contains(text, []byte(row.(map[string]any)["id"].(string))) {
				named++
			}
		}
		requests += pages(named, most)
	}
	return requests
}

func pages(rows, page int) int { return (rows + page - 1) / page }
