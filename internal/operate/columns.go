package operate

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// columns returns the names in the first line of a CSV file, none where the
// file is empty.
func columns(content []byte) ([]string, error) {
	names, err := csv.NewReader(bytes.NewReader(content)).Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	return names, err
}
