package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"isc-sync/apply"
)

// journal is the file of --report. It is opened when the first record is
// written, so that a run that sends nothing leaves an earlier report as it is.
type journal struct {
	path string
	file *os.File
	// earlier is the report that is in the file so far, nil if there is none.
	earlier *apply.Earlier
}

// journal looks what is in the file of --report; nil if none is named.
func (f *applyFlags) journal() (*journal, error) {
	if f.report == "" {
		return nil, nil
	}
	j := &journal{path: f.report}
	if err := j.readEarlier(); err != nil {
		return nil, fmt.Errorf("--report %s: %w", f.report, err)
	}
	return j, nil
}

// writer keeps a missing file from becoming an interface that is not nil.
func (j *journal) writer() io.Writer {
	if j == nil {
		return nil
	}
	return j
}

func (j *journal) earlierRun() *apply.Earlier {
	if j == nil {
		return nil
	}
	return j.earlier
}

// readEarlier reads the report of an earlier run, and refuses what is not a
// file that can be replaced.
func (j *journal) readEarlier() error {
	info, err := os.Lstat(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		_, err := os.Stat(filepath.Dir(j.path))
		return err
	}
	if err == nil {
		err = writable(info)
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return err
	}
	data, err := os.ReadFile(j.path)
	if err != nil {
		return err
	}
	if j.earlier, err = apply.ReadEarlier(data); err != nil {
		return hinted(err, "name another file, or move this one away; it is not overwritten")
	}
	j.earlier.File = j.free()
	return nil
}

func writable(info fs.FileInfo) error {
	switch mode := info.Mode(); {
	case mode&fs.ModeSymlink != 0:
		return hinted(errors.New("this is a link, and a report is not written through links"), "name the file itself")
	case !mode.IsRegular() && mode&fs.ModeCharDevice == 0:
		return hinted(errors.New("this is not a file"), "name a file, or one that does not exist yet")
	}
	return nil
}

// free is a name beside the file that is not taken.
func (j *journal) free() string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.%d", j.path, n)
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
	}
}

// Write adds records. The first one moves an earlier report aside.
func (j *journal) Write(records []byte) (int, error) {
	if j.file == nil {
		if err := j.open(); err != nil {
			return 0, err
		}
	}
	return j.file.Write(records)
}

func (j *journal) open() (err error) {
	if j.earlier != nil {
		if err := os.Rename(j.path, j.earlier.File); err != nil {
			return fmt.Errorf("keep the earlier report: %w", err)
		}
	}
	before, _ := os.Lstat(j.path)
	if before == nil {
		j.file, err = os.OpenFile(j.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		return err
	}
	file, err := os.OpenFile(j.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if now, err := file.Stat(); err != nil || !os.SameFile(before, now) {
		file.Close()
		return errors.Join(err, errors.New("the file was replaced meanwhile"))
	}
	j.file = file
	return nil
}

// Sync returns once the records are on the disk.
func (j *journal) Sync() error { return j.file.Sync() }

// Close closes the file, if it was opened.
func (j *journal) Close() error {
	if j == nil || j.file == nil {
		return nil
	}
	return j.file.Close()
}
