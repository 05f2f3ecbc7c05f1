package documents

import (
	"regexp"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// based adds the base to all places of problems, and to those in their words.
func based(problems state.Problems, base string, files []string) state.Problems {
	if base == "" {
		return problems
	}
	known := map[string]bool{SettingsFile: true}
	for _, file := range files {
		known[file] = true
	}
	out := make(state.Problems, len(problems))
	for i, p := range problems {
		p.Base = base
		p.Text, p.Hint = basedText(p.Text, base, known), basedText(p.Hint, base, known)
		out[i] = p
	}
	return out
}

var placeInText = regexp.MustCompile(`([^\s"()]+)(:\d+)`)

func basedText(text, base string, known map[string]bool) string {
	return placeInText.ReplaceAllStringFunc(text, func(place string) string {
		match := placeInText.FindStringSubmatch(place)
		file := match[1]
		if !known[file] {
			if column := placeInText.FindStringSubmatch(file); column == nil || !known[column[1]] {
				return place
			}
		}
		return base + place
	})
}

// onBase adds the base to the places of documents.
func onBase(docs state.Documents, base string) {
	if base == "" {
		return
	}
	for _, d := range docs {
		d.Base, d.Named.Base = base, base
		locate := d.Locate
		d.Locate = func(p jsonvalue.Pointer) state.Position {
			at := locate(p)
			at.Base = base
			return at
		}
	}
}
