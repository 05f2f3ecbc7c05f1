package engine_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/state"
)

// check compares the files before and after an update.
type check struct {
	*testing.T
	*author
	was, is state.Documents
	updated *engine.Updated
}

// texts wants every line to stay that holds no changed value, and every comment to stay
// whose place is still there.
func (c *check) texts(before, after map[string]string) {
	for name, text := range before {
		now, still := after[name]
		if _, isText := c.author.texts[name]; !still || isText || text == now {
			continue
		}
		text, now = c.unix(name, text, now)
		kept := keptLines(text, now)
		for i, line := range strings.Split(text, "\n") {
			isThere := strings.Contains("\n"+now+"\n", "\n"+line+"\n") // perhaps beside other lines
			if !kept[i] && !isThere && !bareLine.MatchString(line) && !c.mayGo(name, i+1, line) {
				c.Errorf("%s:%d went, and nothing changed there: %s", name, i+1, line)
			}
		}
	}
	c.keepComments(before, after)
}

// unix returns both texts with the line ends of Unix. If all of the first are others, so
// are those of the second.
func (c *check) unix(name, text, now string) (string, string) {
	const windows = "\r\n"
	if want := strings.Contains(text, windows); want != strings.Contains(now, windows) || want && strings.Count(now, windows) != strings.Count(now, "\n") {
		c.Errorf("%s has other line ends", name)
	}
	return strings.ReplaceAll(text, windows, "\n"), strings.ReplaceAll(now, windows, "\n")
}

// keptLines are the lines of a text that are also in another, in order.
func keptLines(a, b string) []bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	length := make([][]int, len(x)+1)
	for i := range length {
		length[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if x[i] == y[j] {
				length[i][j] = max(length[i][j], length[i+1][j+1]+1)
			}
		}
	}
	kept := make([]bool, len(x))
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j] && length[i][j] == length[i+1][j+1]+1:
			kept[i] = true
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}

// mayGo reports whether a line holds a value that changed, or a comment about one.
func (c *check) mayGo(file string, number int, line string) bool {
	bare := strings.TrimLeft(line, " -")
	if m := aboutComment.FindStringSubmatch(line); m != nil && strings.HasPrefix(bare, "#") {
		return !c.isThere(c.author.comments[numberOf(m[1])])
	} else if bare == "" {
		number++ // a dash whose element begins in the next line
	}
	var nearest []spot
	best := 0
	for _, d := range c.was {
		if d.File != file || d.Line > number || d.Line < best {
			continue
		}
		nearest, best = []spot{{d.Key, ""}}, max(best, d.Line)
		for _, at := range placesIn(d.Spec, "") {
			l := d.At(at).Line
			if l > number || l < best {
				continue
			}
			if l > best {
				nearest, best = nil, l
			}
			nearest = append(nearest, spot{d.Key, at})
		}
	}
	return slices.ContainsFunc(nearest, func(s spot) bool { return c.differs(s, strings.ContainsAny(line, "[{")) })
}

// placesIn are all places of a value.
func placesIn(v any, at jsonvalue.Pointer) (all []jsonvalue.Pointer) {
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			all = append(append(all, at.Append(key)), placesIn(e, at.Append(key))...)
		}
	case []any:
		for i, e := range v {
			all = append(append(all, at.Index(i)), placesIn(e, at.Index(i))...)
		}
	}
	return all
}

// differs reports whether a place, or one that its text leans on, has another value now:
// a collection in lines counts if it came, went or became empty.
func (c *check) differs(s spot, inBrackets bool) bool {
	was, is := c.was.Find(s.key), c.is.Find(s.key)
	if is == nil {
		return true
	}
	if c.differsAt(was.Spec, is.Spec, s.at, inBrackets) {
		return true
	}
	for at := s.at; at != ""; at = at.Parent() {
		if slices.ContainsFunc(c.leans[spot{s.key, at}], func(on spot) bool { return !c.sameAt(on) }) {
			return true
		}
	}
	return false
}

// sameAt reports whether a place has the same value as before.
func (c *check) sameAt(s spot) bool {
	was, is := c.was.Find(s.key), c.is.Find(s.key)
	if is == nil {
		return false
	}
	a, _ := s.at.Get(was.Spec)
	b, has := s.at.Get(is.Spec)
	return has && jsonvalue.Equal(a, b) && c.isThere(s)
}

func (c *check) differsAt(was, is any, at jsonvalue.Pointer, inBrackets bool) bool {
	for _, token := range at.Tokens() {
		switch w := was.(type) {
		case map[string]any:
			i, _ := is.(map[string]any)
			now, has := i[token]
			if !has {
				return true
			}
			was, is = w[token], now
		case []any:
			i, _ := is.([]any)
			n, _ := jsonvalue.ArrayIndex(token)
			return !slices.ContainsFunc(i, func(e any) bool { return jsonvalue.Equal(e, w[n]) }) || !inSameOrder(w, i)
		}
	}
	a, b := size(was), size(is)
	if a < 0 || b < 0 {
		return !jsonvalue.Equal(was, is)
	}
	return (a == 0) != (b == 0) || inBrackets && !jsonvalue.Equal(was, is)
}

