package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"isc-sync/apply"
	"isc-sync/internal/render"
	"isc-sync/planner/plan"
)

// ask lets the user decide.
func (p *Program) ask(ctx context.Context, plan *plan.Plan) error {
	return p.confirm(ctx, fmt.Sprintf("Apply this to the tenant %q?", plan.Tenant), "apply")
}

// confirm asks a question. Only yes means yes.
func (p *Program) confirm(ctx context.Context, question, verb string) error {
	fmt.Fprint(p.Stderr, render.Text{Width: p.width(p.Stderr)}.Prose(question+` Type "yes" to `+verb+`:`), " ")
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(p.Stdin).ReadString('\n') // no answer is a no
		answer <- strings.TrimSpace(line)
	}()
	select {
	case line := <-answer:
		if line == "yes" {
			return nil
		}
		return errors.New("cancelled: nothing was written")
	case <-ctx.Done():
		fmt.Fprintln(p.Stderr) // the terminal has just shown ^C behind the question
		return errors.New("interrupted: nothing was written")
	}
}

// applying shows what happens during a run.
func (t *ui) applying(plan *plan.Plan) func(apply.Event) {
	total, done, doing := 0, 0, "applying"
	if t.text.DryRun {
		doing = "dry run"
	}
	for _, c := range plan.Changes {
		total += len(c.Steps)
	}
	return func(e apply.Event) {
		t.logStep(e)
		if line := t.text.Event(e); line != "" {
			t.printf("%s", line)
		}
		if _, ended := e.(apply.StepDone); ended {
			done++
		}
		t.current().Doing(doing, done, total, "steps")
	}
}
