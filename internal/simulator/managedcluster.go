package simulator

import (
	"encoding/json"

	"isc-sync/internal/simulator/filter"
)

// managedClusters are made by deployment; only their settings can be changed
// (API: ManagedCluster).
func managedClusters() *resource {
	tenants := []field{}
	for _, name := range []string{
		"pod", "org", "type", "status", "alertKey", "ccgVersion", "ccId", "createdAt", "clientType", "publicKey", "publicKeyThumbprint",
		"publicKeyCertificate", "lastReleaseNotifiedAt", "currentInstalledReleaseVersion", "updatePackage", "isOutOfDateNotifiedAt",
		"consolidatedHealthIndicatorsStatus", "clientIds", "logConfiguration",
	} {
		tenants = append(tenants, field{name: name, mode: output, fill: absent{}})
	}
	return &resource{
		kind: "CLUSTER", noun: "cluster", path: "/managed-clusters",
		list: func(d *document) *[]object { return &d.Clusters },
		fields: append(tenants,
			field{name: "id", mode: output},
			field{name: "updatedAt", mode: stampAny},
			field{name: "operational", mode: output, fill: false},
			field{name: "pinnedConfig", mode: output, fill: false},
			field{name: "serviceCount", mode: output, fill: json.Number("0")},
			field{name: "name", shape: textOf(1, 0), mode: needed},
			field{name: "description", shape: is(plainText), fill: absent{}},
			field{name: "configuration", shape: texts(), fill: object{}},
			field{name: "updatePreferences", shape: record(
				field{name: "processGroups", shape: is(plainText)}, field{name: "updateState", shape: choice("AUTO", "DISABLED")},
				field{name: "notificationEmail", shape: is(plainText)},
			), fill: object{"processGroups": nil, "updateState": nil, "notificationEmail": nil}},
			field{name: "encryptionConfiguration", shape: record(
				field{name: "format", shape: choice("V2", "V3"), fill: absent{}},
			), fill: object{}},
		),
		listed: offer{versions: everywhere}, read: offer{versions: everywhere}, patched: offer{versions: fromV3},
		listing: func(string) listing {
			return listing{most: 250, fields: filter.Fields{"operational": "eq", "name": "eq", "type": "eq", "status": "eq"}}
		},
		patch: "name description configuration updatePreferences encryptionConfiguration",
		// The service adds what the type of the cluster needs.
		derive: func(_ scene, view, o object) { child(view, "configuration")["clusterType"] = o["type"] },
	}
}

// texts is a map of texts, of which any may be null.
func texts() shape {
	return is(func(c *call, field string, value any) error {
		o, isObject := value.(object)
		if !isObject {
			return illegal(value, field)
		}
		for _, key := range sortedKeys(o) {
			if err := plainText(c, field+"."+key, o[key]); o[key] != nil && err != nil {
				return err
			}
		}
		return nil
	})
}
