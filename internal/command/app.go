package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"isc-sync/internal/suggest"
)

// dispatch finds the command that was typed and runs it.
func (p *Program) dispatch(ctx context.Context, args []string) error {
	commands := p.commands()
	app := &cli.App{
		Name:                      "isc-sync",
		Commands:                  append(cliCommands("isc-sync", commands, p.helpWidth()), p.helpCommand(commands)),
		CustomAppHelpTemplate:     programHelp(commands),
		HideHelpCommand:           true,
		HideVersion:               true,
		DisableSliceFlagSeparator: true, // names may hold commas
		Flags:                     []cli.Flag{cli.HelpFlag, &cli.BoolFlag{Name: "version"}},
		Reader:                    p.Stdin,
		Writer:                    p.Stdout,
		ErrWriter:                 io.Discard, // errors are printed once, by Run
		OnUsageError:              badFlag,
		ExitErrHandler:            func(*cli.Context, error) {},
		Action:                    p.withoutCommand(commands),
	}
	return app.RunContext(ctx, append([]string{app.Name}, operandsLast(args, commands)...))
}

// withoutCommand answers where no command was recognised.
func (p *Program) withoutCommand(commands []command) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.Args().Present() {
			return unknownCommand(c.Args().First(), commands)
		}
		if c.Bool("version") {
			return p.printVersion(formatText)
		}
		return cli.ShowAppHelp(c)
	}
}

func cliCommands(above string, commands []command, width int) []*cli.Command {
	out := make([]*cli.Command, len(commands))
	for i, c := range commands {
		path := above + " " + c.name
		help := c.help(path, width)
		out[i] = &cli.Command{
			Name: c.name, CustomHelpTemplate: help, HideHelpCommand: true, OnUsageError: badFlag,
			Flags: cliFlags(c.options), Subcommands: cliCommands(path, c.below, width), Action: c.action,
		}
	}
	return out
}

// action refuses the arguments that are left over and runs the command.
func (c command) action(cc *cli.Context) error {
	first := cc.Args().First()
	switch {
	case c.run == nil && first == "":
		return usage("missing operation", "it is one of "+strings.Join(names(c.below), ", "))
	case first != "" && len(c.below) > 0:
		return unknownOperation(first, c)
	case c.into != nil:
		return c.withOperand(cc)
	case cc.Args().Present():
		return leftover(first, c.options)
	}
	return c.run(cc.Context)
}

// withOperand takes the one argument of a command.
func (c command) withOperand(cc *cli.Context) error {
	switch given := cc.Args().Len(); {
	case given > 1:
		return usage(fmt.Sprintf("unexpected argument %q", cc.Args().Get(1)), c.name+" takes one "+strings.Trim(c.operand, "[]"))
	case given == 0 && !c.optional():
		return usage("missing "+c.operand, "isc-sync "+c.name+" "+c.operand)
	}
	*c.into = cc.Args().First()
	return c.run(cc.Context)
}

// helpCommand takes the name of another command, such as source test.
func (p *Program) helpCommand(commands []command) *cli.Command {
	return &cli.Command{
		Name: "help", HideHelpCommand: true, OnUsageError: badFlag,
		CustomHelpTemplate: "isc-sync help: print the help of a command\n\nUsage: isc-sync help [COMMAND]\n",
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return cli.ShowAppHelp(c)
			}
			return helpOn(c.App.Writer, c.Args().Slice(), commands, p.helpWidth())
		},
	}
}

// helpOn prints the help of the command that the words lead to.
func helpOn(w io.Writer, words []string, commands []command, width int) error {
	if slices.Equal(words, []string{"help"}) {
		_, err := io.WriteString(w, programHelp(commands))
		return err
	}
	depth, chosen := commandPath(words, commands)
	switch {
	case depth == 0:
		return unknownCommand(words[0], commands)
	case depth < len(words) && len(chosen[0].below) > 0:
		return unknownOperation(words[depth], chosen[0])
	case depth < len(words):
		return usage(fmt.Sprintf("unexpected argument %q", words[depth]), "help takes the name of one command")
	}
	_, err := io.WriteString(w, chosen[0].help("isc-sync "+strings.Join(words, " "), width))
	return err
}

// unknownOperation refuses a word behind a command that has others below it.
func unknownOperation(name string, above command) error {
	known, what := names(above.below), strings.ToLower(cmp.Or(above.operand, "operation"))
	return usage(fmt.Sprintf("unknown %s %q", what, name), cmp.Or(suggest.DidYouMean(name, known), "it is one of "+strings.Join(known, ", ")))
}

func unknownCommand(name string, commands []command) error {
	known := names(commands)
	hint := cmp.Or(suggest.DidYouMean(name, known), otherToolsWord(name, commands), "commands: "+strings.Join(known, ", "))
	return usage(fmt.Sprintf("unknown command %q", name), hint)
}
