package tenant

import (
	"context"
	"strings"

	"isc-sync/state/registry"
)

// Names are the identities in a collection, as one reading found them.
type Names map[string]bool

// Has reports whether the collection had an object with the location's identity.
func (n Names) Has(l Location) bool { return n[identityIn(l.Kind, l.Identity)] }

// ReadsWhole reports whether Find reads all rows of a collection to find one of them.
func (r *Reader) ReadsWhole(l Location) bool {
	list := l.Kind.API.List
	if list == nil || list.Bare || l.Kind.UnsetIsAbsent() || l.Kind.FoundByParts() {
		return false
	}
	return l.Kind.Parent != "" || identityFilter(list, l) == ""
}

// NamesBeside reads the collection of a location.
func (r *Reader) NamesBeside(ctx context.Context, l Location) (Names, error) {
	rows, err := r.rowsLike(ctx, l)
	if err != nil {
		return nil, err
	}
	names := Names{}
	for _, row := range rows {
		o, err := l.object(row)
		if err != nil {
			continue
		}
		names[identityOf(o)] = true
	}
	return names, nil
}

// identityIn joins the fields of an identity that an object shows.
func identityIn(kind *registry.Kind, identity map[string]string) string {
	var parts []string
	for _, f := range kind.Identity {
		if f.In == registry.InBody {
			parts = append(parts, identity[f.Name])
		}
	}
	return strings.Join(parts, "\x00")
}
