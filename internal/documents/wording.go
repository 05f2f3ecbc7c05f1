package documents

import (
	"math"
	"strconv"
	"strings"
)

// wording says in plain words what the library says of a keyword.
func wording(v violation) string {
	switch v.keyword {
	case "required":
		return missing(strings.TrimPrefix(v.text, "missing properties: "))
	case "minimum":
		return bound(v.text, "must be >= ", "at least")
	case "maximum":
		return bound(v.text, "must be <= ", "at most")
	case "minLength":
		return tooShort(strings.Cut(strings.TrimPrefix(v.text, "length must be >= "), ", but got "))
	case "maxLength":
		if limit, found, ok := strings.Cut(strings.TrimPrefix(v.text, "length must be <= "), ", but got "); ok {
			return tooLong(limit, found)
		}
	case "minItems":
		return elementCount(v.text, "minimum ", "at least")
	case "maxItems":
		return elementCount(v.text, "maximum ", "at most")
	case "format":
		return notFormed(v.text)
	}
	return v.text
}

// notFormed names a format in words, with an example.
func notFormed(text string) string {
	value, format, ok := strings.Cut(text, " is not valid ")
	words := map[string]string{
		"'duration'":  "a duration of ISO 8601, such as P2W or P10DT12H",
		"'date-time'": "a time of ISO 8601, such as 2031-01-02T03:04:05Z",
		"'email'":     "an e-mail address",
	}[format]
	if !ok || words == "" {
		return text
	}
	return strings.ReplaceAll(value, "'", `"`) + " is not " + words
}

// elementCount puts the words of the library for a number of elements into others.
func elementCount(text, start, word string) string {
	limit, found, ok := strings.Cut(strings.TrimPrefix(text, start), " items required, but found ")
	if !ok {
		return text
	}
	if limit += " elements"; limit == "1 elements" {
		limit = "one element"
	}
	return "must have " + word + " " + limit + ", not " + strings.TrimSuffix(found, " items")
}

// missing takes names in single quotes, separated by commas.
func missing(names string) string {
	names = strings.ReplaceAll(names, "'", `"`)
	if strings.Contains(names, ", ") {
		return names + " are missing"
	}
	return names + " is missing"
}

func tooShort(limit, found string, _ bool) string {
	if limit == "1" {
		return "must not be empty"
	}
	return "must have at least " + limit + " characters, not " + found
}

func tooLong(limit, found string) string {
	return "must have at most " + limit + " characters, not " + found
}

func bound(text, start, word string) string {
	limit, found, ok := strings.Cut(strings.TrimPrefix(text, start), " but found ")
	if !ok {
		return text
	}
	return "must be " + word + " " + plainNumber(limit) + ", not " + plainNumber(found)
}

// plainNumber writes a number without an exponent, unless that would be long.
func plainNumber(text string) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !strings.ContainsAny(text, "eE") || math.Abs(n) >= 1e15 {
		return text
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// typeWords turns JSON's names of types into words for users.
func typeWords(types string) string {
	words := map[string]string{
		"string": "a string", "boolean": "true or false", "object": "a mapping", "array": "a list",
		"number": "a number", "integer": "a whole number",
	}
	names := strings.Split(types, " or ")
	for i, name := range names {
		if word, ok := words[name]; ok {
			names[i] = word
		}
	}
	return strings.Join(names, " or ")
}
