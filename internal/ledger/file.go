package ledger

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// maxSize bounds what is read: a file of ours is far smaller.
const maxSize = 1 << 20

// errBusy means that another process has the file, which it needs for less than a
// millisecond.
var errBusy = errors.New("another process keeps its file locked")

// file is the file, which is read and written under a lock beside it: the system ends the
// lock with the process that has it.
type file struct{ path string }

// change reads the page, lets it be changed, and writes it. A page that cannot be understood
// is an empty one.
func (f file) change(do func(*page)) error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
		return err
	}
	lock := flock.New(f.path+".lock", flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err == nil && !locked {
		err = errBusy
	}
	if err != nil {
		return errors.Join(err, lock.Close())
	}
	p := f.read()
	do(&p)
	return errors.Join(f.write(p), lock.Close())
}

func (f file) read() page {
	p := page{}
	if from, err := os.Open(f.path); err == nil {
		data, err := io.ReadAll(io.LimitReader(from, maxSize))
		_ = from.Close()
		if err != nil || json.Unmarshal(data, &p) != nil {
			p = page{}
		}
	}
	if p.Runs == nil {
		p.Runs = map[string]entry{}
	}
	return p
}

// write replaces the file, so that a process that is killed leaves the old page or the new
// one.
func (f file) write(p page) error {
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	next := f.path + ".new" // only one process has the lock
	if err := os.WriteFile(next, data, 0o600); err != nil {
		return err
	}
	return os.Rename(next, f.path)
}
