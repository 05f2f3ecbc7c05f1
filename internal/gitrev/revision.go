package gitrev

import (
	"context"
	"fmt"
	"strings"

	"isc-sync/internal/suggest"
)

// Revision is a commit, seen from a directory.
type Revision struct {
	// Name is how the user called it, Commit its id.
	Name, Commit string
	dir, prefix  string
}

// Find returns the commit that has a name in the repository of a directory. The
// error is an *Error.
func Find(ctx context.Context, dir, name string) (*Revision, error) {
	if name == "" || strings.HasPrefix(name, "-") || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return nil, &Error{fmt.Sprintf("%q is not a Git revision", name), "write a branch, a tag, a commit or something like HEAD~1"}
	}
	prefix, err := run(ctx, dir, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, notARepository(dir, err)
	}
	r := &Revision{Name: name, dir: dir, prefix: strings.TrimSuffix(string(prefix), "\n")}
	commit, err := run(ctx, dir, "rev-parse", "--verify", "--quiet", name+"^{commit}")
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, &Error{
			fmt.Sprintf("the repository of %s has no revision %q", dir, name),
			meant(ctx, dir, name) + "git fetch brings branches and tags; where only the last commit was fetched, fetch the others, too (git fetch --unshallow, fetch-depth: 0)",
		}
	}
	r.Commit = strings.TrimSpace(string(commit))
	return r, nil
}

// meant asks whether a branch or tag of a similar name was meant, "" if there is none.
func meant(ctx context.Context, dir, name string) string {
	refs, err := run(ctx, dir, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	if err != nil {
		return ""
	}
	if hint := suggest.DidYouMean(name, strings.Fields(string(refs))); hint != "" {
		return hint + "; "
	}
	return ""
}

func notARepository(dir string, err error) error {
	if e, ok := err.(*Error); ok && strings.Contains(e.text, "not a git repository") {
		return &Error{dir + " is not in a Git repository", "run it in a checkout, or name one with --dir"}
	}
	return err
}

// String returns the name and, if that is another text, the beginning of the id.
func (r *Revision) String() string {
	if strings.HasPrefix(r.Commit, r.Name) {
		return r.Name
	}
	return r.Name + " (" + r.Commit[:min(len(r.Commit), 10)] + ")"
}

// Base is what git writes before a path in the directory.
func (r *Revision) Base() string { return r.Name + ":" + r.prefix }
