package command

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
)

// manifestFile is beside the documents of a backup.
const manifestFile = "manifest.json"

// backupFlags are the flags of backup.
type backupFlags struct {
	common
	connection
	out    string
	strict bool
}

func (p *Program) backupCommand() command {
	var f backupFlags
	return command{
		name: "backup", summary: "write the whole tenant as documents, with a manifest of ids and times",
		about: "A backup has no secrets, and no content that the tenant does not return, such as connector files: the manifest names these.",
		examples: []string{
			"isc-sync backup --out backup-2026-11-27",
			"isc-sync backup --out nightly --strict",
		},
		options: append(append(f.common.options(), f.connection.options()...),
			option{name: "out", word: "DIR", summary: "directory to write to; it must be new or empty", into: &f.out},
			option{name: "strict", summary: "exit with 1 where something could not be read", into: &f.strict},
		),
		run: func(ctx context.Context) error { return p.backup(ctx, &f) },
	}
}

func (p *Program) backup(ctx context.Context, f *backupFlags) error {
	if err := firstError(f.common.check(), f.connection.check(), checkOut(f.out, newOut)); err != nil {
		return err
	}
	d, err := loadSettings(ctx, &f.common, &f.connection)
	if err != nil {
		return err
	}
	t := p.ui(&f.common)
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return err
	}
	p.keepGoing()
	started := time.Now()
	end := t.during()
	exported, manifest, err := e.Backup(ctx, engine.ExportOptions{Ignore: d.Settings.Ignore})
	end()
	if err != nil {
		return err
	}
	manifest.Program, manifest.Started, manifest.Finished = version(), inUTC(started), inUTC(time.Now())
	t.printf("read the tenant with %s", render.Count(exported.Requests, "request", "requests"))
	return p.writeBackup(ctx, f, exported, manifest)
}

func inUTC(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func (p *Program) writeBackup(ctx context.Context, f *backupFlags, exported *engine.Exported, manifest *engine.Manifest) error {
	data, err := json.MarshalIndent(manifest, "", "  ")
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	exported.Files[manifestFile] = append(data, '\n')
	if err := documents.Write(ctx, f.out, exported.Files); err != nil {
		return fmt.Errorf("write the backup: %w", err)
	}
	if err := p.results(&f.common).Exported(p.Stdout, exported, f.out); err != nil {
		return err
	}
	if f.strict && len(exported.NotRead) > 0 {
		return silentExit(exit.Error)
	}
	return nil
}
