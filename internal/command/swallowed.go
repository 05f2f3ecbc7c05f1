package command

import "strings"

// swallowed refuses a flag that would become the value of the flag before it, as in
// --out --quiet: its own value was forgotten. Joined by =, it is one.
func swallowed(args []string, commands []command) error {
	_, rest := leading(args, flagsOf(commands))
	if depth, chosen := commandPath(rest, commands); depth > 0 {
		commands = chosen
	}
	flags := flagsOf(commands)
	for i := 0; i+1 < len(args) && args[i] != "--"; i++ {
		name, joined := flagName(args[i], flags)
		if !flags[name] || joined {
			continue
		}
		if value := args[i+1]; strings.HasPrefix(value, "--") {
			return usage(dashed(name)+" needs a value, and "+value+" is a flag", "write "+dashed(name)+"="+value+" if that is the value")
		}
		i++
	}
	return nil
}
