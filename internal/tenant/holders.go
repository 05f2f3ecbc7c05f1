package tenant

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// holders adds what has an object and loses it: the first of each list by name, and how
// many there are.
func (r *Reader) holders(ctx context.Context, o *state.Object, h *state.Dependents) error {
	for _, rule := range o.Kind.Delete.Preflight.Holders {
		rows, total, err := r.someHolders(ctx, rule, o.ID)
		switch {
		case err != nil && concernsAll(ctx, err):
			return fmt.Errorf("read each %s that has %s: %w", rule.What, o.Key, err)
		case err != nil:
			h.Unread = cmp.Or(h.Unread, reasonOf(err))
		case total > 0:
			h.Warn = append(h.Warn, holdersText(rule, rows, total))
		}
	}
	return nil
}

func (r *Reader) someHolders(ctx context.Context, rule registry.HolderRule, id string) ([]paging.Row, int, error) {
	list := r.list(rule.Endpoint(), map[string]string{"id": id}, "")
	rows, rest, err := list.ReadUnless(ctx, r.Client, func(int, []paging.Row) bool { return true })
	if rest != nil {
		return rows, rest.Total(), err
	}
	return rows, len(rows), err
}

// holdersText names some of those that have an object, and counts the others.
func holdersText(rule registry.HolderRule, rows []paging.Row, total int) string {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = label(row.Value)
	}
	lose := registry.Plural(rule.What) + " lose"
	if total == 1 {
		lose = rule.What + " loses"
	}
	text := fmt.Sprintf("%d %s it: %s", total, lose, strings.Join(names, ", "))
	if more := total - len(rows); more > 0 {
		text += fmt.Sprintf(", and %d more", more)
	}
	return text
}
