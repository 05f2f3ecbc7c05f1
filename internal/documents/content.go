package documents

import (
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
// more. The budget is not touched. It looks before it opens: to open a pipe may
// take forever.
func readContent(fsys fs.FS, name string, b *budget, limit int64) content {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return content{err: err}
	}
	if !info.Mode().IsRegular() {
		return content{err: errNoFile}
	}
	return readOrdinary(fsys, name, b, limit)
}

// readOrdinary does the same with what is known to be an ordinary file, and walks
// the parts of its path only once.
func readOrdinary(fsys fs.FS, name string, b *budget, limit int64) content {
	f, err := fsys.Open(name)
	if err != nil {
		return content{err: err}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return content{err: err}
	}
	if err := b.fits(info.Size(), limit); err != nil {
		return content{size: info.Size(), err: err}
	}
	data, err := readAtMost(f, info.Size(), limit+1)
	return content{data: data, size: max(info.Size(), int64(len(data))), err: err}
}

// readAtMost reads a file of about a size. What it returns is kept, so it takes hardly
// more memory than that: the byte more shows whether the file has grown.
func readAtMost(f io.Reader, size, most int64) ([]byte, error) {
	f = io.LimitReader(f, most)
	data := make([]byte, size+1)
	n, err := io.ReadFull(f, data)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return data[:n], nil
	}
	if err != nil {
		return nil, err
	}
	rest, err := io.ReadAll(f)
	return append(data, rest...), err
}