// inSameOrder reports whether what is in both lists has one order.
func inSameOrder(a, b []any) bool {
	common := func(list, other []any) string {
		text := ""
		for _, e := range list {
			if slices.ContainsFunc(other, func(o any) bool { return jsonvalue.Equal(o, e) }) {
				text += encoded(e) + "\n"
			}
		}
		return text
	}
	return common(a, b) == common(b, a)
}

// size is how many members a collection has, -1 for a scalar.
func size(v any) int {
	switch v := v.(type) {
	case map[string]any:
		return len(v)
	case []any:
		return len(v)
	}
	return -1
}

// isThere reports whether a place is still there; elements count by their values.
func (c *check) isThere(s spot) bool {
	is := c.is.Find(s.key)
	if is == nil {
		return false
	}
	if len(c.leans[s]) > 0 {
		return false // what is written out has no place of its own
	}
	var v any = c.was.Find(s.key).Spec
	var now any = is.Spec
	for _, token := range s.at.Tokens() {
		switch w := v.(type) {
		case map[string]any:
			n, _ := now.(map[string]any)
			below, has := n[token]
			if !has {
				return false
			}
			v, now = w[token], below
		case []any:
			n, _ := now.([]any)
			i, _ := jsonvalue.ArrayIndex(token)
			return slices.ContainsFunc(n, func(e any) bool { return jsonvalue.Equal(e, w[i]) }) && inSameOrder(w, n)
		}
	}
	return true
}

var (
	// bareLine are lines that hold no value of their own.
	bareLine     = regexp.MustCompile(`^(\s*|---|\s*<<: .*)$`)
	aboutComment = regexp.MustCompile(`# about (\d+)\.`)
	ownKey       = regexp.MustCompile(`^[\s-]*(?:"(?:[^"\\]|\\.)*"|[^"#:][^:#]*):(?:\s|$)`)
)

func numberOf(text string) (n int) {
	_, _ = fmt.Sscan(text, &n)
	return n
}

// keepComments wants the comments that are still about something, each once, beside or
// above the keys that they were at.
func (c *check) keepComments(before, after map[string]string) {
	for name, text := range before {
		var want, got []string
		keys := keysOfComments(after[name])
		for number, key := range keysOfComments(text) {
			if !c.isThere(c.author.comments[number]) {
				continue
			}
			now, still := keys[number]
			if s := c.author.comments[number]; !still {
				c.Errorf("%s: comment %d about %s#%s is gone", name, number, s.key, s.at)
			} else if now != key {
				c.Errorf("%s: comment %d was at %q, and is at %q", name, number, key, now)
			}
		}
		for _, m := range aboutComment.FindAllStringSubmatch(text, -1) {
			want = append(want, m[1])
		}
		for _, m := range aboutComment.FindAllStringSubmatch(after[name], -1) {
			got = append(got, m[1])
		}
		want = slices.DeleteFunc(want, func(n string) bool { return !slices.Contains(got, n) })
		slices.Sort(want) // elements of lists move with theirs
		slices.Sort(got)
		if !slices.Equal(want, got) {
			c.Errorf("%s: the comments were %v, and are %v", name, want, got)
		}
	}
}

// keysOfComments are the keys that comments are beside, or above.
func keysOfComments(text string) map[int]string {
	keys := map[int]string{}
	var open []int
	for line := range strings.Lines(text) {
		m := aboutComment.FindStringSubmatch(line)
		alone := strings.HasPrefix(strings.TrimSpace(line), "#")
		key := strings.TrimLeft(ownKey.FindString(line), "- ")
		switch {
		case alone && m != nil:
			open = append(open, numberOf(m[1]))
			continue
		case m != nil:
			keys[numberOf(m[1])] = key
		}
		if strings.TrimSpace(line) != "" && !alone {
			for _, n := range open {
				keys[n] = key
			}
			open = nil
		}
	}
	return keys
}

// isOpen reports whether an update leaves it to the user what becomes of a document: its
// object is gone, or may have another name.
func isOpen(updated *engine.Updated, keys ...state.Key) bool {
	return slices.ContainsFunc(keys, func(key state.Key) bool {
		return slices.Contains(updated.Gone, key) || slices.ContainsFunc(updated.Renamed, func(r planner.Renaming) bool { return r.Document.Key == key })
	})
}

// isTaken reports whether a value stays since the document of what is gone has it.
func isTaken(updated *engine.Updated, p state.Problem) bool {
	return slices.ContainsFunc(updated.Gone, func(key state.Key) bool { return strings.Contains(p.Text, string(key)+" has the same ") })
}
