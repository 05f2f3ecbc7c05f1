package tenant

import (
	"context"
	"fmt"
	"sync"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// keepers reads the other objects that have fields of objects, each once.
type keepers struct {
	*Reader
	// live has those that were read already, nil if that is of no use.
	live *state.Live
	read sync.Map // of *keeper by path
}

// keeper is one of them.
type keeper struct {
	once  sync.Once
	value any
	err   error
}

// beside reads a field that its object does not show: a list of its own, or a value
// of another object.
func (k *keepers) beside(ctx context.Context, o *state.Object, f *registry.Field) (any, error) {
	if f.KeptBy == nil {
		return k.elements(ctx, o, f)
	}
	id, _ := f.KeptBy.ID.Get(map[string]any(o.Value))
	text, _ := id.(string)
	if text == "" {
		return nil, nil
	}
	value, err := k.keeper(ctx, f.KeptBy, text)
	if err != nil {
		return nil, fmt.Errorf("read %s of %s: %w", f.Name, o.Key, err)
	}
	v, _ := f.KeptBy.At.Get(value)
	return v, nil
}

// keeper returns the other object.
func (k *keepers) keeper(ctx context.Context, rule *registry.KeptRule, id string) (any, error) {
	if k.live != nil {
		if o := k.live.ByID(rule.Kind, id); o != nil {
			return map[string]any(o.Value), nil
		}
	}
	request := k.get(rule.Endpoint(), map[string]string{"id": id})
	entry, _ := k.read.LoadOrStore(request.String(), &keeper{})
	one := entry.(*keeper)
	one.once.Do(func() { one.value, one.err = k.fetch(ctx, request) })
	return one.value, one.err
}

func (k *keepers) fetch(ctx context.Context, request rest.Request) (any, error) {
	response, err := k.Client.Do(ctx, request)
	if err != nil {
		return nil, err
	}
	return jsonvalue.Decode(response.Body)
}
