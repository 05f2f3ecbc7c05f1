package gitrev

import (
	"context"
	"strings"
)

// Version returns what the program git says of its version, such as "git version 2.39.5".
func Version(ctx context.Context) (string, error) {
	said, err := run(ctx, "", "--version")
	return strings.TrimSpace(string(said)), err
}
