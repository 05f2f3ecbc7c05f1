package secret

import (
	"encoding/json"
	"regexp"
	"strings"
)

var (
	// pairList is a text of name=value pairs only, as connection strings and
	// bodies of forms are.
	pairList = regexp.MustCompile(`^\s*[\w.-][\w .-]*=[^;&]*(?:[;&]\s*[\w.-][\w .-]*=[^;&]*)+[;&]?\s*$`)
	// address is one with a part in which settings may stand.
	address = regexp.MustCompile(`(?:[A-Za-z][\w+.-]*://|jdbc:)[^\s"'<>]+`)
	pair    = regexp.MustCompile(`(?:^|[?;&])\s*([\w.-][\w .-]*?)\s*=([^;&]*)`)
)

// hasPair looks into connection strings, forms and addresses. In other text,
// such as SQL, "password = ?" is not a pair.
func hasPair(text string) bool {
	if pairList.MatchString(text) {
		return tellsPair(text)
	}
	for _, a := range address.FindAllString(text, -1) {
		if tellsPair(a) {
			return true
		}
	}
	return false
}

func tellsPair(text string) bool {
	for _, m := range pair.FindAllStringSubmatch(text, -1) {
		if (Telling(m[1]) || m[1] == "sig") && isWrittenOut(m[2]) {
			return true
		}
	}
	return false
}

var element = regexp.MustCompile(`<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>([^<>]+)</`)

func hasElement(text string) bool {
	for _, m := range element.FindAllStringSubmatch(text, -1) {
		if Telling(m[1]) && isWrittenOut(m[2]) {
			return true
		}
	}
	return false
}

// hasMember looks into JSON that is kept as text.
func hasMember(text string) bool {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
		return false
	}
	var v any
	return json.Unmarshal([]byte(text), &v) == nil && holds(v)
}

func holds(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		named := NamesValue(v)
		for key, e := range v {
			if isSecretMember(key, e, named) || holds(e) {
				return true
			}
		}
	case []any:
		for _, e := range v {
			if holds(e) {
				return true
			}
		}
	case string:
		return Looks(v) != ""
	}
	return false
}

func isSecretMember(key string, v any, named bool) bool {
	text, isText := v.(string)
	return isText && (Telling(key) || named && IsValue(key)) && isWrittenOut(text)
}

// NamesValue reports whether an object is a pair that names a secret beside its
// value, such as {name: password, value: …}.
func NamesValue(object map[string]any) bool { return NamesValueBy(object, Telling) }

// NamesValueBy is NamesValue with another rule for names.
func NamesValueBy(object map[string]any, telling func(string) bool) bool {
	for _, member := range []string{"name", "key", "header", "param", "field"} {
		if name, _ := object[member].(string); name != "" && telling(name) {
			return true
		}
	}
	return object["type"] == "secret"
}

// IsValue reports whether a key holds the value in an object that also has a
// name.
func IsValue(key string) bool { return key == "value" || key == "default" || key == "defaultValue" }
