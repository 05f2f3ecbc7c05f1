package render

import "github.com/fatih/color"

// painter colours words, or leaves them as they are.
type painter struct {
	on bool
}

func (p painter) paint(s string, attributes ...color.Attribute) string {
	if !p.on || s == "" {
		return s
	}
	c := color.New(attributes...)
	c.EnableColor() // the caller has decided; the library would ask the environment
	return c.Sprint(s)
}

func (p painter) strong(s string) string { return p.paint(s, color.Bold) }
func (p painter) faint(s string) string  { return p.paint(s, color.Faint) }
func (p painter) danger(s string) string { return p.paint(s, color.FgRed, color.Bold) }

// sign colours a text as what its sign means.
func (p painter) sign(sign, s string) string {
	switch sign {
	case signAdd:
		return p.paint(s, color.FgGreen)
	case signRemove:
		return p.paint(s, color.FgRed)
	case signDanger:
		return p.danger(s)
	}
	return p.paint(s, color.FgYellow)
}
