package command

import (
	"context"
	"fmt"
	"strings"
)

func (p *Program) completionCommand() command {
	shell := ""
	return command{
		name: "completion", summary: "print what makes a shell complete commands and flags",
		examples: []string{
			"source <(isc-sync completion --shell bash)",
			"isc-sync completion --shell fish > ~/.config/fish/completions/isc-sync.fish",
		},
		options: []option{{name: "shell", word: "SHELL", summary: "bash, zsh or fish", into: &shell}},
		run:     func(context.Context) error { return p.complete(shell) },
	}
}

func (p *Program) complete(shell string) error {
	if err := oneOf("--shell", shell, "bash", "zsh", "fish"); err != nil {
		return err
	}
	commands := append(p.commands(), command{name: "help"})
	text := ""
	switch shell {
	case "bash":
		text = bashCompletion(commands)
	case "zsh":
		text = "autoload -U +X bashcompinit && bashcompinit\n" + bashCompletion(commands)
	case "fish":
		text = fishCompletion(commands)
	}
	_, err := fmt.Fprint(p.Stdout, text)
	return err
}

func bashCompletion(commands []command) string {
	var b strings.Builder
	b.WriteString("_isc_sync() {\n  local words\n  case \"${COMP_WORDS[1]}\" in\n")
	for _, c := range commands {
		fmt.Fprintf(&b, "    %s) words=%q ;;\n", c.name, strings.Join(words(c), " "))
	}
	fmt.Fprintf(&b, "  esac\n  [ \"$COMP_CWORD\" -eq 1 ] && words=%q\n", strings.Join(names(commands), " "))
	b.WriteString("  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n")
	b.WriteString("complete -o default -F _isc_sync isc-sync\n")
	return b.String()
}

// words are what may follow a command.
func words(c command) []string {
	out := names(c.below)
	for _, o := range c.options {
		out = append(out, dashed(o.name))
	}
	return out
}

func fishCompletion(commands []command) string {
	var b strings.Builder
	for _, c := range commands {
		fmt.Fprintf(&b, "complete -c isc-sync -n __fish_use_subcommand -f -a %s -d %q\n", c.name, c.summary)
		for _, o := range c.options {
			fmt.Fprintf(&b, "complete -c isc-sync -n '__fish_seen_subcommand_from %s' -l %s -d %q\n", c.name, o.name, o.summary)
		}
	}
	return b.String()
}
