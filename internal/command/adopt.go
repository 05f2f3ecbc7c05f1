package command

import (
	"context"
	"fmt"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/render"
	"isc-sync/planner"
	"isc-sync/schemas"
)

// adoptFlags are the flags of adopt.
type adoptFlags struct {
	common
	connection
	only []string
	yes  bool
}

func (p *Program) adoptCommand() command {
	var f adoptFlags
	return command{
		name: "adopt", summary: "find objects of the tenant for documents with slightly different names",
		about: "For each document that would create an object, it looks for one that no document declares: whose name differs in spelling, or whose content agrees with it in four of five values that distinguish such objects. It proposes previously: NAME, or id: ID and the tenant's name where objects of the kind cannot be renamed. At a terminal it asks for each; else it prints a patch for git apply and writes nothing. --yes writes all.",
		examples: []string{
			"isc-sync adopt --dir tenant",
			"isc-sync adopt --dir tenant | git apply",
			"isc-sync adopt --yes --only 'Source/*'",
		},
		options: append(append(f.common.options(), f.connection.options()...),
			option{name: "only", word: "KEY", summary: "only this resource and its children; * in a key matches anything", into: &f.only},
			option{name: "yes", summary: "write all proposals without asking", into: &f.yes},
		),
		run: func(ctx context.Context) error { return p.adopt(ctx, &f) },
	}
}

func (p *Program) adopt(ctx context.Context, f *adoptFlags) error {
	if err := firstError(f.common.check(), f.connection.check()); err != nil {
		return err
	}
	d, err := load(ctx, &f.common, &f.connection)
	if err != nil {
		return err
	}
	only, err := d.chosen(flagOnly, f.only)
	if err != nil {
		return err
	}
	t := p.ui(&f.common)
	d.sayOverlays(f.dir, f.env, t)
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return err
	}
	end := t.during()
	found, err := e.Adopt(ctx, d.Documents, d.Settings, only)
	end()
	if err != nil {
		return err
	}
	t.printf("read the tenant with %s", render.Count(found.Requests, "request", "requests"))
	d.keepShared(found)
	return p.offer(ctx, f, d, found, t)
}

// keepShared leaves documents alone that other environments have: their tenants have
// other ids and names.
func (d *directory) keepShared(found *engine.Adopted) {
	overlay := d.Settings.Overlay
	var own []engine.Adoption
	for _, a := range found.Proposals {
		if overlay == "" || !a.Document.Layered && strings.HasPrefix(a.Document.File, overlay+"/") {
			own = append(own, a)
			continue
		}
		why := fmt.Sprintf("%s; other environments have the document: write a document with %s into %s, by hand", a.Why, besideText(a), overlay)
		found.Undecided = append(found.Undecided, planner.Undecided{Document: a.Document, Why: why})
	}
	found.Proposals = own
}

func besideText(a engine.Adoption) string {
	var all []string
	for _, key := range jsonvalue.SortedKeys(a.Beside()) {
		all = append(all, key+": "+a.Beside()[key])
	}
	return strings.Join(all, ", ")
}

// offer lets the user choose, writes or prints a patch.
func (p *Program) offer(ctx context.Context, f *adoptFlags, d *directory, found *engine.Adopted, t *ui) error {
	chosen := found.Proposals
	asks := !f.yes && f.output == formatText && isTerminal(p.Stdin) && isTerminal(p.Stdout)
	if asks {
		var err error
		if chosen, err = p.choose(ctx, chosen); err != nil {
			return err
		}
	}
	to, err := replacing(f.dir)
	if err != nil {
		return err
	}
	defer to.root.Close()
	files, chosen, err := adoptedFiles(found, chosen, to.readFile)
	if err != nil {
		return err
	}
	if _, err := documents.LoadWith(f.dir, files, d.kinds, schemas.FS, documents.Options{Env: f.env, APIVersion: f.apiVersion, Base: f.base(), Stop: ctx.Err}); err != nil {
		return err
	}
	result := render.Adopting{Adopted: found, Chosen: chosen, Patch: patchOf(to.root, f.dir, to.read, files), Written: (asks || f.yes) && len(chosen) > 0}
	if result.Written {
		p.keepGoing()
		if err := to.write(ctx, files); err != nil {
			return err
		}
	}
	sayAdopted(result, t)
	return p.results(&f.common).Adopted(p.Stdout, result)
}

// sayAdopted explains a patch, and what is left to the user.
func sayAdopted(result render.Adopting, t *ui) {
	if !result.Written {
		for _, a := range result.Chosen {
			t.printf("%s", render.AdoptionLine(a))
		}
	}
	for _, u := range result.Undecided {
		t.printf("undecided: %s", render.Clean(fmt.Sprintf("%s: %s: %s", u.Document.Position, u.Document.Key, u.Why)))
	}
	t.printf("%s", result.Line())
}
