package gitrev

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// blobs reads the contents of files through one git cat-file. It is safe for concurrent
// use.
type blobs struct {
	ctx context.Context
	dir string

	mu      sync.Mutex
	cmd     *exec.Cmd
	asks    io.WriteCloser
	answers *bufio.Reader
}

// start starts git when the first file is read.
func (b *blobs) start() (err error) {
	if b.cmd != nil {
		return nil
	}
	cmd := command(b.ctx, b.dir, "cat-file", "--batch")
	if b.asks, err = cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	b.answers = bufio.NewReader(out)
	if err := cmd.Start(); err != nil {
		return err
	}
	b.cmd = cmd
	return nil
}

// read returns a file by its id.
func (b *blobs) read(id string) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.start(); err != nil {
		return nil, fmt.Errorf("run git cat-file: %w", err)
	}
	if _, err := io.WriteString(b.asks, id+"\n"); err != nil {
		return nil, fmt.Errorf("ask git for a file: %w", err)
	}
	head, err := b.answers.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	fields := strings.Fields(head)
	if len(fields) != 3 || fields[1] != "blob" {
		return nil, &Error{"git does not have the content of a file: " + strings.TrimSpace(head), "in a partial clone, fetch it first"}
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return nil, &Error{"git printed " + head, ""}
	}
	data := make([]byte, size+1) // a line end follows
	if _, err := io.ReadFull(b.answers, data); err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	return data[:size], nil
}

// Close ends git.
func (b *blobs) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cmd == nil {
		return nil
	}
	return errors.Join(b.asks.Close(), b.cmd.Wait())
}
