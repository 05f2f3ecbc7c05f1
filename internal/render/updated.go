package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Update is an update of a directory, and how to show it.
type Update struct {
	*engine.Updated
	// Directory is the one that is updated.
	Directory string
	// Before are the files as they were, by path; only of those that change.
	Before map[string][]byte
	// DryRun: nothing was written, and the difference is shown. Pruned: documents of
	// objects that are gone are removed.
	DryRun, Pruned bool
	// Terminal: the difference is for a reader; else it is a patch. Path is what it calls a file.
	Terminal bool
	Path     func(name string) string
	// Overlay is the folder of the environment's own documents, if it has one.
	Overlay string
}

// updatedFile is one file of an update in JSON.
type updatedFile struct {
	Path   string `json:"path"`
	Action string `json:"action"`
	Diff   string `json:"diff,omitempty"`
}

type keptValue struct {
	File    string            `json:"file"`
	Line    int               `json:"line"`
	Column  int               `json:"column"`
	Key     state.Key         `json:"key"`
	Pointer jsonvalue.Pointer `json:"pointer"`
	Why     string            `json:"why"`
}

// renamed is a document whose object may have another name in the tenant.
type renamed struct {
	File   string      `json:"file"`
	Line   int         `json:"line"`
	Column int         `json:"column"`
	Key    state.Key   `json:"key"`
	Live   []state.Key `json:"live"`
	Why    string      `json:"why"`
	Hint   string      `json:"hint"`
}

func renamedOf(u Update) []renamed {
	all := []renamed{}
	for _, r := range u.Renamed {
		at := renamed{File: r.Document.File, Line: r.Document.Line, Column: r.Document.Column, Key: r.Document.Key, Why: r.Why, Hint: r.Hint()}
		for _, o := range r.Live {
			at.Live = append(at.Live, o.Key)
		}
		all = append(all, at)
	}
	return all
}

type updatedDocument struct {
	FormatVersion int           `json:"formatVersion"`
	Directory     string        `json:"directory"`
	DryRun        bool          `json:"dryRun"`
	Files         []updatedFile `json:"files"`
	Updated       []string      `json:"updated"`
	New           []string      `json:"new"`
	Gone          []string      `json:"gone"`
	Pruned        bool          `json:"pruned"`
	Renamed       []renamed     `json:"renamed"`
	Kept          []keptValue   `json:"kept"`
	NotRead       []string      `json:"notRead"`
	PassedOver    []string      `json:"passedOver"`
	Requests      int           `json:"requests"`
}

// action is what becomes of a file.
func (u Update) action(name string) string {
	_, was := u.Before[name]
	switch {
	case u.Files[name] == nil:
		return "removed"
	case was:
		return "changed"
	}
	return "new"
}

// diff is a unified difference of one file, which git apply and patch take.
func (u Update) diff(name string) string {
	from, to := PatchName("a/"+u.Path(name)), PatchName("b/"+u.Path(name))
	switch u.action(name) {
	case "new":
		from = "/dev/null"
	case "removed":
		to = "/dev/null"
	}
	return Unified(from, to, string(u.Before[name]), string(u.Files[name]))
}

// diffLine gives a line of a difference its colour.
func (p *page) diffLine(line string) string {
	switch {
	case strings.HasPrefix(line, "+"):
		return p.sign(signAdd, line)
	case strings.HasPrefix(line, "-"):
		return p.sign(signRemove, line)
	}
	return line
}

// difference writes a unified difference: byte for byte, unless a terminal would obey it.
func (p *page) difference(diff string, terminal bool) {
	for line := range strings.Lines(diff) {
		if terminal {
			line = p.diffLine(clean(strings.TrimRight(line, "\r\n"))) + "\n"
		}
		p.WriteString(line)
	}
}

// updatedLists are the parts of an update.
func updatedLists(u Update) []titled {
	gone := goneTitle(u)
	kept := make([]string, len(u.Kept))
	for i, k := range u.Kept {
		kept[i] = keptLine(k)
	}
	return []titled{
		{"Changed:", keyTexts(u.Result.Updated)},
		{"New:", keyTexts(u.New)},
		{gone, keyTexts(u.Gone)},
		{"The tenant may call these by other names; they stay as they are:", renamedLines(u)},
		{"Left as they are:", kept},
		{"Not read:", gapLines(u.NotRead)},
		{passedOverTitle, u.PassedOver},
	}
}

