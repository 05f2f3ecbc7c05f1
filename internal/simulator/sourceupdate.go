package simulator

import (
	"maps"
	"slices"

	"isc-sync/internal/simulator/jsonpatch"
)

// patchSource answers PATCH /sources/{id}.
func patchSource(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	before := c.sourceView(source)
	after, err := c.patched(before)
	if err != nil {
		return reply{}, err
	}
	fixed := []string{
		"id", "type", "authoritative", "created", "modified", "connector", "connectorClass", "passwordPolicies",
		"healthy", "status", "since", "connectorId", "connectorName", "connectionType", "connectorImplementationId",
		"schemas", "accountCorrelationConfig",
	}
	if err := unchanged(before, after, fixed); err != nil {
		return reply{}, err
	}
	return c.writeSource(source, before, after)
}

// putSource answers PUT /sources/{id}, a full replacement. Besides the
// documented immutable fields it wants back what a working client found that it
// must send (API: Source update).
func putSource(c *call) (reply, error) {
	source, err := c.source()
	if err != nil {
		return reply{}, err
	}
	after, err := c.object()
	if err != nil {
		return reply{}, err
	}
	before := c.sourceView(source)
	fixed := []string{
		"id", "type", "authoritative", "connector", "connectorClass", "passwordPolicies", "connectorId",
		"connectorImplementationId", "healthy", "status",
	}
	if err := unchanged(before, after, fixed); err != nil {
		return reply{}, err
	}
	if config := child(before, "accountCorrelationConfig"); text(config, "id") != text(child(after, "accountCorrelationConfig"), "id") {
		return reply{}, immutable("accountCorrelationConfig")
	}
	if err := unchanged(child(before, "connectorAttributes"), child(after, "connectorAttributes"), keptKeys()); err != nil {
		return reply{}, err
	}
	return c.writeSource(source, before, after)
}

func unchanged(before, after object, fields []string) error {
	for _, field := range fields {
		if !jsonpatch.Equal(before[field], after[field]) {
			return immutable(field)
		}
	}
	return nil
}

// writeSource stores a new version of a source after all checks.
func (c *call) writeSource(source, before, after object) (reply, error) {
	if err := c.checkSource(after); err != nil {
		return reply{}, err
	}
	if name := text(after, "name"); name != text(before, "name") {
		if err := c.checkName(name, text(source, "id")); err != nil {
			return reply{}, err
		}
	}
	wanted := child(after, "connectorAttributes")
	if wanted == nil {
		return reply{}, immutable("healthy") // the server's keys went with the map
	}
	attributes, err := c.writeAttributes(child(source, "connectorAttributes"), child(before, "connectorAttributes"), wanted)
	if err != nil {
		return reply{}, err
	}
	c.overwrite(source, after)
	source["connectorAttributes"] = attributes
	source["modified"] = c.stamp()
	return ok(c.sourceView(source))
}

// overwrite takes over the fields that a client may change. category is not
// one of them, although it may be sent (API: Sources).
func (c *call) overwrite(source, after object) {
	for _, field := range append(clientFields(), "name", "owner", "cluster") {
		delete(source, field)
		if value := after[field]; value != nil {
			source[field] = value
		}
	}
	fallbacks := object{"deleteThreshold": number(10), "credentialProviderEnabled": false, "features": []any{}}
	for field, fallback := range fallbacks {
		if source[field] == nil {
			source[field] = fallback
		}
	}
	if text(source, "connectionType") == "file" || isSaaS(source) {
		delete(source, "cluster") // the server's own affair
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
