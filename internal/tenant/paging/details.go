package paging

import (
	"context"
	"fmt"
	"maps"

	"isc-sync/internal/rest"
)

// readDetails reads a list whose rows have an id alone, and then the object of each. One
// that is gone meanwhile is left out.
func (l List) readDetails(ctx context.Context, c Client) ([]Row, error) {
	p, err := l.page(ctx, c, l.Request)
	if err != nil {
		return nil, err
	}
	var objects List
	for _, row := range p.rows {
		id, ok := row.id()
		if !ok {
			return nil, fmt.Errorf("%s: %w", l.Request, &rest.ShapeError{What: "a row has no id"})
		}
		objects.Members = append(objects.Members, Member{ID: id, Request: l.Detail(id)})
	}
	return objects.readMembers(ctx, c)
}

// WithID is an object with its id, which the answer may lack.
func WithID(value any, id string) any {
	object, isObject := value.(map[string]any)
	if _, has := object["id"]; !isObject || has || id == "" {
		return value
	}
	object = maps.Clone(object)
	object["id"] = id
	return object
}
