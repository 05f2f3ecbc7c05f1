package paging

import (
	"context"
	"maps"
	"net/url"
)

// parts are the lists that make the list together: one for each of the queries.
func (l List) parts() []List {
	var all []List
	for _, query := range l.Each {
		part := l
		part.Each = nil
		part.Request.Query = maps.Clone(l.Request.Query)
		if part.Request.Query == nil {
			part.Request.Query = url.Values{}
		}
		maps.Copy(part.Request.Query, query)
		all = append(all, part)
	}
	return all
}

// readParts reads all parts of the list. Of rows with the same id the first one counts.
func (l List) readParts(ctx context.Context, c Client) (rows []Row, err error) {
	seen := map[string]bool{}
	for _, part := range l.parts() {
		more, err := part.Read(ctx, c)
		if err != nil {
			return rows, err
		}
		for _, row := range more {
			if id, known := row.id(); !known || !seen[id] {
				rows, seen[id] = append(rows, row), true
			}
		}
	}
	return rows, nil
}
