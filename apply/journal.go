package apply

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"isc-sync/internal/jsonvalue"
)

// journal writes the records of a run, one per line, as they happen. A killed
// run leaves no summary, and no done line for its running steps.
type journal struct {
	out io.Writer // nil: no records are written
	mu  sync.Mutex
}

func (j *journal) header(r *Report) error { return j.write(headerOf(r), nil) }

// started records that a request is about to be sent. The request must not be
// sent before the record is on disk.
func (j *journal) started(step, method, path string) error {
	return j.write(&startedRecord{Record: "started", Step: step, Method: method, Path: path, Time: now()}, j.sync)
}

func (j *journal) done(r Result) error { return j.write(doneOf(r), nil) }

func (j *journal) summary(r *Report) error { return j.write(summaryOf(r), j.sync) }

func (j *journal) write(record any, then func() error) error {
	if j.out == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, err := j.out.Write(jsonvalue.Printable(encode(record, ""))); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if then == nil {
		return nil
	}
	return then()
}

func (j *journal) sync() error {
	file, ok := j.out.(interface{ Sync() error })
	if !ok {
		return nil
	}
	if err := file.Sync(); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

func encode(v any, indent string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		panic(err) // records are made of JSON values
	}
	return b.Bytes()
}

func now() *time.Time {
	t := time.Now().UTC()
	return &t
}
