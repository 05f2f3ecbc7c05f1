package command

import (
	"cmp"
	"path/filepath"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/operate"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// values returns what can follow a flag. before is what is in front of the value
// in the same word.
func (p *Program) values(t *typed, o option, begun, before string) (how string, found []candidate) {
	switch o.word {
	case "DIR":
		return completeFolders, nil
	case "FILE":
		return completeFiles, nil
	}
	for _, word := range p.valuesOf(t, o) {
		found = append(found, candidate{word: word})
	}
	found = beginning(found, begun)
	for i := range found {
		found[i].word = before + found[i].word
	}
	return completeWords, found
}

func (p *Program) valuesOf(t *typed, o option) []string {
	switch {
	case o.word == "FORMAT":
		return strings.FieldsFunc(strings.ReplaceAll(o.summary, " or ", ", "), func(r rune) bool { return r == ',' || r == ' ' })
	case o.word == "WAY":
		return []string{ciComment, ciSummary, ciNone}
	case o.word == "LEVEL":
		return []string{"debug", "info", "warn", "error"}
	case o.word == "FORM":
		return []string{fromSPConfig}
	case o.word == "VERSION":
		return registry.Versions()
	case o.word == "SHELL":
		return shells()
	case o.word == "TYPE":
		return strings.Split(o.summary, " or ")
	case o.word == "KIND" && o.name == "schema":
		return append(kindNames(), "all")
	case o.word == "KIND":
		return kindNames()
	case strings.HasPrefix(o.word, "KEY"), o.name == "env", o.name == "source":
		return t.declared(o)
	}
	return nil
}

func kindNames() []string {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return nil
	}
	var names []string
	for _, k := range kinds.All() {
		names = append(names, k.Name)
	}
	return names
}

// declared are the values that the documents of --dir hold: keys, names of
// sources, environments. Documents with mistakes have none.
func (t *typed) declared(o option) []string {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return nil
	}
	dir := cmp.Or(t.given["dir"], ".")
	if below, found := strings.CutPrefix(dir, "~/"); found {
		dir = filepath.Join(t.home, below)
	}
	set, err := documents.Load(dir, kinds, schemas.FS, documents.Options{Env: t.given["env"], APIVersion: t.given["api-version"]})
	switch {
	case err != nil:
		return nil
	case o.name == "env":
		return set.Environments
	}
	var values []string
	for _, doc := range set.Documents {
		if o.name != "source" {
			values = append(values, string(doc.Key))
		} else if doc.Kind == operate.Subject(kinds) {
			values = append(values, doc.Key.Name())
		}
	}
	return values
}
