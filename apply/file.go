package apply

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"isc-sync/internal/realpath"
	"isc-sync/state"
)

// maxFile bounds a file that a plan names, as documents bound theirs.
const maxFile = 16 << 20

// readFile reads a file that a saved plan names, if it has not changed since. It
// never follows symbolic links out of dir.
func readFile(dir string, file state.File) (string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", fmt.Errorf("cannot be read: %w", withoutPath(err))
	}
	defer root.Close()
	if real, err := realpath.Of(root.FS(), file.Path); err == nil && (realpath.IsHidden(file.Path) || realpath.IsHidden(real)) {
		return "", errors.New("is hidden or leads to a hidden file, and is not sent")
	}
	info, err := root.Stat(filepath.FromSlash(file.Path))
	if err == nil && !info.Mode().IsRegular() {
		return "", errors.New("is not a regular file")
	}
	f, err := root.Open(filepath.FromSlash(file.Path))
	if err != nil {
		return "", fmt.Errorf("cannot be read: %w", withoutPath(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return "", fmt.Errorf("cannot be read: %w", withoutPath(err))
	}
	// The hash of an uploaded file is of its bytes, that of a text of its
	// normalized text.
	for _, text := range []string{string(data), state.FileText(string(data))} {
		if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) == file.SHA256 {
			return text, nil
		}
	}
	return "", errors.New("is not the one that was planned: its hash differs")
}

// withoutPath returns an error without the machine's path.
func withoutPath(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
