package contract

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"net/http"
	"os"
)

// An Exchange is one request and its answer, a line of a recording.
type Exchange struct {
	// Process is the number of the process that asked, so that readers can keep
	// apart what went on at the same time.
	Process int
	// Method and URL are those of the request, the URL with scheme, host and query.
	Method, URL   string
	RequestHeader http.Header
	// Sent and Received are whole bodies, empty if there was none.
	Sent           []byte
	Status         int
	ResponseHeader http.Header
	Received       []byte
}

// Exchanges reads what Recorders wrote to a file, in the order in which the
// answers arrived. The first error is the last element.
func Exchanges(file string) iter.Seq2[Exchange, error] {
	return func(yield func(Exchange, error) bool) {
		f, err := os.Open(file)
		if err != nil {
			yield(Exchange{}, fmt.Errorf("read a recording: %w", err))
			return
		}
		defer f.Close()
		lines := json.NewDecoder(f)
		for {
			var e Exchange
			err := lines.Decode(&e)
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Exchange{}, fmt.Errorf("read a recording: %w", err))
				return
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}
