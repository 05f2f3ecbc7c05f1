package paging

import (
	"context"
	"fmt"
	"net/http"

	"golang.org/x/sync/errgroup"

	"isc-sync/internal/crash"
	"isc-sync/internal/rest"
)

// readMembers reads each member by itself. Those that the tenant does not have are
// left out.
func (l List) readMembers(ctx context.Context, c Client) (rows []Row, err error) {
	found := make([]*Row, len(l.Members))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(pagesAtOnce)
	for i, m := range l.Members {
		group.Go(func() (err error) {
			defer crash.Recover(&err)
			found[i], err = m.read(ctx, c)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for _, row := range found {
		if row != nil {
			rows = append(rows, *row)
		}
	}
	return rows, nil
}

// read reads the member, nil if the tenant does not have it.
func (m Member) read(ctx context.Context, c Client) (*Row, error) {
	response, err := c.Do(ctx, m.Request)
	if rest.IsMissing(err) || m.Absent != 0 && rest.HasStatus(err, m.Absent) || err == nil && response.Status == http.StatusNoContent {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	value, flaws, err := response.Decode()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Request, &rest.ShapeError{What: "the answer is not JSON: " + err.Error()})
	}
	return &Row{Value: WithID(value, m.ID), Identity: m.Identity, Flaws: flaws}, nil
}
