package apply

import (
	"context"

	"isc-sync/internal/rest"
)

// upload sends a file. The tenant shows no content, so nothing can be compared;
// sending the same file under the same name twice does no harm.
func (j *job) upload(ctx context.Context) Result {
	v := j.step.Body
	for _, op := range j.step.Patch {
		v = op.Value
	}
	content, err := j.settle(v)
	if err != nil {
		return j.ended(ctx, err)
	}
	_, err = j.send(ctx, write{
		build: func() (rest.Request, error) { return uploadRequest(j.call, content) },
		look:  func(context.Context) (verdict, error) { return untouched, nil },
	})
	if err != nil {
		return j.ended(ctx, err)
	}
	return Result{Outcome: Applied}
}
