package command

import (
	"fmt"
	"os"

	"isc-sync/internal/exit"
	"isc-sync/internal/operate"
)

// showResult writes what became of an operation, and ends with its exit code.
func (p *Program) showResult(f *sourceFlags, r *operate.Result) error {
	if err := f.save(r); err != nil {
		return err
	}
	if err := p.results(&f.common).Operated(p.Stdout, r); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	if code := r.ExitCode(); code != exit.Done {
		return silentExit(code)
	}
	return nil
}

// save keeps an answer that is a file of its own where that is asked for;
// there is then nothing of it to show.
func (f *sourceFlags) save(r *operate.Result) error {
	text, ok := r.Answer.(string)
	if f.file == "" || !ok {
		return nil
	}
	if err := os.WriteFile(f.file, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write --%s: %w", fileFlag, err)
	}
	r.Answer = nil
	return nil
}

// task shows how far a task is.
func (t *ui) task(now operate.Task) {
	what := now.Progress
	if what == "" {
		what = "waiting"
	}
	t.current().Doing(what, now.Percent, 100, "percent")
}
