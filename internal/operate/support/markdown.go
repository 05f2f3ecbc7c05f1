package support

import (
	"bytes"
	"fmt"
	"strings"

	"isc-sync/state"
)

// Markdown returns the page docs/SUPPORT.md.
func Markdown(kinds *state.Kinds) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `# What isc-sync reaches of the Sources API

This page is generated from the kinds in [schemas](../schemas) and from the
operations of `+"`isc-sync source`"+`; `+"`go generate ./internal/operate/support`"+` writes
it anew. %s is the form without a version in front, as in %s.

## Reached

Where a version lacks the endpoint of an operation, isc-sync calls %s instead and
says so; a kind that a version lacks cannot be declared there.

| Method | Path | Versions | By |
|---|---|---|---|
`, "`v1`", "`/sources/v1`", "`"+state.DefaultVersion+"`")
	for _, r := range Rows(kinds) {
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", r.Method, r.Path, versions(r.Versions), strings.Join(r.By, ", "))
	}
	b.WriteString("\n## Left out\n\n| Method | Path | Versions | Why |\n|---|---|---|---|\n")
	for _, e := range Exclusions() {
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", orAny(e.Methods), e.Path, orAny(e.Versions), e.Why)
	}
	return b.Bytes()
}

// versions names them, or says that they are all.
func versions(list []string) string {
	if len(list) == len(state.Versions()) {
		return "all"
	}
	return strings.Join(list, ", ")
}

func orAny(list []string) string {
	if len(list) == 0 {
		return "any"
	}
	return strings.Join(list, ", ")
}
