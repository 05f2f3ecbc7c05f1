package render

import (
	"fmt"
	"io"
	"strings"
)

// Health is how a check ended.
type Health string

// A failure keeps isc-sync from working; a warning does not, but is worth a look.
const (
	Healthy Health = "ok"
	Warned  Health = "warn"
	Failed  Health = "fail"
)

// Finding is what one check found, and what to do about it.
type Finding struct {
	Check  string `json:"check"`
	Health Health `json:"status"`
	Text   string `json:"text"`
	Hint   string `json:"hint"`
}

// Checkup is what all checks found, in their order.
type Checkup []Finding

// Count returns how many checks ended in one way.
func (c Checkup) Count(h Health) (n int) {
	for _, f := range c {
		if f.Health == h {
			n++
		}
	}
	return n
}

// Line is a summary in one sentence.
func (c Checkup) Line() string {
	failed, warned := c.Count(Failed), c.Count(Warned)
	if failed+warned == 0 {
		return fmt.Sprintf("All %d checks are ok.", len(c))
	}
	return fmt.Sprintf("%d ok, %s, %s.", c.Count(Healthy), Count(warned, "warning", "warnings"), Count(failed, "failure", "failures"))
}

// Checked writes one line for each finding, and below it what to do.
func (t Text) Checked(w io.Writer, c Checkup) error {
	p := t.page()
	for _, f := range c {
		lead := fmt.Sprintf("%-5s %-13s ", f.Health, f.Check)
		lines := wrap(clean(f.Text), p.width()-widthOf(lead))
		p.line("%s", p.health(f.Health)+lead[len(f.Health):]+lines[0])
		for _, line := range lines[1:] {
			p.line("%s", strings.Repeat(" ", widthOf(lead))+line)
		}
		if f.Hint != "" {
			p.para(strings.Repeat(" ", widthOf(lead))+"hint: ", clean(f.Hint))
		}
	}
	p.line("\n%s", c.Line())
	_, err := w.Write(p.Bytes())
	return err
}

func (p *page) health(h Health) string {
	switch h {
	case Healthy:
		return p.sign(signAdd, string(h))
	case Failed:
		return p.danger(string(h))
	}
	return p.sign("", string(h))
}

// Checked writes a table.
func (Markdown) Checked(w io.Writer, c Checkup) error {
	var out strings.Builder
	fmt.Fprintf(&out, "### isc-sync: %s\n\n| | check | found | what to do |\n|---|---|---|---|\n", strings.TrimSuffix(c.Line(), "."))
	for _, f := range c {
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", f.Health, f.Check, prose(clean(f.Text)), prose(clean(f.Hint)))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Checked writes the findings and how many there are of each.
func (JSON) Checked(w io.Writer, c Checkup) error {
	return writeJSON(w, encode(struct {
		FormatVersion int            `json:"formatVersion"`
		Summary       map[Health]int `json:"summary"`
		Checks        Checkup        `json:"checks"`
	}{1, map[Health]int{Healthy: c.Count(Healthy), Warned: c.Count(Warned), Failed: c.Count(Failed)}, c}))
}
