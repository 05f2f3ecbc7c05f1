package command

import (
	"context"
	"fmt"
	"io"
	"os"

	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// fmtFlags are the flags of fmt.
type fmtFlags struct {
	common
	check bool
	stdin string
}

const (
	// fromStdin is the argument of editors, stdinName the file in their messages.
	fromStdin = "-"
	stdinName = "<stdin>"
)

func (p *Program) fmtCommand() command {
	var f fmtFlags
	return command{
		name: "fmt", summary: "format documents as an export writes them",
		about: "It sets the order of keys, indents, quotes and brackets. Comments, anchors, aliases, tags and block scalars stay. A blank line divides keys: they keep to their side of it. The names of the files that change are printed. A file with an error is left alone, and so is one that would say something else afterwards.",
		examples: []string{
			"isc-sync fmt --dir tenant",
			"isc-sync fmt --check",
			"isc-sync fmt - < role.yaml",
		},
		options: append(f.common.options(),
			option{name: "check", summary: "write nothing, and exit with 1 if a file would change", into: &f.check},
		),
		operand: "[-]", into: &f.stdin,
		run: func(ctx context.Context) error { return p.format(ctx, &f) },
	}
}

func (p *Program) format(ctx context.Context, f *fmtFlags) error {
	if err := f.common.check(); err != nil {
		return err
	}
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return err
	}
	switch f.stdin {
	case fromStdin:
		return p.formatStdin(ctx, f, kinds)
	case "":
		return p.formatDirectory(ctx, f, kinds)
	}
	return usage(fmt.Sprintf("unexpected argument %q", f.stdin), "use --dir "+state.ShellWord(f.stdin)+" for a directory; - reads stdin and writes stdout")
}

// formatStdin is a filter for editors.
func (p *Program) formatStdin(ctx context.Context, f *fmtFlags, kinds *registry.Kinds) error {
	data, err := waitFor(ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(p.Stdin, documents.MaxFile+1)) })
	if err != nil {
		return fmt.Errorf("read stdin: %w", err)
	}
	tidied := documents.Tidy(stdinName, data, kinds, documents.Options{})
	if err := tidied.Problems.Err(); err != nil {
		return err
	}
	if !f.check {
		_, err = p.Stdout.Write(tidied.After)
		return err
	}
	return p.formatted(f, render.Formatting{Files: []documents.Tidied{tidied}, Check: true})
}

func (p *Program) formatDirectory(ctx context.Context, f *fmtFlags, kinds *registry.Kinds) error {
	files, problems, err := documents.TidyDirectory(f.dir, kinds, documents.Options{Base: f.base(), Stop: ctx.Err})
	if err != nil {
		return err
	}
	if len(files) == 0 && len(problems) == 0 {
		return hinted(fmt.Errorf("there are no documents in %s", f.dir), "is --dir right?")
	}
	if !f.check {
		if err := p.writeFormatted(ctx, f.dir, files); err != nil {
			return err
		}
	}
	for _, t := range files {
		problems = append(problems, t.Problems...)
	}
	return p.formatted(f, render.Formatting{Files: files, Base: f.base(), Check: f.check, Problems: problems.Sorted()})
}

func (p *Program) writeFormatted(ctx context.Context, dir string, files []documents.Tidied) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open %s: %w", dir, err)
	}
	defer root.Close()
	p.keepGoing()
	changed, read := map[string][]byte{}, map[string][]byte{}
	for _, t := range files {
		if t.Changed() {
			changed[t.File], read[t.File] = t.After, t.Before
		}
	}
	return replacement{root, dir, read}.write(ctx, changed)
}

// formatted shows what happened, and ends with the problems.
func (p *Program) formatted(f *fmtFlags, result render.Formatting) error {
	if err := p.results(&f.common).Formatted(p.Stdout, result); err != nil {
		return err
	}
	p.ui(&f.common).printf("%s", result.Line())
	if err := p.incomplete(&f.common, result.Problems); err != nil {
		return err
	}
	if f.check && result.Changes() > 0 {
		return silentExit(exit.Error)
	}
	return nil
}
