package simulator

import (
	"encoding/json"
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/simulator/jsonpatch"
)

// serviceDesks connect the tenant with systems that open tickets. Their PATCH only
// replaces (API: ServiceDeskIntegration).
func serviceDesks() *resource {
	patch := "name description ownerRef clusterRef cluster managedSources provisioningConfig attributes beforeProvisioningRule"
	return &resource{
		kind: "SERVICE_DESK_INTEGRATION", noun: "service desk integration", path: "/service-desk-integrations",
		list: func(d *document) *[]object { return &d.ServiceDesks },
		fields: []field{
			{name: "id", mode: served},
			{name: "name", shape: textOf(1, 0), mode: needed},
			{name: "created", mode: stampNew},
			{name: "modified", mode: stampAny},
			{name: "description", shape: is(plainText), mode: needed},
			{name: "type", shape: textOf(1, 0), mode: needed},
			{name: "ownerRef", shape: reference("IDENTITY"), fill: absent{}},
			{name: "clusterRef", shape: reference("CLUSTER"), fill: absent{}},
			{name: "cluster", mode: served, fill: absent{}},
			{name: "managedSources", mode: served, fill: absent{}},
			{name: "provisioningConfig", shape: deskProvisioning(), fill: absent{}},
			{name: "attributes", shape: is(anObject), mode: named},
			{name: "beforeProvisioningRule", shape: is(anyRule), fill: absent{}},
		},
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, created: offer{everywhere, http.StatusOK},
		patched: offer{versions: everywhere}, replaced: offer{versions: everywhere}, deleted: offer{versions: everywhere},
		listing: func(string) listing {
			return listing{
				most: 250, sorters: []string{"name"},
				fields: filter.Fields{"id": "eq in", "name": "eq", "type": "eq in", "cluster": "eq in"},
			}
		},
		patch: patch, ops: []string{"replace"}, unique: []string{"name"}, rules: deskRules, derive: showOldForms,
	}
}

func deskProvisioning() shape {
	return record(
		field{name: "universalManager", mode: served, fill: false},
		field{name: "managedResourceRefs", shape: setOf(reference("SOURCE")), fill: []any{}},
		field{name: "planInitializerScript", shape: record(field{name: "source", shape: is(plainText), mode: needed}), fill: absent{}},
		field{name: "noProvisioningRequests", shape: is(boolean), fill: false},
		field{name: "provisioningRequestExpiration", shape: is(hours), fill: json.Number("0")},
	)
}

func hours(_ *call, field string, value any) error {
	n, isNumber := value.(json.Number)
	if i, err := n.Int64(); !isNumber || err != nil || i < 0 {
		return illegal(value, field)
	}
	return nil
}

// anyRule is a rule of the cloud or of a connector.
func anyRule(c *call, field string, value any) error {
	return ref("RULE", func(d *document) []object { return slices.Concat(d.ConnectorRules, d.CloudRules) })(c, field, value)
}

// deskRules keep the type, ask for the cluster that most types need, and encrypt
// the secrets among the attributes.
func deskRules(c *call, after, before object) error {
	if before != nil && !jsonpatch.Equal(before["type"], after["type"]) {
		return immutable("type")
	}
	if slices.Contains([]string{"ServiceNowSDIM", "GenericSDIM"}, text(after, "type")) && after["clusterRef"] == nil {
		return required("clusterRef")
	}
	return c.sealBelow(after["attributes"], []string{"password", "clientSecret", "client_secret", "privateKey", "private_key", "token"})
}

// showOldForms adds what clusterRef and managedResourceRefs were before.
func showOldForms(_ scene, view, _ object) {
	if id := text(child(view, "clusterRef"), "id"); id != "" {
		view["cluster"] = id
	}
	if view["provisioningConfig"] == nil {
		return
	}
	ids := []any{}
	for _, source := range list(child(view, "provisioningConfig"), "managedResourceRefs") {
		ids = append(ids, source.(object)["id"])
	}
	view["managedSources"] = ids
}