// goneTitle is above the documents whose objects are gone. An overlay leaves out those that
// other environments also have.
func goneTitle(u Update) string {
	switch {
	case u.Overlay != "" && u.Pruned:
		return "The tenant does not have these; " + u.Overlay + " leaves them out:"
	case u.Overlay != "":
		return "The tenant does not have these. With --prune, " + u.Overlay + " leaves them out:"
	case u.Pruned:
		return "The tenant does not have these; their documents are removed:"
	}
	return "The tenant does not have these. --prune removes their documents:"
}

// keptLine is a problem on one line.
func keptLine(p state.Problem) string { return strings.ReplaceAll(p.Error(), "\n  hint:", ";") }

func renamedLines(u Update) (lines []string) {
	for _, r := range u.Renamed {
		lines = append(lines, fmt.Sprintf("%s: %s: %s; %s", r.Document.Position, r.Document.Key, r.Why, r.Hint()))
	}
	return lines
}

func keyTexts(keys []state.Key) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = string(k)
	}
	return out
}

func updatedLine(u Update) string {
	switch {
	case len(u.Files) == 0 && len(u.Kept)+len(u.Gone)+len(u.Renamed) > 0 && u.DryRun:
		return fmt.Sprintf("Would change no file%s; what differs is listed above.", inside(u.Directory))
	case len(u.Files) == 0 && len(u.Kept)+len(u.Gone)+len(u.Renamed) > 0:
		return fmt.Sprintf("No file changed%s; what differs is listed above.", inside(u.Directory))
	case len(u.Files) == 0:
		return fmt.Sprintf("No file changes: the documents%s say what the tenant has.", inside(u.Directory))
	case u.DryRun:
		return fmt.Sprintf("Would write %s%s.", Count(len(u.Files), "file", "files"), inside(u.Directory))
	}
	return fmt.Sprintf("Wrote %s%s.", Count(len(u.Files), "file", "files"), inside(u.Directory))
}

// inside says in which directory something is, unless it is the one that one is in.
func inside(dir string) string {
	if dir == "." {
		return ""
	}
	return " in " + dir
}

// Updated lists what differs, and shows the difference in a dry run.
func (t Text) Updated(w io.Writer, u Update) error {
	p := t.page()
	if u.DryRun {
		for _, name := range jsonvalue.SortedKeys(u.Files) {
			p.difference(u.diff(name), u.Terminal)
		}
		p.line("")
	}
	for _, l := range updatedLists(u) {
		if len(l.items) == 0 {
			continue
		}
		p.line("%s", l.title)
		for _, item := range l.items {
			p.copyable(clean(item))
		}
		p.line("")
	}
	p.line("%s", p.strong(clean(updatedLine(u))))
	_, err := w.Write(p.Bytes())
	return err
}

// Updated writes the lists, and in a dry run the difference as a block of code.
func (Markdown) Updated(w io.Writer, u Update) error {
	r := &sizeBudget{limit: maxComment}
	r.fits("### isc-sync: "+prose(updatedLine(u))+"\n", 0)
	r.lists(updatedLists(u), maxComment/6)
	if u.DryRun {
		var blocks []string
		for _, name := range jsonvalue.SortedKeys(u.Files) {
			blocks = append(blocks, "\n"+fence("diff", strings.Split(strings.TrimRight(u.diff(name), "\n"), "\n")))
		}
		r.all(maxComment, blocks, "files")
	}
	_, err := io.WriteString(w, r.String())
	return err
}

// Updated writes the lists, and in a dry run the difference of each file.
func (JSON) Updated(w io.Writer, u Update) error {
	out := updatedDocument{
		FormatVersion: 1, Directory: u.Directory, DryRun: u.DryRun, Pruned: u.Pruned, Renamed: renamedOf(u), Files: []updatedFile{}, Kept: []keptValue{},
		Updated: keyTexts(u.Result.Updated), New: keyTexts(u.New), Gone: keyTexts(u.Gone), NotRead: gapTexts(u.NotRead), PassedOver: listed(u.PassedOver), Requests: u.Requests,
	}
	for _, name := range jsonvalue.SortedKeys(u.Files) {
		f := updatedFile{Path: name, Action: u.action(name)}
		if u.DryRun {
			f.Diff = u.diff(name)
		}
		out.Files = append(out.Files, f)
	}
	for _, k := range u.Kept {
		out.Kept = append(out.Kept, keptValue{k.File, k.Line, k.Column, k.Key, k.Pointer, k.Text})
	}
	return writeJSON(w, encode(out))
}
