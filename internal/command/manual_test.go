package command

import (
	"bytes"
	"fmt"
	"strings"

	"isc-sync/internal/exit"
)

// roff keeps a text from being taken for requests.
func roff(s string) string {
	var lines []string
	for _, line := range strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s), "\n") {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func title(b *bytes.Buffer, name, summary string) {
	fmt.Fprintf(b, ".TH %q 1 \"\" \"isc\\-sync\" \"isc\\-sync manual\"\n.SH NAME\n%s \\- %s\n", strings.ToUpper(name), roff(name), roff(summary))
}

func programManual(commands []command) string {
	var b bytes.Buffer
	title(&b, "isc-sync", "configuration as code for SailPoint Identity Security Cloud")
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B isc\\-sync\nCOMMAND [flags]\n.SH DESCRIPTION\n%s\n.SH COMMANDS\n", roff(about))
	for _, c := range commands {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(c.name), roff(c.summary))
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, m := range exit.Meanings() {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", m.Code, roff(m.Text))
	}
	b.WriteString(".SH ENVIRONMENT\n")
	for _, v := range environmentVariables() {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(v.name), roff(v.summary))
	}
	b.WriteString(".SH SEE ALSO\n")
	for i, c := range commands {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, "isc\\-sync\\-%s(1)", roff(c.name))
	}
	return b.String() + "\n"
}

func (p page) manual() string {
	var b bytes.Buffer
	title(&b, "isc-sync-"+p.name, p.summary)
	fmt.Fprintf(&b, ".SH SYNOPSIS\n%s\n.SH DESCRIPTION\n%s.\n", roff(p.usageLine()), roff(sentence(p.summary)))
	p.manualBody(&b)
	for _, c := range p.below {
		page{p.path + " " + c.name, c}.manualSection(&b)
	}
	b.WriteString(".SH SEE ALSO\nisc\\-sync(1)\n")
	return b.String()
}

// manualSection writes a command that is below another one.
func (p page) manualSection(b *bytes.Buffer) {
	fmt.Fprintf(b, ".SH %s\n%s.\n", strings.ToUpper(roff(p.path)), roff(sentence(p.summary)))
	p.manualBody(b)
	for _, c := range p.below {
		page{p.path + " " + c.name, c}.manualSection(b)
	}
}

func (p page) manualBody(b *bytes.Buffer) {
	if p.about != "" {
		fmt.Fprintf(b, ".PP\n%s\n", roff(p.about))
	}
	if len(p.options) > 0 {
		b.WriteString(".SS Flags\n")
	}
	for _, o := range p.options {
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(o.spelled())), roff(o.explained()))
	}
	if len(p.examples) > 0 {
		fmt.Fprintf(b, ".SS Examples\n.EX\n%s\n.EE\n", roff(strings.Join(p.examples, "\n")))
	}
}
