package command

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/gitrev"
	"isc-sync/internal/render"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// directory checks the settings, the documents, and the variables that these name.
func (c *checkup) directory(ctx context.Context) {
	settings, err := readWith(ctx, &c.f.common, &c.f.connection, documents.Options{SettingsOnly: true})
	if err != nil {
		c.mistakes("settings", err)
		return
	}
	c.d = settings
	if settings.HasSettings {
		c.ok("settings", documents.SettingsFile+" is valid")
	} else {
		c.ok("settings", "there is no "+documents.SettingsFile+" in "+c.f.dir+"; the defaults hold")
	}
	d, err := read(ctx, &c.f.common, &c.f.connection)
	switch {
	case err != nil:
		c.mistakes("documents", err)
		return
	case len(d.Files) == 0:
		c.warn("documents", "there are no documents in "+c.f.dir, d.emptyHint())
		return
	}
	c.d = d
	counted := fmt.Sprintf("%s of %s", render.Count(len(d.Documents), "document", "documents"), render.Count(len(d.Files), "file", "files"))
	if n := len(d.Warnings); n > 0 {
		c.warn("documents", counted+", "+render.Count(n, "warning", "warnings"), "isc-sync validate shows them")
	} else {
		c.ok("documents", counted)
	}
	c.variables(d)
}

// mistakes reports the first of the problems that a directory has.
func (c *checkup) mistakes(check string, err error) {
	problems, are := state.AsProblems(err)
	if !are || len(problems) == 0 {
		c.failed(check, err)
		return
	}
	first := problems.Sorted()[0]
	hint := first.Hint
	first.Hint = ""
	if len(problems) == 1 {
		c.fail(check, first.Error(), hint)
		return
	}
	c.fail(check, fmt.Sprintf("%d problems, the first: %s", len(problems), first.Error()), "isc-sync validate shows all of them")
}

// variables names those of the documents that are not set.
func (c *checkup) variables(d *directory) {
	named, unset := map[string]bool{}, []string(nil)
	for _, doc := range d.Documents {
		for _, name := range plan.Variables(doc.Spec) {
			if _, set := c.variable(name); !set && !named[name] {
				unset = append(unset, name)
			}
			named[name] = true
		}
	}
	slices.Sort(unset)
	switch {
	case len(named) == 0:
		c.ok("variables", "no document uses !env")
	case len(unset) > 0:
		c.warn("variables", "not set: "+strings.Join(unset, ", "), "set them where apply runs: it needs them for what it creates, and with --rotate-secrets")
	default:
		c.ok("variables", "all that documents name are set: "+fmt.Sprint(len(named)))
	}
}

// git checks the program, and that the directory has a commit to record in plans.
func (c *checkup) git(ctx context.Context) {
	version, err := gitrev.Version(ctx)
	switch {
	case err != nil:
		c.warn("git", err.Error(), "--changed-since and rollback need it: "+hintIn(err))
	case documents.Commit(c.f.dir) == "":
		c.warn("git", version+"; "+c.f.dir+" has no commit", "keep the documents in a Git repository: plans then record the commit, and --changed-since and rollback work")
	default:
		c.ok("git", version)
	}
}

// editor checks the schemas that init wrote, in the directory or above it.
func (c *checkup) editor() {
	files, err := initialFiles(ciNone)
	if err != nil {
		c.failed("editor", err)
		return
	}
	folder := schemaFolder(c.f.dir)
	if folder == "" {
		c.warn("editor", "there are no schemas for editors", "isc-sync init --dir "+state.ShellWord(c.f.dir)+" writes them, and settings for VS Code")
		return
	}
	for _, name := range []string{"documents.json", "settings.json"} {
		now, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(ownFolder+name)))
		if err != nil || !bytes.Equal(now, files[ownFolder+name]) {
			c.warn("editor", ownFolder+name+" is not that of this version", "isc-sync init --refresh --dir "+state.ShellWord(folder))
			return
		}
	}
	c.ok("editor", "the schemas in "+filepath.ToSlash(filepath.Join(folder, filepath.FromSlash(ownFolder)))+" are those of this version")
}
