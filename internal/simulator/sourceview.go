package simulator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// sourceView is a source as the API shows it: what is stored, with names
// resolved, reflections of other objects, and the server's own bookkeeping.
func (c *call) sourceView(source object) object {
	view := clone(source)
	id := text(source, "id")
	turn := c.turn(id)
	c.resolve(view, "owner", c.doc.Identities)
	c.resolve(view, "managementWorkgroup", c.doc.Workgroups)
	for _, field := range []string{"accountCorrelationRule", "managerCorrelationRule", "beforeProvisioningRule"} {
		c.resolve(view, field, c.doc.ConnectorRules, c.doc.CloudRules)
	}
	c.resolve(view, "cluster", c.doc.Clusters)
	if isSaaS(source) {
		view["cluster"] = object{"type": "CLUSTER", "id": c.tenant.proxyClusterID(), "name": "sp_connect_proxy_cluster"}
	}
	if _, ok := view["managerCorrelationMapping"]; !ok {
		view["managerCorrelationMapping"] = nil
	}
	view["accountCorrelationConfig"] = c.correlationRef(id)
	view["schemas"] = c.schemaRefs(id)
	view["passwordPolicies"] = c.passwordPolicyRefs(id)
	view["authoritative"] = c.profileOf(id) != nil
	view["category"] = nil
	view["features"] = shuffled(list(view, "features"), turn)
	view["connectorAttributes"] = attributesView(view, turn)
	view["modified"] = moved(text(source, "modified"), turn)
	return view
}

// resolve gives a reference its present name, and null if there is none.
func (c *call) resolve(view object, field string, collections ...[]object) {
	ref := child(view, field)
	if ref == nil {
		view[field] = nil
		return
	}
	for _, collection := range collections {
		if target := find(collection, "id", text(ref, "id")); target != nil {
			ref["name"] = target["name"]
			return
		}
	}
}

// proxyClusterID belongs to the private cluster of SaaS sources: no endpoint
// lists it, and it differs from tenant to tenant (API: SaaS sources).
func (t *Tenant) proxyClusterID() string {
	sum := sha256.Sum256([]byte("sp_connect_proxy_cluster " + t.doc.Org))
	return hex.EncodeToString(sum[:16])
}

func (c *call) schemaRefs(id string) []any {
	refs := []any{}
	for _, schema := range c.doc.Schemas[id] {
		// The empty configuration is in real answers only (API: Sources).
		refs = append(refs, object{"type": "CONNECTOR_SCHEMA", "id": schema["id"], "name": schema["name"], "configuration": object{}})
	}
	return refs
}

func (c *call) correlationRef(id string) any {
	config := c.doc.CorrelationConfigs[id]
	if config == nil {
		return nil
	}
	return object{"type": "ACCOUNT_CORRELATION_CONFIG", "id": config["id"], "name": config["name"]}
}

func (c *call) passwordPolicyRefs(id string) []any {
	refs := []any{}
	for _, holder := range c.doc.SourcePasswordPolicies[id] {
		refs = append(refs, object{"type": "PASSWORD_POLICY", "id": holder["policyId"], "name": holder["policyName"]})
	}
	return refs
}

// profileOf returns the identity profile that a source feeds, which is what
// makes it authoritative.
func (c *call) profileOf(id string) object {
	for _, profile := range c.doc.IdentityProfiles {
		if text(child(profile, "authoritativeSource"), "id") == id {
			return profile
		}
	}
	return nil
}

// attributesView adds the keys that the server keeps in connectorAttributes
// (API: Connector attributes).
func attributesView(view object, turn int) object {
	attributes := clone(child(view, "connectorAttributes"))
	for _, key := range []string{"healthy", "status", "since", "connectionType", "connectorName"} {
		attributes[key] = view[key]
	}
	attributes["cloudDisplayName"] = view["name"]
	attributes["deleteThresholdPercentage"] = view["deleteThreshold"]
	attributes["beforeProvisioningRule"] = child(view, "beforeProvisioningRule")["name"]
	attributes["managementWorkgroup"] = child(view, "managementWorkgroup")["name"]
	attributes["cloudCacheUpdate"] = number(1790000000000 + 1000*turn)
	attributes["slpt-source-diagnostics"] = fmt.Sprintf(
		`{"connector":%q,"status":%q,"healthcheckCount":%d,"lastHealthcheck":%d}`,
		text(view, "connector"), text(view, "status"), 40+turn, 1790000000+60*turn)
	return attributes
}

// turn counts the reads of a source, which is what moves things in a restless
// tenant. A write sees the turn of the read before it, so that an index into
// features taken from there still holds.
func (c *call) turn(id string) int {
	if c.tenant.options.Motion == Still {
		return 0
	}
	turn := c.tenant.reads[id]
	if c.writes {
		return max(0, turn-1)
	}
	c.tenant.reads[id]++
	return turn
}

// moved is a time of change as health checks move it.
func moved(stamp string, turn int) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	return stampTime(at.Add(time.Duration(turn) * time.Second))
}

func shuffled(elements []any, turn int) []any {
	out := []any{}
	for i := range elements {
		out = append(out, elements[(i+turn)%len(elements)])
	}
	return out
}
