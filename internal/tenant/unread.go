package tenant

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"isc-sync/internal/rest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// concernsAll reports whether a failed read ends the run: it was interrupted, or
// no other read can succeed either. Any other failure is one collection's or
// object's own.
func concernsAll(ctx context.Context, err error) bool {
	return ctx.Err() != nil || rest.ConcernsAll(err)
}

// unreadFor explains why something could not be read, with what to do.
func unreadFor(err error) state.Unread {
	u := state.Unread{Why: generally(err), Hint: "try again later, or " + state.SkipHint}
	var hinted interface{ Hint() string }
	switch {
	case rest.IsDenied(err):
		u.Needs = hintOf(err)
		u.Hint = u.Needs
	case errors.As(err, &hinted) && hinted.Hint() != "":
		u.Hint = hinted.Hint()
	case rest.IsRefusal(err):
		u.Hint = state.SkipHint
	}
	return u
}

// reasonOf says in one sentence why something could not be read, and of a denial
// which rights are missing.
func reasonOf(err error) string {
	if rest.IsDenied(err) {
		return generally(err) + "; " + hintOf(err)
	}
	return generally(err)
}

// generally describes what failed, without what differs from object to object.
func generally(err error) string {
	var answer *rest.StatusError
	if errors.As(err, &answer) {
		return answer.Reason()
	}
	return err.Error()
}

func hintOf(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}

// vanished says that an object that was listed is gone.
func vanished(kind *registry.Kind, missing error) state.Unread {
	return state.Unread{
		Why:  fmt.Sprintf("the %s was listed, but no longer exists: %s", strings.ToLower(kind.Name), missing),
		Hint: "it was deleted in the meantime; run again",
		Gone: true,
	}
}

// noteDenied notes why kinds that are also looked up could not be listed: then
// only the references of live objects say what their objects are called.
func noteDenied(w wanted, s *Snapshot) {
	for kind := range w.names {
		if u := s.Live.Unread(kind.Name, ""); kind.Lookup != nil && u.Happened() {
			s.Directory.MarkUnread(kind.Name, fmt.Sprintf("%s could not be read: %s", kind.API.List.Path, u.Why))
		}
	}
}
