package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"isc-sync/apply"
	"isc-sync/internal/events"
	"isc-sync/internal/rest"
)

// eventLog is the file of --events.
type eventLog struct {
	path string
	file *os.File
	log  *events.Log
	// clients are those that sent something.
	clients []*rest.Client
}

func (l *eventLog) use(client *rest.Client) { l.clients = append(l.clients, client) }

// events are nil if no file is named.
func (l *eventLog) events() *events.Log { return l.log }

// logged lets commands write events, those that have a flag for it.
func (p *Program) logged(above string, commands []command) []command {
	for i, c := range commands {
		path := strings.TrimSpace(above + " " + c.name)
		commands[i].below = p.logged(path, c.below)
		for _, o := range c.options {
			if o.log != nil {
				commands[i].run = p.logging(path, c, o.log)
			}
		}
	}
	return commands
}

// logging runs a command between a first and a last event.
func (p *Program) logging(path string, c command, l *eventLog) func(context.Context) error {
	return func(ctx context.Context) error {
		if l.path == "" {
			return c.run(ctx)
		}
		if err := l.open(); err != nil {
			return fmt.Errorf("--events %s: %w", l.path, err)
		}
		l.log.Start(events.Start{Command: path, Version: version(), Env: c.chosenEnv()})
		err := c.run(ctx)
		l.log.End(events.End{ExitCode: exitCode(ctx, err), Requests: l.requests()})
		if broken := errors.Join(l.log.Err(), l.file.Close()); broken != nil {
			fmt.Fprintf(p.Stderr, "warning: --events %s is not complete: %v\n", l.path, broken)
		}
		return err
	}
}

// chosenEnv is the value of --env.
func (c command) chosenEnv() string {
	for _, o := range c.options {
		if name, single := o.into.(*string); single && o.name == "env" {
			return *name
		}
	}
	return ""
}

// requests adds up what the clients sent.
func (l *eventLog) requests() map[string]int {
	total := map[string]int{}
	for _, client := range l.clients {
		for version, n := range client.RequestsByVersion() {
			total[version] += n
		}
	}
	return total
}

// open makes the file, or empties one that has events.
func (l *eventLog) open() (err error) {
	if err := l.replaceable(); err != nil {
		return err
	}
	if l.file, err = os.OpenFile(l.path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600); err != nil {
		return err
	}
	l.log = events.New(l.file)
	return nil
}

// replaceable refuses links and files with something else in them. A pipe of a shell is a
// link below /dev.
func (l *eventLog) replaceable() error {
	info, err := os.Lstat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0 && !strings.HasPrefix(l.path, "/dev/"):
		return hinted(errors.New("this is a link, and events are not written through links"), "name the file itself")
	case !info.Mode().IsRegular() || info.Size() == 0:
		return nil
	}
	file, err := os.Open(l.path)
	if err != nil {
		return err
	}
	defer file.Close()
	begin := make([]byte, len(events.Begin))
	if _, err := io.ReadFull(file, begin); err != nil || !bytes.Equal(begin, []byte(events.Begin)) {
		return hinted(errors.New("the file has something else in it than events"), "name another file, or move this one away; it is not overwritten")
	}
	return nil
}

// logStep writes the beginning and the end of a step.
func (t *ui) logStep(e apply.Event) {
	switch e := e.(type) {
	case apply.StepStarted:
		t.log.StepStarted(events.StepStarted{Step: e.Step, Key: string(e.Key), Action: string(e.Action)})
	case apply.StepDone:
		t.log.StepEnded(events.StepEnded{
			Step: e.Step, Key: string(e.Key), Action: string(e.Action), Outcome: string(e.Outcome),
			ID: e.ID, Cause: e.Cause, Status: e.Status, Done: e.Outcome.Done(),
		})
	}
}
