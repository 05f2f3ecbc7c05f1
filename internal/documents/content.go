package documents

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
)

// content is what could be read of a file, and its size in bytes.
type content struct {
	data []byte
	size int64
	err  error
}

var errNoFile = errors.New("it is not an ordinary file")

// readBounded reads an ordinary file that the budget has room for.
func readBounded(fsys fs.FS, name string, b *budget, limit int64) ([]byte, error) {
	c := readContent(fsys, name, b, limit)
	return c.data, b.admit(c, limit)
}

// readContent reads an ordinary file unless the budget has no room for it any
// more. The budget is not touched.
func readContent(fsys fs.FS, name string, b *budget, limit int64) content {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return content{err: err}
	}
	if !info.Mode().IsRegular() {
		return content{err: errNoFile}
	}
	if err := b.fits(info.Size(), limit); err != nil {
		return content{size: info.Size(), err: err}
	}
	data, err := readAtMost(fsys, name, info.Size(), limit+1)
	return content{data: data, size: max(info.Size(), int64(len(data))), err: err}
}

func readAtMost(fsys fs.FS, name string, size, most int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := b.ReadFrom(io.LimitReader(f, most)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
