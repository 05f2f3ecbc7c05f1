package engine_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant"
	"isc-sync/state"
)

// fileOf is what SP-Config exports of a tenant, in the shapes that exports of 2026
// have (API: SP-Config). Its evidence is docs/api, not the code that reads it.
func fileOf(t *testing.T, e *engine.Engine) []byte {
	t.Helper()
	reader := &tenant.Reader{Client: e.Client, Kinds: e.Kinds, Version: e.Version}
	snapshot, err := reader.Everything(t.Context(), e.Kinds.All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	f := &exportFile{live: snapshot.Live, org: map[string]any{"tenant": "acme"}}
	for _, o := range f.live.All() {
		f.add(o)
	}
	f.put("IDENTITY_OBJECT_CONFIG", "1", "Identity", map[string]any{"id": "1", "name": "Identity", "objectAttributeDetails": f.attributes})
	f.put("AUTH_ORG", "acme", "acme", f.org)
	data, err := json.Marshal(map[string]any{"version": 1, "timestamp": "2026-05-01T00:00:00Z", "tenant": "acme", "options": map[string]any{}, "objects": f.objects})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

type exportFile struct {
	live                *state.Live
	objects, attributes []any
	org                 map[string]any
}

func (f *exportFile) put(kind, id, name string, object map[string]any) {
	f.objects = append(f.objects, map[string]any{
		"version": 1, "jwsHeader": nil, "jwsSignature": nil, "object": object, "self": map[string]any{"type": kind, "id": id, "name": name},
	})
}

// referTo is a reference to an object that the tenant has.
func (f *exportFile) referTo(exported, kind string, id any) map[string]any {
	return map[string]any{"type": exported, "id": id, "name": f.live.ByID(kind, id.(string)).Key.Name()}
}

// add puts an object into the file, unless it is inside another one or in no export.
func (f *exportFile) add(o *state.Object) {
	value := jsonvalue.CopyObject(o.Value)
	name, _ := value["name"].(string)
	whole := map[string]string{
		"Transform": "TRANSFORM", "ConnectorRule": "CONNECTOR_RULE", "IdentityProfile": "IDENTITY_PROFILE", "CampaignFilter": "CAMPAIGN_FILTER", "Tag": "TAG",
		"FormDefinition": "FORM_DEFINITION", "ServiceDeskIntegration": "SERVICE_DESK_INTEGRATION", "NotificationTemplate": "NOTIFICATION_TEMPLATE",
		"Workflow": "WORKFLOW", "TriggerSubscription": "TRIGGER_SUBSCRIPTION", "PasswordPolicy": "PASSWORD_POLICY",
		"SodPolicy": "SOD_POLICY", "GovernanceGroup": "GOVERNANCE_GROUP", "Segment": "SEGMENT", "AccessProfile": "ACCESS_PROFILE", "Role": "ROLE",
		"PublicIdentitiesConfig": "PUBLIC_IDENTITIES_CONFIG",
	}
	switch kind := o.Kind.Name; kind {
	case "Source":
		f.put("SOURCE", o.ID, name, f.source(o, value))
	case "AttributeSync":
		value["source"] = map[string]any{"type": "SOURCE", "id": o.Parent.ID, "name": o.Parent.Key.Name()}
		f.put("ATTR_SYNC_SOURCE_CONFIG", "7a3e9c52-0000-4000-8000-2b1d6f4a8c90:"+o.Parent.ID, o.Parent.Key.Name(), value)
	case "LifecycleState":
		value["identityProfileRef"] = map[string]any{"type": "IDENTITY_PROFILE", "id": o.Parent.ID, "name": o.Parent.Key.Name()}
		value["accountActionRefs"], value["accessProfileRefs"] = []any{}, nil
		f.put("LIFECYCLE_STATE", o.ID, name, value)
	case "PasswordSyncGroup":
		value["passwordPolicy"] = f.referTo("PASSWORD_POLICY", "PasswordPolicy", value["passwordPolicyId"])
		sources := []any{}
		for _, id := range value["sourceIds"].([]any) {
			sources = append(sources, f.referTo("SOURCE", "Source", id))
		}
		value["sources"] = sources
		delete(value, "passwordPolicyId")
		delete(value, "sourceIds")
		f.put("PASSWORD_SYNC_GROUP", o.ID, name, value)
	case "IdentityAttribute":
		delete(value, "searchable")
		delete(value, "sources")
		value["editMode"] = "ReadOnly"
		f.attributes = append(f.attributes, value)
	case "SessionConfig", "LockoutConfig", "NetworkConfig", "ServiceProviderConfig":
		f.org[strings.ToLower(kind[:1])+kind[1:]] = value
	case "AccessRequestConfig":
		if inner, _ := value["approvalReminderAndEscalationConfig"].(map[string]any); inner != nil {
			inner["fallbackApprover"] = inner["fallbackApproverRef"]
			delete(inner, "fallbackApproverRef")
		}
		f.put("ACCESS_REQUEST_CONFIG", "2", "AccessRequestConfiguration", value)
	default:
		if whole[kind] != "" {
			f.put(whole[kind], o.ID, name, value)
		}
	}
}

// source is an exported SOURCE, which is not what the API answers.
func (f *exportFile) source(o *state.Object, value map[string]any) map[string]any {
	value["connectorScriptName"] = value["connector"]
	for _, name := range []string{
		"connector", "cluster", "authoritative", "created", "modified", "healthy", "status", "since", "connectorId", "connectorName",
		"connectionType", "connectorImplementationId", "credentialProviderEnabled", "category", "accountCorrelationConfig",
	} {
		delete(value, name)
	}
	attributes, _ := value["connectorAttributes"].(map[string]any)
	secrets, _ := attributes["encrypted"].(string)
	maps.DeleteFunc(attributes, func(key string, _ any) bool {
		return strings.Contains(","+strings.ReplaceAll(secrets, " ", "")+",", ","+key+",")
	})
	if domains, _ := attributes["domainSettings"].([]any); domains != nil {
		for _, domain := range domains {
			delete(domain.(map[string]any), "password")
		}
	}
	value["provisionAsCsv"], value["crossTenantConnectorAttributes"] = false, map[string]any{}
	if value["type"] != "Non-Employee" {
		value["type"] = "as the file has it"
	}
	if value["deleteThreshold"] != nil {
		value["deleteThreshold"] = json.Number(value["deleteThreshold"].(json.Number).String() + ".0")
	}
	value["schemas"], value["provisioningPolicies"], value["passwordPolicies"] = []any{}, []any{}, []any{}
	value["correlationConfigDetails"] = map[string]any{"id": nil, "name": nil, "attributeAssignments": nil}
	for _, child := range f.live.Children(o.Key) {
		v := jsonvalue.CopyObject(child.Value)
		switch child.Kind.Name {
		case "Schema":
			for _, attribute := range v["attributes"].([]any) {
				attribute.(map[string]any)["isManaged"] = false
			}
			value["schemas"] = append(value["schemas"].([]any), v)
		case "ProvisioningPolicy":
			delete(v, "id")
			value["provisioningPolicies"] = append(value["provisioningPolicies"].([]any), v)
		case "CorrelationConfig":
			value["correlationConfigDetails"] = v
		case "PasswordPolicies":
			for _, p := range v["policies"].([]any) {
				policy := p.(map[string]any)
				value["passwordPolicies"] = append(value["passwordPolicies"].([]any), map[string]any{"type": "PASSWORD_POLICY", "id": policy["policyId"], "name": policy["policyName"]})
			}
		}
	}
	return value
}
