package command

import (
	"context"
	"strings"
)

// command is a command of the program.
type command struct {
	name, summary string
	// about is help beyond the summary; examples are whole command lines.
	about    string
	examples []string
	options  []option
	// run does it. The options hold what was typed.
	run func(ctx context.Context) error
	// below are the commands of this command. A command with subcommands runs
	// itself only for flags such as --version. operand is the placeholder for
	// their names in the help; "" means OP.
	below   []command
	operand string
	// into, if set, takes one argument, which the help shows as operand; one in
	// brackets can be left out.
	into *string
}

// optional reports whether the command works without its argument.
func (c command) optional() bool { return strings.HasPrefix(c.operand, "[") }

// option is a flag. into is a pointer to where its value goes; what it points
// to is the default.
type option struct {
	name, short, summary string
	// word is the placeholder for the value in the help.
	word string
	into any
	// log, if set, writes events to the file that this flag names.
	log *eventLog
	// least and most bound a number; without most there are no bounds.
	least, most int
}

// names are how the commands are typed.
func names(commands []command) []string {
	out := make([]string, len(commands))
	for i, c := range commands {
		out[i] = c.name
	}
	return out
}
