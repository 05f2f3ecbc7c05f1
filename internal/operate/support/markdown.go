package support

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// Kinds returns the table of the kinds that can be declared.
func Kinds(kinds *registry.Kinds) []byte {
	var b bytes.Buffer
	b.WriteString("| kind | created by | changed by | deleted by | API versions |\n|---|---|---|---|---|\n")
	for _, k := range kinds.All() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", link(k.Name), created(k), changed(k), deleted(k), versions(k.Versions))
	}
	return b.Bytes()
}

// Paths returns the table of what is reached, a path a row, and the table of
// what is left out.
func Paths(kinds *registry.Kinds) []byte {
	var b bytes.Buffer
	b.WriteString("| path | methods | API versions | reached by |\n|---|---|---|---|\n")
	for _, l := range lines(Rows(kinds)) {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", l.path, strings.Join(l.methods, " "), versions(l.versions), strings.Join(l.by, ", "))
	}
	b.WriteString("\nLeft out:\n\n| path | methods | API versions | why |\n|---|---|---|---|\n")
	for _, e := range Exclusions() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", e.Path, orAll(strings.Join(e.Methods, " ")), orAll(strings.Join(e.Versions, ", ")), e.Why)
	}
	return b.Bytes()
}

// line is what is said of the methods of a path that the same versions have.
type line struct {
	path                  string
	methods, versions, by []string
}

func lines(rows []Row) []line {
	var all []line
	for _, row := range rows {
		n := len(all) - 1
		if n < 0 || all[n].path != row.Path || !slices.Equal(all[n].versions, row.Versions) {
			all, n = append(all, line{path: row.Path, versions: row.Versions}), n+1
		}
		all[n].methods = append(all[n].methods, row.Method)
		for _, by := range row.By {
			if !slices.Contains(all[n].by, by) {
				all[n].by = append(all[n].by, by)
			}
		}
	}
	return all
}

// versions names them in the fewest words; no list at all means every version.
func versions(list []string) string {
	every := registry.Versions()
	missing := slices.DeleteFunc(slices.Clone(every), func(v string) bool { return slices.Contains(list, v) })
	switch {
	case len(missing) == 0:
		return "all"
	case len(missing) == 1:
		return "all but " + missing[0]
	case len(list) > 1 && slices.Equal(missing, every[:len(missing)]):
		return "from " + list[0]
	}
	return strings.Join(list, ", ")
}

func orAll(list string) string {
	if list == "" {
		return "all"
	}
	return list
}
