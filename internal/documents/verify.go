package documents

import (
	"context"
	"io/fs"
	"math"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Verify returns what Load would find wrong with files that were just made, by
// their paths. What all files share, such as their total size, is not bounded.
func Verify(ctx context.Context, files map[string][]byte, kinds *registry.Kinds, schemas fs.FS, apiVersion string) (state.Problems, error) {
	unbounded := Limits{Total: math.MaxInt64, Values: math.MaxInt, Documents: math.MaxInt, Problems: math.MaxInt}
	l := newLoader(nil, kinds, Options{APIVersion: apiVersion, Limits: unbounded, Stop: ctx.Err})
	names := jsonvalue.SortedKeys(files)
	made := func(i int) sheet {
		data := files[names[i]]
		return sheetOf(names[i], content{data: data, size: int64(len(data))})
	}
	for s := range inOrder(len(names), made) {
		l.documentsOf(s, &l.read)
	}
	c := l.checker(schemas)
	if err := c.check(l.read); err != nil {
		return nil, err
	}
	return append(l.problems, c.problems...).Sorted(), nil
}
