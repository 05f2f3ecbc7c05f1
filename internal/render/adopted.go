package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/engine"
	"isc-sync/state"
)

// Adopting is what documents need to be about objects with other names.
type Adopting struct {
	*engine.Adopted
	// Chosen are the proposals that were taken.
	Chosen []engine.Adoption
	// Patch is the difference of the files, for git apply.
	Patch string
	// Written: the files have changed.
	Written bool
}

type adoption struct {
	Key    state.Key         `json:"key"`
	Live   state.Key         `json:"live"`
	ID     string            `json:"id"`
	Beside map[string]string `json:"beside"`
	File   string            `json:"file"`
	Line   int               `json:"line"`
	Why    string            `json:"why"`
}

type undecided struct {
	Key  state.Key `json:"key"`
	File string    `json:"file"`
	Line int       `json:"line"`
	Why  string    `json:"why"`
}

type adoptedDocument struct {
	FormatVersion int         `json:"formatVersion"`
	Written       bool        `json:"written"`
	Proposals     []adoption  `json:"proposals"`
	Undecided     []undecided `json:"undecided"`
	Patch         string      `json:"patch"`
	Requests      int         `json:"requests"`
}

// AdoptionLine is a proposal on one line.
func AdoptionLine(a engine.Adoption) string {
	var beside []string
	for _, key := range []string{"previously", "id"} {
		if v, has := a.Beside()[key]; has {
			beside = append(beside, key+": "+v)
		}
	}
	if !a.Renames() {
		beside = append(beside, fmt.Sprintf("and the name %q, since it cannot be renamed", a.Live.Key.Name()))
	}
	return clean(fmt.Sprintf("%s: %s: %s: %s", a.Document.Position, a.Document.Key, strings.Join(beside, ", "), a.Why))
}

// lines describe what was proposed and what was not.
func (a Adopting) lines() (taken, open []string) {
	for _, c := range a.Chosen {
		taken = append(taken, AdoptionLine(c))
	}
	for _, u := range a.Undecided {
		open = append(open, clean(fmt.Sprintf("%s: %s: %s", u.Document.Position, u.Document.Key, u.Why)))
	}
	return taken, open
}

// Line is a summary in one sentence.
func (a Adopting) Line() string {
	n := Count(len(a.Chosen), "document", "documents")
	switch {
	case len(a.Proposals) == 0 && len(a.Undecided) > 0:
		return "No proposals: " + Count(len(a.Undecided), "document is", "documents are") + " for you to decide."
	case len(a.Proposals) == 0:
		return "No proposals: nothing that the documents would create is like an object that no document declares."
	case a.Written:
		return "Wrote " + n + "."
	}
	return n + " would change; nothing was written."
}

// Adopted writes the patch alone, or what was written.
func (t Text) Adopted(w io.Writer, a Adopting) error {
	if !a.Written {
		_, err := io.WriteString(w, a.Patch)
		return err
	}
	taken, _ := a.lines()
	_, err := io.WriteString(w, strings.Join(append(taken, ""), "\n"))
	return err
}

// Adopted lists the proposals, and the patch.
func (Markdown) Adopted(w io.Writer, a Adopting) error {
	var out strings.Builder
	fmt.Fprintf(&out, "### isc-sync: %s\n", strings.TrimSuffix(a.Line(), "."))
	taken, open := a.lines()
	for _, line := range append(taken, open...) {
		fmt.Fprintf(&out, "- %s\n", prose(line))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Adopted writes the proposals with the patch.
func (JSON) Adopted(w io.Writer, a Adopting) error {
	doc := adoptedDocument{FormatVersion: 1, Written: a.Written, Proposals: []adoption{}, Undecided: []undecided{}, Patch: a.Patch, Requests: a.Requests}
	for _, c := range a.Chosen {
		d := c.Document
		doc.Proposals = append(doc.Proposals, adoption{d.Key, c.Live.Key, c.Live.ID, c.Beside(), d.File, d.Line, c.Why})
	}
	for _, u := range a.Undecided {
		doc.Undecided = append(doc.Undecided, undecided{u.Document.Key, u.Document.File, u.Document.Line, u.Why})
	}
	return writeJSON(w, encode(doc))
}
