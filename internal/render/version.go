package render

import (
	"fmt"
	"io"
)

// Version writes the program's name and version.
func (Text) Version(w io.Writer, version string) error {
	_, err := fmt.Fprintf(w, "isc-sync %s\n", version)
	return err
}

// Version writes the same as text does: there is nothing to mark up.
func (Markdown) Version(w io.Writer, version string) error {
	_, err := fmt.Fprintf(w, "isc-sync %s\n", version)
	return err
}

// Version writes the version as a member.
func (JSON) Version(w io.Writer, version string) error {
	return writeJSON(w, encode(struct {
		FormatVersion int    `json:"formatVersion"`
		Version       string `json:"version"`
	}{1, version}))
}
