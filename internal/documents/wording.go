package documents

import "strings"

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
	}
	return v.text
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
	return "must be " + word + " " + limit + ", not " + found
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
