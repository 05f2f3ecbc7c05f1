package writeback

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/state"
)

// edit writes the files whose documents change.
func (m *maker) edit() error {
	for _, name := range jsonvalue.SortedKeys(m.edits) {
		data, err := m.Read(name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if err := m.editFile(name, data, m.edits[name]); err != nil {
			return err
		}
	}
	return m.writeTexts()
}

// editFile edits the documents of a file one after the other, so that one which cannot
// be edited leaves the others alone.
func (m *maker) editFile(name string, data []byte, edits []documents.Edit) error {
	var good []documents.Edit
	for _, e := range edits {
		after, err := documents.EditFile(data, []documents.Edit{e})
		switch {
		case errors.Is(err, yamledit.ErrCannot):
			m.keep(e.Document, "", "its YAML cannot be edited in place: write the change by hand")
			continue
		case err != nil:
			return fmt.Errorf("edit %s: %w", name, err)
		}
		good = append(good, e)
		if !e.Remove && string(after) != string(data) {
			m.out.Updated = append(m.out.Updated, e.Document.Key)
		}
	}
	after, err := documents.EditFile(data, good)
	if err != nil {
		return fmt.Errorf("edit %s: %w", name, err)
	}
	if string(after) != string(data) {
		m.out.Files[name] = after
	}
	return nil
}

// writeTexts writes the files that documents include, unless that would change what
// another place says.
func (m *maker) writeTexts() error {
	places := m.includes()
	for _, name := range jsonvalue.SortedKeys(m.texts) {
		wants := m.texts[name]
		if !agreed(wants, places[name]) {
			for _, w := range wants {
				m.keep(w.document, w.at, name+" is also included elsewhere, where the tenant has another text: give each its own file")
			}
			continue
		}
		before, err := m.Read(name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		m.out.Files[name] = []byte(withLineEnds(wants[0].value, string(before)))
		for _, w := range wants {
			m.out.Updated = append(m.out.Updated, w.document.Key)
		}
	}
	return nil
}

// agreed reports whether all places that include a file want the same text of it.
func agreed(wants, included []text) bool {
	for _, at := range included {
		if !slices.ContainsFunc(wants, func(w text) bool {
			return w.document == at.document && w.at == at.at && w.value == wants[0].value
		}) {
			return false
		}
	}
	return true
}

// includes are the places of all documents that include a file, by its path.
func (m *maker) includes() map[string][]text {
	all := map[string][]text{}
	for _, d := range m.Documents {
		jsonvalue.MapAt(d.Spec, "", func(at jsonvalue.Pointer, v any) (any, bool) {
			f, is := v.(state.File)
			if is {
				name := m.Real(f.Path)
				all[name] = append(all[name], text{f.Text, d, at})
			}
			return v, is
		})
	}
	return all
}

// withLineEnds gives a text the line ends of the file that it replaces.
func withLineEnds(value, before string) string {
	if strings.Contains(before, "\r\n") {
		return strings.ReplaceAll(value, "\n", "\r\n")
	}
	return value
}

// addNew writes the objects that no document declares into files beside similar ones.
func (m *maker) addNew(declared map[state.Key]bool) error {
	var fresh []documents.Exported
	for _, e := range m.Live {
		if why, left := m.Left[e.Key]; left && !declared[e.Key] {
			m.out.Kept = append(m.out.Kept, state.Problem{Key: e.Key, Text: why})
		} else if !declared[e.Key] {
			fresh = append(fresh, e)
			m.out.New = append(m.out.New, e.Key)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	places := m.places(fresh)
	for i, e := range fresh {
		name := m.free(places[i])
		text, err := documents.Format(e, name)
		if err != nil {
			return err
		}
		m.out.Files[name] = text
	}
	return nil
}

// free is a path that no file has.
func (m *maker) free(name string) string {
	ext := path.Ext(name)
	for n, at := 2, name; ; n++ {
		_, taken := m.out.Files[at]
		if _, err := m.Read(at); err != nil && !taken {
			return at
		}
		at = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
	}
}
