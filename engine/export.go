package engine

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/export"
	"isc-sync/internal/suggest"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// ExportOptions choose what to export.
type ExportOptions struct {
	// Only are patterns of keys; a source takes its children along. Empty means
	// the whole tenant.
	Only state.Patterns
	// Kinds are the kinds to export. Empty means all.
	Kinds  []*registry.Kind
	Ignore []state.IgnoreRule
	// Partial: patterns may match nothing.
	Partial bool
}

// Exported is an export that is still to be written.
type Exported struct {
	// Files are YAML files by their path below the directory, with "/".
	Files map[string][]byte
	// Variables are the environment variables that the documents name.
	Variables []string
	// Suspected are places that became variables since they look like secrets.
	Suspected []string
	// NotRead are collections that the tenant would not show, and objects that
	// share their key with others, with the reason.
	NotRead []state.Gap
	// PassedOver are objects that were not read because there are too many.
	PassedOver []string
	// LeftOut are fields that no document can hold.
	LeftOut []string
	// Lacking are the kinds that the API version does not have, with the versions
	// that do.
	Lacking []string
	// Unmatched are the patterns of ignore rules that match nothing.
	Unmatched []string
	// Objects counts the documents, Requests what reading them took.
	Objects, Requests int
	// objects are what a manifest says of them; noContent are those without a document,
	// since the tenant shows their names alone.
	objects   []BackedUp
	noContent []state.Key
	// documents are those of the files, live what the tenant was read as.
	documents []documents.Exported
	live      *state.Live
}

// Export reads the tenant and writes it as documents. It writes no file.
func (e *Engine) Export(ctx context.Context, opts ExportOptions) (*Exported, error) {
	if err := e.unchosenOnly(opts); err != nil {
		return nil, err
	}
	kinds := e.exported(opts)
	reader := e.reader()
	reader.Explicit = e.explicit(opts)
	snapshot, err := reader.Everything(ctx, e.Kinds.Needed(kinds), ofKinds(withAbove(kinds), e.below(opts.Only)))
	if err != nil {
		return nil, err
	}
	known := snapshot.Live.Keys()
	only := opts.Only.Among(known)
	if err := unmatchedOnly(only, known, snapshot.Live); err != nil && !opts.Partial {
		return nil, err
	}
	settings := state.Settings{Ignore: opts.Ignore}.Among(known)
	result := export.Documents(export.Input{
		Kinds: e.Kinds, Live: snapshot.Live, Directory: snapshot.Directory,
		Ignore: settings.Ignore, Selects: ofKinds(kinds, e.among(only)),
	})
	files, err := result.Files(ctx, e.Kinds, schemas.FS, e.Version)
	if err != nil {
		return nil, err
	}
	objects, noContent := e.manifested(snapshot.Live, &result)
	return &Exported{
		objects: objects, noContent: noContent, documents: result.Documents, live: snapshot.Live,
		Files: files, Variables: result.Variables, Suspected: result.Suspected, LeftOut: append(result.LeftOut, e.nameless(snapshot.Live.Nameless())...), NotRead: append(snapshot.Live.NotRead(), gaps(result.Alike, result.Nameless)...),
		PassedOver: e.passedOver(snapshot.Live),
		Unmatched:  unmatchedRules(e.Kinds, settings.Ignore, known), Lacking: e.lacking(kinds),
		Objects: len(result.Documents), Requests: e.Client.Requests(),
	}, nil
}

// nameless describes the objects that no document can be about.
func (e *Engine) nameless(counts map[string]int) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		thing, kind := registry.Words(name), e.Kinds.Find(name)
		if counts[name] > 1 {
			thing = registry.Plural(thing)
		}
		why := "without a " + kind.Identity[0].Name
		if kind.About != "" {
			why = "about what documents cannot name"
		}
		out = append(out, fmt.Sprintf("%d %s %s", counts[name], thing, why))
	}
	return out
}

// passedOver describes the objects that were not read because there are too many.
func (e *Engine) passedOver(live *state.Live) []string {
	counts := live.PassedOver()
	var out []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		things := registry.Plural(registry.Words(name))
		out = append(out, fmt.Sprintf("%d %s. Not exported among them are %s. To have all %s: --kind %s",
			counts[name], things, e.Kinds.Find(name).API.List.Exported.Missed, things, name))
	}
	return out
}

// gaps are texts that name what they are about themselves.
func gaps(lists ...[]string) []state.Gap {
	var out []state.Gap
	for _, text := range slices.Concat(lists...) {
		out = append(out, state.Gap{Why: text})
	}
	return out
}

