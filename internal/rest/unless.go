package rest

import "context"

// ListUnless reads a list like List, but first shows stop the total and the
// rows of the first page. If stop says so, nothing more is read: the first
// page is returned, and false. A list that does not page is read whole.
func (c *Client) ListUnless(ctx context.Context, r Request, pageSize int, stop func(total int, first []Row) bool) ([]Row, bool, error) {
	if pageSize <= 0 {
		rows, err := c.List(ctx, r, pageSize)
		return rows, true, err
	}
	first, err := c.page(ctx, r.paged(0, pageSize, true))
	if err != nil {
		return nil, false, err
	}
	if first.total > len(first.rows) && stop(first.total, first.rows) {
		return first.rows, false, nil
	}
	now, err := c.readOn(ctx, r, pageSize, first)
	if err != nil {
		return nil, false, err
	}
	if now.settled() {
		return now.rows, true, nil
	}
	rows, err := c.List(ctx, r, pageSize)
	return rows, true, err
}
