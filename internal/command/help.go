package command

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"isc-sync/internal/duration"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
)

//go:generate go test . -run TestTheReferenceIsCurrent -update

const about = `isc-sync keeps the configuration of a SailPoint Identity Security Cloud tenant
as code. YAML in Git is the truth: plan shows exactly what would change in the
tenant, apply does exactly that and nothing else, export turns a tenant into
such YAML.`

// programHelp is the help of the whole program.
func programHelp(commands []command) string {
	var b strings.Builder
	b.WriteString(about + "\n\nUsage: isc-sync COMMAND [flags]\n\nCommands:\n")
	for _, c := range append(commands, command{name: "help", summary: "print the help of a command"}) {
		fmt.Fprintf(&b, "  %-11s %s\n", c.name, c.summary)
	}
	b.WriteString("\nTry it without a tenant:\n  isc-sync plan --dir examples/tenant --simulator :memory:\n")
	b.WriteString("\nExit codes:\n")
	for _, m := range exit.Meanings() {
		b.WriteString(row(strconv.Itoa(m.Code), m.Text, 7))
	}
	b.WriteString("\nVariables:\n")
	for _, v := range environmentVariables() {
		b.WriteString(row(v.name, v.summary, 24))
	}
	b.WriteString("\nisc-sync help COMMAND, or COMMAND --help, lists the flags of a command.\n")
	return b.String()
}

// programWidth is how many columns the help of the program takes.
const programWidth = 80

// row is a word and, from a column on, what there is to say about it.
func row(word, text string, column int) string {
	var b strings.Builder
	lead := fmt.Sprintf("  %-*s ", column-3, word)
	for _, part := range render.Wrap(text, programWidth-max(column, len(lead))) {
		b.WriteString(lead + part + "\n")
		lead = strings.Repeat(" ", len(lead))
	}
	return b.String()
}

// help is the help of one command: its flags within the columns, and examples.
func (c command) help(path string, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", path, c.summary)
	if c.about != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.Join(render.Wrap(c.about, width), "\n"))
	}
	if len(c.below) > 0 {
		operand := cmp.Or(c.operand, "OP")
		fmt.Fprintf(&b, "\nUsage: %s %s [flags]\n\n%s is one of:\n", path, operand, operand)
		for _, sub := range c.below {
			fmt.Fprintf(&b, "  %-22s %s\n", sub.name, sub.summary)
		}
	} else if c.into != nil {
		fmt.Fprintf(&b, "\nUsage: %s %s [flags]\n", path, c.operand)
	} else {
		fmt.Fprintf(&b, "\nUsage: %s [flags]\n", path)
	}
	if c.run != nil {
		b.WriteString("\nFlags:\n")
		for _, o := range append(c.options, option{name: "help", short: "h", summary: "print this help"}) {
			b.WriteString(o.line(width))
		}
	}
	if len(c.examples) > 0 {
		fmt.Fprintf(&b, "\nExamples:\n  %s\n", strings.Join(c.examples, "\n  "))
	}
	return b.String()
}

const (
	// flagColumn is where the description of a flag begins.
	flagColumn = 40
	// leastWidth leaves room for a description on a narrow terminal.
	leastWidth = flagColumn + 20
)

// helpWidth is how many columns a help may take.
func (p *Program) helpWidth() int { return max(cmp.Or(p.width(p.Stdout), 80), leastWidth) }

// line describes the flag within the columns; what does not fit goes on below.
func (o option) line(width int) string {
	text := fmt.Sprintf("  %-*s", flagColumn-3, o.spelled())
	for _, part := range render.Wrap(o.explained(), width-flagColumn) {
		text += " " + part + "\n" + strings.Repeat(" ", flagColumn-1)
	}
	return strings.TrimRight(text, " ")
}

// spelled is how the flag is typed.
func (o option) spelled() string {
	text := "    --" + o.name
	if o.short != "" {
		text = "-" + o.short + ", --" + o.name
	}
	if o.word != "" {
		text += " " + o.word
	}
	return text
}

// explained is what the flag does, and its value where it is not given.
func (o option) explained() string {
	value := ""
	switch into := o.into.(type) {
	case *string:
		value = *into
	case *int:
		if *into > 0 { // less is the value of a flag that is not given
			value = fmt.Sprint(*into)
		}
	case *time.Duration:
		if *into != 0 {
			value = duration.Words(*into)
		}
	case *[]string:
		return o.summary + "; may be repeated"
	}
	if value == "" {
		return o.summary
	}
	return o.summary + " (default " + value + ")"
}
