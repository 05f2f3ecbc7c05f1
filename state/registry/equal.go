package registry

import (
	"encoding/json"
	"strings"
)

// EqualRule is how two scalars compare.
type EqualRule struct {
	// Loose: "60" is 60 and "true" is true. On a free map it holds for the
	// scalars directly below.
	Loose bool
	// Suffix is what the server may have added to the value.
	Suffix string
	// Capitals: the server keeps a text in capital letters, and without the
	// characters in Dropped.
	Capitals bool
	Dropped  string
	// Instant: texts are points in time, in the form of RFC 3339.
	Instant bool
	// XML: texts are XML, of which only what it says counts.
	XML bool
}

// Kept is the text that the server makes of a text that is sent.
func (r EqualRule) Kept(text string) string {
	if !r.Capitals {
		return text
	}
	return strings.ToUpper(strings.Map(func(c rune) rune {
		if strings.ContainsRune(r.Dropped, c) {
			return -1
		}
		return c
	}, text))
}

// UnmarshalJSON reads "exact", "loose-scalar", "instant", "xml", "suffix:TEXT", "capitals" or
// "capitals-without:CHARACTERS".
func (r *EqualRule) UnmarshalJSON(data []byte) error {
	var text string
	err := json.Unmarshal(data, &text)
	*r = EqualRule{Loose: text == "loose-scalar", Instant: text == "instant", XML: text == "xml"}
	if suffix, is := strings.CutPrefix(text, "suffix:"); is {
		r.Suffix = suffix
	}
	r.Dropped, r.Capitals = strings.CutPrefix(text, "capitals-without:")
	if !r.Capitals {
		r.Dropped, r.Capitals = "", text == "capitals"
	}
	return err
}
