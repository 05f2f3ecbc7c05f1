package simulator

import (
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/simulator/jsonpatch"
)

// mirroredKeys of connectorAttributes are computed when a source is read, so
// what a request says of them is ignored (API: Connector attributes).
func mirroredKeys() []string {
	return append(guardedKeys(), "connectionType", "connectorName", "cloudDisplayName", "deleteThresholdPercentage",
		"beforeProvisioningRule", "managementWorkgroup", "cloudCacheUpdate", "slpt-source-diagnostics")
}

// guardedKeys may not be changed or left out by a write (API: Connector attributes).
func guardedKeys() []string { return []string{"healthy", "status", "since"} }

// keptKeys are stored, but the server's: a PATCH that changes them has no effect
// (API: SaaS sources), a PUT is refused (API: Source update).
func keptKeys() []string {
	return []string{"spConnectorSpecId", "spConnectorInstanceId", "spConnectorInstanceName", "idnProxyType"}
}

// writeAttributes returns the map to store after a write that wants this one,
// given the one that was shown before.
func (c *call) writeAttributes(stored, shown, wanted object) (object, error) {
	for _, key := range append(guardedKeys(), "cloudExternalId") {
		if !jsonpatch.Equal(shown[key], wanted[key]) {
			return nil, immutable(key)
		}
	}
	out := clone(wanted)
	for _, key := range mirroredKeys() {
		delete(out, key)
	}
	for _, key := range append(keptKeys(), "encrypted") {
		delete(out, key)
		if value, ok := stored[key]; ok {
			out[key] = value
		}
	}
	return out, c.sealSecrets(out)
}

// sealSecrets encrypts clear text under the keys that are secret for this
// connector, at any depth. Cipher text is taken back as it is (API: Secrets).
func (c *call) sealSecrets(attributes object) error {
	return c.sealBelow(attributes, secretKeys(attributes))
}

func (c *call) sealBelow(v any, keys []string) error {
	switch v := v.(type) {
	case object:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			e := v[key]
			value, isText := e.(string)
			switch {
			case !isText:
				if err := c.sealBelow(e, keys); err != nil {
					return err
				}
			case value != "" && !sealed(value) && slices.Contains(keys, key):
				cipher, err := seal(value, c.tenant.options.Random)
				if err != nil {
					return err
				}
				v[key] = cipher
			}
		}
	case []any:
		for _, e := range v {
			if err := c.sealBelow(e, keys); err != nil {
				return err
			}
		}
	}
	return nil
}

// secretKeys reads the list in encrypted, whose separator varies.
func secretKeys(attributes object) []string {
	keys := strings.Split(text(attributes, "encrypted"), ",")
	for i, key := range keys {
		keys[i] = strings.TrimSpace(key)
	}
	return slices.DeleteFunc(keys, func(key string) bool { return key == "" })
}