// exported are the kinds that an export is about.
func (e *Engine) exported(opts ExportOptions) []*registry.Kind {
	return slices.DeleteFunc(state.KindsMatched(e.Kinds, opts.Only), func(k *registry.Kind) bool {
		return len(opts.Kinds) > 0 && !slices.Contains(opts.Kinds, k)
	})
}

// unchosenOnly refuses patterns of which the chosen kinds leave nothing.
func (e *Engine) unchosenOnly(opts ExportOptions) error {
	var problems state.Problems
	for _, p := range opts.Only {
		if len(e.exported(ExportOptions{Only: state.Patterns{p}, Kinds: opts.Kinds})) == 0 {
			problems = append(problems, state.Problem{
				Text: "--only " + p.Text + ": no kind of --kind is chosen by it", Hint: "leave out one of the two flags: an export has what fits both",
			})
		}
	}
	return problems.Err()
}

// explicit are the kinds that an export is explicitly about.
func (e *Engine) explicit(opts ExportOptions) []*registry.Kind {
	named := slices.Clone(opts.Kinds)
	for _, p := range opts.Only {
		if kind := e.Kinds.Find(state.Key(p.Text).Kind()); kind != nil {
			named = append(named, kind)
		}
	}
	return named
}

// withAbove adds the kinds that kinds belong to.
func withAbove(kinds []*registry.Kind) []*registry.Kind {
	all := slices.Clone(kinds)
	for _, kind := range kinds {
		all = append(all, kind.Ancestors()...)
	}
	return all
}

// ofKinds narrows a selection, nil for everything, to the objects of some kinds.
func ofKinds(kinds []*registry.Kind, selects func(state.Key) bool) func(state.Key) bool {
	names := map[string]bool{}
	for _, kind := range kinds {
		names[kind.Name] = true
	}
	return func(key state.Key) bool { return names[key.Kind()] && (selects == nil || selects(key)) }
}

// lacking lists the kinds of an export that the API version does not have.
func (e *Engine) lacking(kinds []*registry.Kind) []string {
	var out []string
	for _, kind := range kinds {
		if !kind.In(e.Version) {
			out = append(out, fmt.Sprintf("%s: not in API %s, but in %s", kind.Name, e.Version, strings.Join(kind.Versions, ", ")))
		}
	}
	return out
}

// below returns a function that reports whether what is below an object has to be
// read for the chosen keys: it matches, or something above or below it may. nil
// means all.
func (e *Engine) below(only state.Patterns) func(state.Key) bool {
	if len(only) == 0 {
		return nil
	}
	among := e.among(only)
	return func(key state.Key) bool {
		return among(key) || slices.ContainsFunc(only, func(p state.Pattern) bool {
			return slices.ContainsFunc(state.FormsBelow(e.Kinds, key), p.MayMatch)
		})
	}
}

// among returns a function that reports whether an object is exported. nil
// means all.
func (e *Engine) among(only state.Patterns) func(state.Key) bool {
	if len(only) == 0 {
		return nil
	}
	return func(key state.Key) bool {
		return only.Match(key) || slices.ContainsFunc(e.above(key), only.Match)
	}
}

// unmatchedOnly refuses patterns of which the tenant has nothing, or shows nothing.
func unmatchedOnly(only state.Patterns, known state.Keys, live *state.Live) error {
	var problems state.Problems
	for _, p := range only.Unmatched(known) {
		if unread := live.Unread(state.Key(p.Text).Kind(), ""); unread.Happened() {
			problems = append(problems, state.Problem{Text: "--only " + p.Text + ": " + unread.Why, Hint: state.WithoutSkipping(unread.Hint)})
			continue
		}
		hint := suggest.DidYouMean(p.Text, known.Texts())
		problems = append(problems, state.Problem{
			Text: "--only " + p.Text + ": the tenant has nothing of this key", Hint: cmp.Or(hint, "names are case-sensitive"),
		})
	}
	return problems.Err()
}

func unmatchedRules(kinds *registry.Kinds, rules []state.IgnoreRule, known state.Keys) []string {
	var out []string
	for _, r := range rules {
		for _, n := range plan.UnmatchedNotes("ignore", state.Unmatched(kinds, state.Patterns{r.Key}, known), known) {
			out = append(out, n.Text)
		}
	}
	return out
}

// above are the keys of what the object with a key belongs to.
func (e *Engine) above(key state.Key) []state.Key {
	kind := e.Kinds.Find(key.Kind())
	if kind == nil || len(key.Parts()) != len(kind.Identity) {
		return nil
	}
	return state.Ancestors(kind, key)
}
