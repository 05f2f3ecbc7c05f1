package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/render"
)

// choose asks for each proposal. No answer is a no.
func (p *Program) choose(ctx context.Context, proposals []engine.Adoption) (chosen []engine.Adoption, err error) {
	answers := bufio.NewReader(p.Stdin)
	for i, a := range proposals {
		answer, err := p.answer(ctx, answers, render.AdoptionLine(a))
		switch {
		case err != nil:
			return nil, err
		case answer == "y" || answer == "yes":
			chosen = append(chosen, a)
		case answer == "a" || answer == "all":
			return append(chosen, proposals[i:]...), nil
		case answer == "q" || answer == "quit":
			return chosen, nil
		}
	}
	return chosen, nil
}

// answer asks one question.
func (p *Program) answer(ctx context.Context, answers *bufio.Reader, question string) (string, error) {
	text := render.Text{Width: p.width(p.Stderr)}
	fmt.Fprint(p.Stderr, text.Prose(question), "\n", text.Prose("Write it? [y]es, [n]o, [a]ll that follow, [q]uit:"), " ")
	line, err := waitFor(ctx, func() ([]byte, error) {
		line, _ := answers.ReadString('\n') // its end is a no
		return []byte(line), nil
	})
	if err != nil {
		fmt.Fprintln(p.Stderr) // the terminal has just shown ^C behind the question
		return "", errors.New("interrupted: nothing was written")
	}
	return strings.ToLower(strings.TrimSpace(string(line))), nil
}
