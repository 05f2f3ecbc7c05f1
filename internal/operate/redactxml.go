package operate

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"isc-sync/internal/secret"
	"isc-sync/state/registry"
)

// xmlValue is an attribute that carries a value.
var xmlValue = regexp.MustCompile(`(\s(?:value|default|defaultValue)\s*=\s*)(?:"[^"]*"|'[^']*')`)

// redactXML hides the values of elements that are secret by their key, name or
// type, and all text below them. XML that cannot be read is hidden whole.
func redactXML(rule *registry.SecretRule, text string) string {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	var out strings.Builder
	depth := 0 // of elements within a secret one, itself included
	for {
		from := d.InputOffset()
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			return hidden
		}
		raw := text[from:d.InputOffset()]
		switch token := token.(type) {
		case xml.StartElement:
			if depth > 0 || isSecretElement(rule, token) {
				depth++
				raw = xmlValue.ReplaceAllString(raw, "${1}\""+hidden+`"`)
			}
		case xml.EndElement:
			depth = max(depth-1, 0)
		default:
			if depth > 0 && strings.TrimSpace(raw) != "" {
				raw = hidden
			}
		}
		out.WriteString(raw)
	}
}

func isSecretElement(rule *registry.SecretRule, element xml.StartElement) bool {
	for _, a := range element.Attr {
		switch a.Name.Local {
		case "key", "name":
			if rule.MatchesName(a.Value) || secret.Telling(a.Value) {
				return true
			}
		case "type":
			if a.Value == "secret" {
				return true
			}
		}
	}
	return false
}
