package command

import (
	"slices"
	"strings"
)

// flagsLast puts arguments in the order that the flag library wants: flags that
// are in front of the command go behind it, and the value of a short flag that
// is joined to it (-Cdir) becomes an argument of its own. What it does not
// understand stays where it is.
func flagsLast(args []string, commands []command) []string {
	lead, rest := leading(args, flagsOf(commands))
	depth, chosen := commandPath(rest, commands)
	if depth == 0 {
		return args
	}
	out := slices.Clone(rest[:depth])
	return append(out, separated(slices.Concat(lead, rest[depth:]), flagsOf(chosen))...)
}

// operandsLast puts the argument of a command behind its flags: the library reads no
// flag after an argument.
func operandsLast(args []string, commands []command) []string {
	depth, chosen := commandPath(args, commands)
	if depth == 0 || chosen[0].into == nil {
		return args
	}
	flags := flagsOf(chosen)
	out, operands := slices.Clone(args[:depth]), []string(nil)
	for i := depth; i < len(args); i++ {
		name, joined := flagName(args[i], flags)
		switch {
		case args[i] == "--":
			operands = append(operands, args[i+1:]...)
			return slices.Concat(out, []string{"--"}, operands)
		case name == "":
			operands = append(operands, args[i])
		case flags[name] && !joined && i+1 < len(args):
			out = append(out, args[i], args[i+1])
			i++
		default:
			out = append(out, args[i])
		}
	}
	return append(out, operands...)
}

// leading divides arguments into the flags in front, with their values, and the
// rest. A flag such as --version, which asks for something of its own, does not
// belong to the first.
func leading(args []string, flags map[string]bool) (lead, rest []string) {
	i := 0
	for i < len(args) && strings.HasPrefix(args[i], "-") {
		name, joined := flagName(args[i], flags)
		takes, known := flags[name]
		if !known {
			return nil, args
		}
		i++
		if takes && !joined {
			i++
		}
	}
	if i >= len(args) {
		return nil, args
	}
	return args[:i], args[i:]
}

// commandPath follows the names of commands, and returns how many there are and the
// command that they lead to.
func commandPath(args []string, commands []command) (depth int, chosen []command) {
	for depth < len(args) {
		i := slices.IndexFunc(commands, func(c command) bool { return c.name == args[depth] })
		if i < 0 {
			break
		}
		chosen, commands = commands[i:i+1], commands[i].below
		depth++
	}
	return depth, chosen
}

// separated divides -Cdir into -C and dir. Values of flags are left alone.
func separated(args []string, flags map[string]bool) []string {
	var out []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return append(out, args[i:]...)
		}
		name, joined := flagName(arg, flags)
		switch takes := flags[name]; {
		case takes && joined && len(name) == 1 && !strings.HasPrefix(arg, "--") && arg[2] != '=':
			out = append(out, arg[:2], arg[2:])
		case takes && !joined && i+1 < len(args):
			out = append(out, arg, args[i+1])
			i++
		default:
			out = append(out, arg)
		}
	}
	return out
}

// flagName returns the name of a flag, "" if the argument is not one, and
// whether its value is joined to it.
func flagName(arg string, flags map[string]bool) (name string, joined bool) {
	if len(arg) < 2 || arg[0] != '-' {
		return "", false
	}
	name, _, joined = strings.Cut(strings.TrimLeft(arg, "-"), "=")
	if _, known := flags[name]; !known && !strings.HasPrefix(arg, "--") && len(arg) > 2 && flags[arg[1:2]] {
		return arg[1:2], true
	}
	return name, joined
}

// flagsOf are the names of all flags of commands and of those below them, and
// whether they take a value.
func flagsOf(commands []command) map[string]bool {
	flags := map[string]bool{}
	for _, c := range commands {
		for _, o := range c.options {
			flags[o.name] = o.takesValue()
			if o.short != "" {
				flags[o.short] = o.takesValue()
			}
		}
		for name, takes := range flagsOf(c.below) {
			flags[name] = takes
		}
	}
	return flags
}

// takesValue reports whether the flag is more than a switch.
func (o option) takesValue() bool {
	_, isSwitch := o.into.(*bool)
	return !isSwitch
}
