package documents

import (
	"fmt"

	"isc-sync/state/registry"
)

// withoutKind returns what is wrong with a document without a kind, and what to
// do about it.
func withoutKind(top map[string]any) (text, hint string) {
	const ignore = "ignoreFiles in " + SettingsFile + " leaves out a file that is not for isc-sync"
	if isSPConfig(top) {
		return "this is an SP-Config export, not a document", "isc-sync import --from sp-config FILE --out DIR writes it as documents; " + ignore
	}
	return "the document has no kind", "write kind: Source or the like; " + ignore
}

// isSPConfig reports whether a value is an export of SP-Config: objects, each
// with the reference that it goes by.
func isSPConfig(top map[string]any) bool {
	objects, _ := top["objects"].([]any)
	if len(objects) == 0 {
		return false
	}
	first, _ := objects[0].(map[string]any)
	_, self := first["self"].(map[string]any)
	_, object := first["object"].(map[string]any)
	return self && object
}

// misplaced returns where a key that is unknown beside kind belongs, or "" if
// that is not known.
func misplaced(k *registry.Kind, key string) string {
	switch {
	case key == "metadata" && len(k.Identity) == 0:
		return "remove it: the tenant has " + k.One() + " once, and it has no name"
	case key == "metadata":
		return "remove it: the fields that identify the object are beside kind, as in " + k.Identity[0].Name + ": …"
	case k.IsSetting() && (key == "name" || key == "id"):
		return "remove it: the tenant has " + k.One() + " once, without a name"
	case k.Spec.Property(key) != nil:
		return "move it below spec"
	}
	return ""
}

// identityHint returns where a missing identity field is, or what it holds.
func identityHint(f registry.IdentityField, top map[string]any) string {
	for _, key := range []string{"metadata", "spec"} {
		inside, _ := top[key].(map[string]any)
		if name, ok := inside[f.Name].(string); ok {
			return fmt.Sprintf("move %s: %s out of %s", f.Name, name, key)
		}
	}
	return f.Description
}
