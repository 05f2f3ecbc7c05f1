package command

import (
	"context"
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
	commands := append(p.commands(), command{name: "help"})
	text := ""
	switch shell {
	case "bash":
		text = bashCompletion(commands)
	case "zsh":
		text = "autoload -U +X bashcompinit && bashcompinit\n" + bashCompletion(commands)
	case "fish":
		text = fishCompletion(commands)
	case "powershell":
		text = powershellCompletion(commands)
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
		for _, sub := range c.below {
			fmt.Fprintf(&b, "complete -c isc-sync -n '__fish_seen_subcommand_from %s' -f -a %s -d %q\n", c.name, sub.name, sub.summary)
		}
		for _, o := range c.options {
			fmt.Fprintf(&b, "complete -c isc-sync -n '__fish_seen_subcommand_from %s' -l %s -d %q\n", c.name, o.name, o.summary)
		}
	}
	return b.String()
}

func powershellCompletion(commands []command) string {
	var b strings.Builder
	b.WriteString("Register-ArgumentCompleter -Native -CommandName isc-sync -ScriptBlock {\n  param($wordToComplete, $commandAst, $cursorPosition)\n")
	b.WriteString("  $words = @{\n")
	for _, c := range commands {
		fmt.Fprintf(&b, "    '%s' = '%s'\n", c.name, strings.Join(words(c), " "))
	}
	b.WriteString("  }\n  $typed = @($commandAst.CommandElements | ForEach-Object { \"$_\" })\n")
	fmt.Fprintf(&b, "  $known = '%s'\n", strings.Join(names(commands), " "))
	b.WriteString("  if ($typed.Count -gt 1 -and $words.ContainsKey($typed[1])) { $known = $words[$typed[1]] }\n")
	b.WriteString("  $known -split ' ' | Where-Object { $_ -like \"$wordToComplete*\" } | ForEach-Object {\n")
	b.WriteString("    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)\n  }\n}\n")
	return b.String()
}
