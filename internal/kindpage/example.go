package kindpage

import (
	"fmt"
	"io/fs"

	"isc-sync/state/registry"
)

// Example returns the example of a kind from a folder kinds/ that has one file for
// each: that of the kind PasswordPolicy is kinds/password-policy.yaml.
func Example(examples fs.FS, kind string) (string, error) {
	data, err := fs.ReadFile(examples, "kinds/"+registry.Hyphenated(kind)+".yaml")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	return string(data), nil
}
