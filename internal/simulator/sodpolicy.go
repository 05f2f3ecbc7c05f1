package simulator

import (
	"net/http"
	"slices"
	"strings"

	"isc-sync/internal/simulator/filter"
)

const conflicting = "CONFLICTING_ACCESS_BASED"

// sodPolicies keep access apart. PATCH is for those that name entitlements, PUT
// for the others (API: SodPolicy).
func sodPolicies() *resource {
	patch := "name description ownerRef externalPolicyReference compensatingControls correctionAdvice state tags " +
		"violationOwnerAssignmentConfig scheduled conflictingAccessCriteria"
	people := reference("IDENTITY", "GOVERNANCE_GROUP")
	return &resource{
		kind: "SOD_POLICY", noun: "policy", path: "/sod-policies",
		list: func(d *document) *[]object { return &d.SodPolicies },
		fields: []field{
			{name: "id", mode: served | fixed},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "description", shape: is(plainText)},
			{name: "ownerRef", shape: people, fill: absent{}},
			{name: "secondaryOwnerRefs", shape: setOf(people, 0, mostOwners), on: "v1", fill: []any{}},
			{name: "allowedControls", shape: listOf(is(anObject), 0, mostOwners), on: "v1", fill: []any{}},
			{name: "level", shape: choice("CRITICAL", "HIGH", "MEDIUM", "LOW"), on: "v1", fill: "HIGH"},
			{name: "externalPolicyReference", shape: is(plainText)},
			{name: "policyQuery", shape: is(plainText), fill: absent{}},
			{name: "compensatingControls", shape: is(plainText)},
			{name: "correctionAdvice", shape: is(plainText)},
			{name: "state", shape: choice("ENFORCED", "NOT_ENFORCED"), fill: "NOT_ENFORCED"},
			{name: "tags", shape: tags(), fill: []any{}},
			{name: "creatorId", mode: served},
			{name: "modifierId", mode: served},
			{name: "violationOwnerAssignmentConfig", shape: violationOwner(), fill: object{"assignmentRule": nil, "ownerRef": nil}},
			{name: "scheduled", shape: is(boolean), fill: false},
			{name: "type", shape: choice("GENERAL", conflicting), fill: "GENERAL", mode: fixed},
			{name: "conflictingAccessCriteria", shape: record(
				field{name: "leftCriteria", shape: side(), mode: needed}, field{name: "rightCriteria", shape: side(), mode: needed},
			)},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusCreated},
		patched: offer{versions: everywhere}, replaced: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: sodListing, narrow: notDeleted, hides: softlyDeleted,
		patch: patch, patchIn: map[string]string{"v1": patch + " level secondaryOwnerRefs allowedControls"},
		unique: []string{"name"}, rules: sodRules, derive: showQuery, discard: discardSodPolicy,
	}
}

const (
	mostOwners       = 10
	mostEntitlements = 50
)

func sodListing(version string) listing {
	spec := listing{
		most: 250, sorters: []string{"id", "name", "created", "modified", "description"},
		fields: filter.Fields{"id": "eq in", "name": "eq in", "state": "eq in"},
	}
	if version == "v1" {
		spec.sorters = append(spec.sorters, "ownerRef.name")
		spec.fields = filter.Fields{
			"id": "eq in", "name": "eq in sw co", "state": "eq in", "level": "eq in", "type": "eq", "description": "eq co sw",
			"ownerRef.name": "eq sw",
		}
	}
	return spec
}

// tags read back in capitals and without hyphens.
func tags() shape {
	return shape{check: textList, keep: func(value any) any {
		return eachElement(value, func(one any) any { return strings.ToUpper(strings.ReplaceAll(one.(string), "-", "")) })
	}}
}

func violationOwner() shape {
	return record(
		field{name: "assignmentRule", shape: choice("MANAGER", "STATIC")},
		field{name: "ownerRef", shape: reference("IDENTITY", "GOVERNANCE_GROUP")},
	)
}

// deletedMark is a member that no answer has.
const deletedMark = "deleted"

func softlyDeleted(o object) bool { return flag(o, deletedMark) }

func notDeleted(_ *call, rows []object) ([]object, error) {
	return slices.DeleteFunc(slices.Clone(rows), softlyDeleted), nil
}

// discardSodPolicy only marks a policy unless the request has logical=false. The
// name of a marked policy stays taken (API: SodPolicy).
func discardSodPolicy(c *call, o object) (reply, error) {
	if err := c.knownParameters([]string{"logical"}); err != nil {
		return reply{}, err
	}
	c.doc.SodSchedules = slices.DeleteFunc(c.doc.SodSchedules, func(s object) bool { return s["policyId"] == o["id"] })
	if c.query.Get("logical") == "false" {
		c.tenant.resource("SOD_POLICY").drop(c, o)
	} else {
		o[deletedMark] = true
	}
	return reply{status: http.StatusNoContent}, nil
}
