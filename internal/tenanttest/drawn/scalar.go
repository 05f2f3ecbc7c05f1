package drawn

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"pgregory.net/rapid"

	"isc-sync/state/registry"
)

// formats are texts of each format.
var formats = map[string][]string{
	"date-time":   {"2031-01-02T03:04:05Z", "2032-12-31T23:59:59.000Z"},
	"quartz-cron": {"0 0 5 * * ?", "0 30 5 ? * 2-6"},
	"duration":    {"P2W", "P10DT12H"},
	"cron":        {"0 5 * * *", "30 6 * * 1-5"},

	"address-range": {"203.0.113.7", "198.51.100.0/24", "2001:db8::/32"},
	"country":       {"CH", "DE", "US"},
	"color":         {"0074D9", "#011e69"},
	"email":         {"jane@example.com", "joe@example.com"},
	"web-address":   {"https://example.com/in", "http://10.0.0.1:8080"},
	"time-zone":     {"Europe/Berlin", "America/Chicago", "CST"},
	"xml":           {"<Form><Field name=\"a\"/></Form>\n", "<Form/>"},
}

func (d *Draw) scalar(f *registry.Field, at string) any {
	switch {
	case f.ElementOf != "":
		return d.elementName(f.ElementOf)
	case f.WriteOnly:
		return d.secret()
	case f.Lines != nil:
		return d.lines(f.Lines)
	case len(f.Enum) > 0:
		return Pick(d, f.Enum)
	case formats[f.Format] != nil:
		return Pick(d, formats[f.Format])
	case f.HasDefault && d.IntN(4) == 0:
		return f.Default
	case slices.Contains(f.Types, "boolean"):
		return d.IntN(2) == 0
	case slices.Contains(f.Types, "integer"):
		return d.number(f)
	}
	if f.Pattern != "" {
		return strings.Map(printable, rapid.StringMatching(f.Pattern).Example(d.IntN(50)))
	}
	text := d.Text()
	if f.MaxLength > 0 && len(text) > f.MaxLength {
		return text[:f.MaxLength]
	}
	return text
}

// printable replaces a character that documents write as an escape.
func printable(c rune) rune {
	if unicode.IsPrint(c) {
		return c
	}
	return 'x'
}

func (d *Draw) number(f *registry.Field) any {
	least, _ := f.Minimum.Int64()
	if f.Unique {
		return least + 10*int64(d.I+1) + int64(d.IntN(9))
	}
	most, err := f.Maximum.Int64()
	if err != nil {
		most = least + 20
	}
	return least + int64(d.IntN(int(most-least+1)))
}

// lines draws a text of one to three entries, each once.
func (d *Draw) lines(rule *registry.LinesRule) string {
	var lines []string
	for range 1 + d.IntN(3) {
		if line := "X" + string(rune('a'+d.IntN(20))); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	if rule.Most > 0 && len(lines) > rule.Most {
		lines = lines[:rule.Most]
	}
	return strings.Join(lines, "\n") + "\n"
}

// secret draws the variable of a secret.
func (d *Draw) secret() any { return fmt.Sprintf("!env SECRET_%d", d.IntN(4)) }

// elementName is the key of an element of the list beside the value.
func (d *Draw) elementName(list string) any {
	if list, _ := d.Beside[list].([]any); len(list) > 0 {
		return Pick(d, list).(map[string]any)["name"]
	}
	return nil
}

// Text draws what readers of YAML could take for something else.
func (d *Draw) Text() string {
	return fmt.Sprintf("%s %d", Pick(d, []string{"plain", "a: b", "- c #", "yes", "{d}", "ü & é", "first\nsecond"}), d.IntN(100))
}
