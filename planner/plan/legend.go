package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Legend has what the values of a plan mean to users. Nothing that is sent
// depends on it.
type Legend struct {
	// Names are those of objects to which fields refer, by id: where the value
	// itself does not have the name that documents write.
	Names map[string]Name
	// Files are the texts that fields take from files, by their SHA-256.
	Files map[string]string
}

// NewLegend returns an empty legend.
func NewLegend() Legend { return Legend{Names: map[string]Name{}, Files: map[string]string{}} }

// Name is what documents call an object. Display is what the tenant shows
// instead, "" if that is the same.
type Name struct {
	Name    string `json:"name"`
	Display string `json:"display,omitempty"`
}

// NamesFor returns the names in place of the ids among some texts.
func (l Legend) NamesFor(texts []string) []string {
	out := slices.Clone(texts)
	for i, text := range out {
		if called, ok := l.Names[text]; ok {
			out[i] = called.Name
		}
	}
	return out
}

// Shared are the names that several objects have.
func (l Legend) Shared() map[Name]bool {
	seen, shared := map[Name]bool{}, map[Name]bool{}
	for _, n := range l.Names {
		shared[n] = shared[n] || seen[n]
		seen[n] = true
	}
	return shared
}

// Contradictions are the names for which a newer legend has others.
func (l Legend) Contradictions(now Legend) (doubts Doubts) {
	for _, id := range slices.Sorted(maps.Keys(l.Names)) {
		if name, known := now.Names[id]; known && name != l.Names[id] {
			doubts = append(doubts, Doubt{Text: "it calls the object " + id + " " + l.Names[id].text() + ", and the tenant " + name.text()})
		}
	}
	return doubts
}

func (n Name) text() string {
	text := string(jsonvalue.Canonical(n.Name))
	if n.Display != "" {
		text += " (" + string(jsonvalue.Canonical(n.Display)) + ")"
	}
	return text
}

// SHA256 is the hash of a text, as plans have it.
func SHA256(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
