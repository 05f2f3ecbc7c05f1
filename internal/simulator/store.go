package simulator

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/google/renameio/v2/maybe"
)

//go:embed sample.json
var sample []byte

// A store keeps a document in a file. With an empty path it keeps nothing.
type store struct {
	path    string
	written []byte
	stamp   stamp
}

// A stamp detects that a file was edited after it was last written.
type stamp struct {
	size     int64
	modified time.Time
}

func openStore(path string, newID func() string) (store, *document, error) {
	if path == ":memory:" {
		doc, err := decodeDocument(sample)
		return store{}, doc, err
	}
	s := store{path: path}
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s.start(newID)
	}
	if err != nil {
		return s, nil, err
	}
	if err := writable(path); err != nil {
		return s, nil, err
	}
	s.written, s.stamp = content, stampOf(path)
	doc, err := decodeDocument(content)
	return s, doc, err
}

// start makes a new file. Its org is its own, so that a plan for one file is
// never taken for another's.
func (s store) start(newID func() string) (store, *document, error) {
	doc, err := decodeDocument(sample)
	if err != nil {
		return s, nil, err
	}
	doc.Org += "-" + newID()[:8]
	err = s.save(doc)
	return s, doc, err
}

// save writes the document if it differs from what the file holds: a temporary
// file, synced, in place of the old one.
func (s *store) save(doc *document) error {
	if s.path == "" {
		return nil
	}
	content, err := encode(doc, "  ")
	if err != nil {
		return err
	}
	if bytes.Equal(content, s.written) {
		return nil
	}
	if err := maybe.WriteFile(s.path, content, 0o600); err != nil {
		s.stamp = stamp{} // what is in memory is not kept: read the file again
		return err
	}
	s.written, s.stamp = content, stampOf(s.path)
	return nil
}

// edited returns the document of a file that another program has written since,
// or nil if the file is unchanged.
func (s *store) edited() (*document, error) {
	if s.path == "" || stampOf(s.path) == s.stamp {
		return nil, nil
	}
	content, err := os.ReadFile(s.path)
	if err != nil {
		return nil, err
	}
	doc, err := decodeDocument(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	s.written, s.stamp = content, stampOf(s.path)
	return doc, nil
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{size: info.Size(), modified: info.ModTime()}
}

func writable(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return file.Close()
}

func decodeDocument(content []byte) (*document, error) {
	var mark struct{ Simulator int }
	if err := json.Unmarshal(content, &mark); err != nil {
		return nil, fmt.Errorf("not a simulator file: %w", err)
	}
	if mark.Simulator != formatVersion {
		return nil, fmt.Errorf("not a simulator file of format %d (member \"simulator\" is %d)", formatVersion, mark.Simulator)
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	decoder.DisallowUnknownFields()
	doc := &document{}
	if err := decoder.Decode(doc); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("something follows the document")
	}
	if doc.Org == "" || doc.Credentials.ClientID == "" {
		return nil, fmt.Errorf("org or credentials are missing")
	}
	return doc, doc.complete()
}

// complete adds what every tenant has and older files lack.
func (d *document) complete() error {
	if d.IdentityAttributes != nil {
		return nil
	}
	var standard struct {
		IdentityAttributes []object
	}
	err := json.Unmarshal(sample, &standard)
	d.IdentityAttributes = standard.IdentityAttributes
	return err
}
