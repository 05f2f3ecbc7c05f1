package command

import (
	"context"
	"embed"
	"fmt"
	"strings"
)

// shells are those that completion knows.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func (p *Program) completionCommand() command {
	shell := ""
	c := command{
		name: "completion", summary: "print a shell completion script",
		examples: []string{
			"source <(isc-sync completion bash)",
			"isc-sync completion zsh > \"${fpath[1]}/_isc-sync\"",
			"isc-sync completion fish > ~/.config/fish/completions/isc-sync.fish",
			"isc-sync completion powershell | Out-String | Invoke-Expression",
		},
		operand: "SHELL",
		options: []option{{name: "shell", word: "SHELL", summary: "the same, as a flag", into: &shell}},
		run:     func(context.Context) error { return p.complete(shell) },
	}
	for _, name := range shells() {
		c.below = append(c.below, command{
			name: name, summary: "print it for " + name,
			run: func(context.Context) error { return p.complete(name) },
		})
	}
	return c
}

func (p *Program) complete(shell string) error {
	if shell == "" {
		return usage("missing shell", "it is one of "+strings.Join(shells(), ", "))
	}
	if err := oneOf("--shell", shell, shells()...); err != nil {
		return err
	}
	text, err := shellScripts.ReadFile("completion/" + shell)
	if err != nil {
		return fmt.Errorf("read the built-in script: %w", err)
	}
	_, err = p.Stdout.Write(text)
	return err
}

// shellScripts ask the program itself what can follow (candidates.go), so that
// they never differ from it.
//
//go:embed completion
var shellScripts embed.FS
