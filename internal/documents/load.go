// Package documents reads a directory of YAML files into documents and
// settings, and writes live objects back as readable YAML.
//
// A document that Load returns has no mistake that can be found without a
// tenant. If the directory has mistakes, Load returns all of them at once.
package documents

import (
	"io/fs"
	"os"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// Options configure one reading of a directory. The zero value reads all of it.
type Options struct {
	// Env names the environment of isc-sync.yaml to lay over its settings.
	Env string
	// APIVersion is the version to check kinds against; "" is the settings'
	// one, or else registry.DefaultVersion.
	APIVersion string
	Limits     Limits
	// SettingsOnly reads isc-sync.yaml alone.
	SettingsOnly bool
	// Base is the path of the directory, as it is shown before a file's name.
	Base string
	// Stop, if set, is asked before each document. Its error ends the loading.
	Stop func() error
}

// Set is what a directory declares.
type Set struct {
	Documents state.Documents
	Settings  state.Settings
	// APIVersion is the version that the documents were checked against.
	APIVersion string
	// Environments are the names of those that the settings describe, sorted.
	Environments []string
	// HasSettings reports whether there is an isc-sync.yaml.
	HasSettings bool
	// Files are the YAML files that were read, sorted, relative to the
	// directory with "/". Without any the directory is empty.
	Files []string
	// LeftOut are the resources that the environment's overlay leaves out, with what
	// belongs to them.
	LeftOut state.Keys
	// Warnings are what only a tenant can prove right or wrong, sorted.
	Warnings state.Problems
	// JSON are the JSON files, which are not read.
	JSON []string
}

// Load reads a directory. schemas holds the document schemas as
// documents/<Kind>.json. A failure is state.Problems: everything that is wrong,
// sorted by place.
func Load(dir string, kinds *registry.Kinds, schemas fs.FS, o Options) (*Set, error) {
	info, err := os.Stat(dir)
	if err := directoryProblem(dir, info, err); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, directoryProblem(dir, info, err)
	}
	defer root.Close()
	return load(root.FS(), kinds, schemas, o)
}

// LoadTree reads a tree of files as Load reads a directory. Links may not lead out of it.
func LoadTree(tree fs.FS, kinds *registry.Kinds, schemas fs.FS, o Options) (*Set, error) {
	return load(tree, kinds, schemas, o)
}

// load does the same in a tree that cannot be left through links.
func load(fsys fs.FS, kinds *registry.Kinds, schemas fs.FS, o Options) (*Set, error) {
	l := newLoader(fsys, kinds, o)
	l.settings()
	if !o.SettingsOnly {
		if err := l.documents(); err != nil {
			return nil, err
		}
	}
	c := l.checker(schemas)
	if err := c.check(l.read); err != nil {
		return nil, err
	}
	if err := based(l.budget.reported(append(l.problems, c.problems...)), o.Base, l.set.Files).Err(); err != nil {
		return nil, err
	}
	l.set.APIVersion, l.set.Warnings = c.version, based(append(l.warnings, c.warnings...).Sorted(), o.Base, l.set.Files)
	onBase(l.set.Documents, o.Base)
	l.set.Documents.Sort()
	for _, d := range l.set.Documents {
		d.NameAbout()
	}
	return l.set, nil
}

// checker checks what the loader read.
func (l *loader) checker(schemas fs.FS) *checker {
	return &checker{
		stop: l.stop, kinds: l.kinds, version: l.version(), guard: l.set.Settings.Guard, schemas: newSchemaSet(schemas),
		files: l.texts, budget: l.budget,
	}
}
