package documents

import (
	"encoding/json"
	"path"
	"strings"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// widest is how many columns a line of several values may take.
const widest = 110

// oneLine returns a value in its form for one line, if it has one.
func (p *printer) oneLine(v any, f *registry.Field, at jsonvalue.Pointer, here place) (string, bool) {
	switch v := v.(type) {
	case string:
		return quoted(v, block), !fitsLiteral(v)
	case map[string]any:
		return p.flowMapping(v, f, at, here)
	case []any:
		return p.flowSequence(v, at, here)
	}
	return p.scalar(v, block), true
}

// scalar returns the spelling of anything but a collection.
func (p *printer) scalar(v any, where setting) string {
	switch v := v.(type) {
	case string:
		return quoted(v, where)
	case bool:
		if v {
			return "true"
		}
		return "false"
	case json.Number:
		return number(v)
	case state.Env:
		return "!env " + quoted(v.Name, where)
	case state.File:
		return "!file " + quoted(relative(path.Dir(p.path), v.Path), where)
	}
	return "null"
}

// flowMapping writes {a: 1, b: 2}: a reference in parts, or a short flat element
// of a keyed list.
func (p *printer) flowMapping(object map[string]any, f *registry.Field, at jsonvalue.Pointer, here place) (string, bool) {
	if len(object) == 0 {
		return "{}", true
	}
	_, isText := object["id"].(string)
	pin := f == nil && len(object) == 1 && isText && p.comments[at] != ""
	if !pin && !(f != nil && f.Ref != nil) && !isKeyed(here.in) {
		return "", false
	}
	var parts []string
	for _, key := range memberOrder(object, f) {
		value, ok := p.flowScalar(object[key], at.Append(key))
		if !ok || p.comments[at.Append(key)] != "" {
			return "", false
		}
		parts = append(parts, quoted(key, flow)+": "+value)
	}
	return fitting("{"+strings.Join(parts, ", ")+"}", here)
}

func isKeyed(f *registry.Field) bool {
	return f != nil && (f.List == registry.Keyed || f.List == registry.KeyedSet)
}

// flowSequence writes [a, b]: a short list of scalars.
func (p *printer) flowSequence(list []any, at jsonvalue.Pointer, here place) (string, bool) {
	if len(list) == 0 {
		return "[]", true
	}
	parts := make([]string, len(list))
	for i, e := range list {
		at := at.Index(i)
		value, ok := p.flowScalar(e, at)
		if !ok || p.comments[at] != "" {
			return "", false
		}
		parts[i] = value
	}
	return fitting("["+strings.Join(parts, ", ")+"]", here)
}

func (p *printer) flowScalar(v any, at jsonvalue.Pointer) (string, bool) {
	tag := p.tags[at]
	text, isText := v.(string)
	switch {
	case tag.Name == TagVar:
		return "!var " + quoted(tag.Arg, flow), true
	case !jsonvalue.IsScalar(v) || isText && strings.Contains(text, "\n"):
		return "", false
	case tag.Name == TagPlain:
		return plainTag + " " + p.scalar(v, flow), true
	}
	return p.scalar(v, flow), true
}

// fitting refuses lines that are too wide.
func fitting(line string, here place) (string, bool) {
	return line, here.reached+1+utf8.RuneCountInString(line) < widest
}

// relative returns the way from a folder to a file, both below one directory.
func relative(folder, file string) string {
	up := ""
	for folder != "." && !strings.HasPrefix(file, folder+"/") {
		folder, up = path.Dir(folder), up+"../"
	}
	if folder == "." {
		return up + file
	}
	return up + strings.TrimPrefix(file, folder+"/")
}
