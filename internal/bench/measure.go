package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A workshop is where the tenants of one size are measured.
type workshop struct {
	*server
	dir  string
	talk io.Writer
	// moved are the exports that were moved away.
	moved int
}

// child runs this program in a role and returns what it used. Its output is kept for the
// error if it fails.
func (w *workshop) child(role, profile string, args ...string) (usage, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	report := filepath.Join(w.dir, "usage.json")
	command := exec.Command(self, args...)
	command.Dir = w.dir
	command.Env = append(w.environment(), "HOME="+w.dir, roleVariable+"="+role, usageVariable+"="+report, profileVariable+"="+profile)
	var said strings.Builder
	command.Stderr = &said
	began := time.Now()
	if err := command.Run(); err != nil {
		return usage{}, fmt.Errorf("%s %s: %w\n%s", role, strings.Join(args, " "), err, said.String())
	}
	used := usage{Seconds: time.Since(began).Seconds()}
	data, err := os.ReadFile(report)
	if err != nil {
		return used, err
	}
	return used, json.Unmarshal(data, &used)
}

// measure runs a case and its reference in turn. The first run of each is not counted:
// it shows what the reference has to request.
func (w *workshop) measure(c bench, opts options) (row, error) {
	r := row{bench: c}
	for i := range opts.runs + 1 {
		own, seen, err := w.once(c, "")
		if err != nil {
			return r, err
		}
		if i == 0 {
			r.requests, r.answered, r.documents = seen.requests, seen.answered, sizeOf(c.documents)
			if err := w.list(seen.reads); err != nil {
				return r, err
			}
		}
		least, err := w.child("reference", "", w.listed(), c.documents)
		if err != nil {
			return r, err
		}
		if i > 0 {
			r.runs = append(r.runs, pair{own: own, least: least})
		}
	}
	if opts.profile == "" {
		return r, nil
	}
	_, _, err := w.once(c, filepath.Join(opts.profile, c.file()))
	return r, err
}

// once runs the command of a case on a tenant that no run has changed.
func (w *workshop) once(c bench, profile string) (usage, traffic, error) {
	if err := w.show(c.tenant); err != nil {
		return usage{}, traffic{}, err
	}
	if err := w.aside(c.writes); err != nil {
		return usage{}, traffic{}, err
	}
	w.since()
	used, err := w.child("isc-sync", profile, c.args...)
	return used, w.since(), err
}

// aside moves away what the last export wrote. It stays until the end: file systems make
// files more slowly where many were removed a moment ago.
func (w *workshop) aside(dir string) error {
	if _, err := os.Stat(dir); err != nil {
		return nil // there is none
	}
	w.moved++
	return os.Rename(dir, fmt.Sprintf("%s-%d", dir, w.moved))
}

func (w *workshop) listed() string { return filepath.Join(w.dir, "reads") }

func (w *workshop) list(reads []string) error {
	return os.WriteFile(w.listed(), []byte(strings.Join(reads, "\n")), 0o600)
}

// sizeOf is how many bytes the files below a directory have.
func sizeOf(dir string) (bytes int) {
	_ = filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			bytes += int(info.Size())
		}
		return nil
	})
	return bytes
}
