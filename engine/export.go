package engine

import (
	"context"
	"fmt"

	"isc-sync/internal/documents"
	"isc-sync/internal/export"
	"isc-sync/state"
)

// ExportOptions choose what to export.
type ExportOptions struct {
	// Only are keys; a source takes its children along. Empty means the whole
	// tenant.
	Only   []state.Key
	Ignore []state.IgnoreRule
}

// Exported is an export that is still to be written.
type Exported struct {
	// Files are YAML files by their path below the directory, with "/".
	Files map[string][]byte
	// Variables are the environment variables that the documents name.
	Variables []string
	// NotRead are collections that the tenant would not show, and objects that
	// share their key with others, with the reason.
	NotRead []string
	// LeftOut are fields that no document can hold.
	LeftOut []string
	// Objects counts the documents, Requests what reading them took.
	Objects, Requests int
}

// Export reads the tenant and writes it as documents. It writes no file.
func (e *Engine) Export(ctx context.Context, opts ExportOptions) (*Exported, error) {
	snapshot, err := e.reader().Everything(ctx, e.Kinds.All(), e.below(opts.Only))
	if err != nil {
		return nil, err
	}
	result := export.Documents(export.Input{
		Kinds: e.Kinds, Live: snapshot.Live, Directory: snapshot.Directory,
		Ignore: opts.Ignore, Selects: e.among(opts.Only),
	})
	files, err := documents.Files(result.Documents, e.Kinds)
	if err != nil {
		return nil, fmt.Errorf("write the documents: %w", err)
	}
	return &Exported{
		Files: files, Variables: result.Variables, LeftOut: result.LeftOut, NotRead: append(snapshot.Live.NotRead(), result.Alike...),
		Objects: len(result.Documents), Requests: e.Client.Requests(),
	}, nil
}

// below tells which top-level objects have to be read for the chosen keys.
func (e *Engine) below(only []state.Key) func(state.Key) bool {
	if len(only) == 0 {
		return nil
	}
	return func(key state.Key) bool {
		for _, chosen := range only {
			if chosen == key || e.parentOf(chosen) == key {
				return true
			}
		}
		return false
	}
}

// among tells which objects are exported.
func (e *Engine) among(only []state.Key) func(state.Key) bool {
	if len(only) == 0 {
		return nil
	}
	return func(key state.Key) bool {
		for _, chosen := range only {
			if chosen == key || chosen == e.parentOf(key) {
				return true
			}
		}
		return false
	}
}

func (e *Engine) parentOf(key state.Key) state.Key {
	kind := e.Kinds.Find(key.Kind())
	if kind == nil || len(key.Parts()) != len(kind.Identity) {
		return ""
	}
	return kind.ParentKey(key)
}
