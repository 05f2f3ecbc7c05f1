package render

import "github.com/fatih/color"

// styler colours words, or leaves them as they are.
type styler struct {
	on bool
}

func (p styler) styled(s string, attributes ...color.Attribute) string {
	if !p.on || s == "" {
		return s
	}
	c := color.New(attributes...)
	c.EnableColor() // the caller has decided; the library would ask the environment
	return c.Sprint(s)
}

func (p styler) strong(s string) string { return p.styled(s, color.Bold) }
func (p styler) faint(s string) string  { return p.styled(s, color.Faint) }
func (p styler) danger(s string) string { return p.styled(s, color.FgRed, color.Bold) }

// sign colours a text as what its sign means.
func (p styler) sign(sign, s string) string {
	switch sign {
	case signAdd:
		return p.styled(s, color.FgGreen)
	case signRemove:
		return p.styled(s, color.FgRed)
	case signDanger:
		return p.danger(s)
	}
	return p.styled(s, color.FgYellow)
}
