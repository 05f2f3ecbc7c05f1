package render

import (
	"fmt"
	"io"
)

// Build is which program this is.
type Build struct {
	// Version is for readers. A build from a checkout names its revision in it.
	Version string `json:"version"`
	// Revision is the commit, Time when that was made; "" if they are not known.
	Revision string `json:"revision,omitempty"`
	Time     string `json:"time,omitempty"`
	// Modified: files differed from the commit.
	Modified bool `json:"modified"`
	// Go is the version of the compiler, Platform the system and processor.
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// Version writes the program's name and version.
func (Text) Version(w io.Writer, b Build) error {
	_, err := fmt.Fprintf(w, "isc-sync %s\n", b.Version)
	return err
}

// Version writes the same as text does: there is nothing to mark up.
func (Markdown) Version(w io.Writer, b Build) error {
	_, err := fmt.Fprintf(w, "isc-sync %s\n", b.Version)
	return err
}

// Version writes everything that is known of the build.
func (JSON) Version(w io.Writer, b Build) error {
	return writeJSON(w, encode(struct {
		FormatVersion int `json:"formatVersion"`
		Build
	}{1, b}))
}
