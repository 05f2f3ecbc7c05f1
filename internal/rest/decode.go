package rest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Decode turns JSON text into map[string]any, []any, string, json.Number,
// bool and nil. Where such a value cannot hold what the text says, it does as
// encoding/json does and reports a flaw: of members with one name the last
// stays, and what is not Unicode becomes U+FFFD. The error is about syntax.
func Decode(data []byte) (any, []Flaw, error) {
	if !json.Valid(data) {
		var v any
		return nil, nil, fmt.Errorf("decode JSON: %w", json.Unmarshal(data, &v))
	}
	return decodeValid(data)
}

// Decode decodes the body of the answer as the function does.
func (r *Response) Decode() (any, []Flaw, error) {
	if r.isJSON {
		return decodeValid(r.Body)
	}
	return Decode(r.Body)
}

func decodeValid(data []byte) (any, []Flaw, error) {
	texts := knownTexts.Get().(map[string]any)
	defer knownTexts.Put(texts)
	d := decoder{data: data, texts: texts}
	v := d.value()
	return v, d.flaws, nil
}

// decoder walks text that is known to be valid, so it checks no syntax.
type decoder struct {
	data  []byte
	pos   int
	path  []step
	flaws []Flaw
	// texts are short texts by their quoted form.
	texts map[string]any
}

func (d *decoder) value() any {
	switch d.skipSpace() {
	case '{':
		return d.object()
	case '[':
		return d.array()
	case '"':
		text, whole := d.text()
		if !whole {
			d.flaw(NotUnicode)
		}
		return text
	case 't':
		d.pos += len("true")
		return true
	case 'f':
		d.pos += len("false")
		return false
	case 'n':
		d.pos += len("null")
		return nil
	}
	return d.number()
}

func (d *decoder) object() any {
	object := make(map[string]any)
	d.pos++
	for d.skipSpace() != '}' {
		text, whole := d.text()
		name := text.(string)
		d.path = append(d.path, step{name: name})
		if !whole {
			d.flaw(NotUnicode)
		}
		if _, twice := object[name]; twice {
			d.flaw(Duplicate)
		}
		d.skipSpace()
		d.pos++ // the colon
		object[name] = d.value()
		d.next()
	}
	d.pos++
	return object
}

func (d *decoder) array() any {
	array := []any{}
	d.pos++
	for d.skipSpace() != ']' {
		d.path = append(d.path, step{index: len(array), element: true})
		array = append(array, d.value())
		d.next()
	}
	d.pos++
	return array
}

// next leaves a member or an element and the comma behind it.
func (d *decoder) next() {
	d.path = d.path[:len(d.path)-1]
	if d.skipSpace() == ',' {
		d.pos++
	}
}

// text reads a string and reports whether it is Unicode throughout.
func (d *decoder) text() (text any, whole bool) {
	quoted, escaped := d.quoted()
	if len(quoted) > shortText {
		return unquoted(quoted, escaped)
	}
	if known, found := d.texts[string(quoted)]; found {
		return known, true
	}
	text, whole = unquoted(quoted, escaped)
	if whole && len(d.texts) < keptTexts {
		d.texts[string(quoted)] = text
	}
	return text, whole
}

// quoted passes a string and reports whether it has an escape.
func (d *decoder) quoted() (quoted []byte, escaped bool) {
	start := d.pos
	for d.pos++; d.data[d.pos] != '"'; d.pos++ {
		if d.data[d.pos] == '\\' {
			escaped = true
			d.pos++
		}
	}
	d.pos++
	return d.data[start:d.pos], escaped
}

func unquoted(quoted []byte, escaped bool) (text string, whole bool) {
	whole = utf8.Valid(quoted)
	if whole && !escaped {
		return string(quoted[1 : len(quoted)-1]), true
	}
	_ = json.Unmarshal(quoted, &text) // valid, so it decodes
	return text, whole && !loneSurrogate(quoted)
}

func (d *decoder) number() any {
	start := d.pos
	for d.pos < len(d.data) && !endsNumber(d.data[d.pos]) {
		d.pos++
	}
	return json.Number(d.data[start:d.pos])
}

func endsNumber(c byte) bool {
	switch c {
	case ',', ']', '}', ' ', '\t', '\r', '\n':
		return true
	}
	return false
}

// skipSpace returns the first byte that is not white space.
func (d *decoder) skipSpace() byte {
	for {
		switch c := d.data[d.pos]; c {
		case ' ', '\t', '\r', '\n':
			d.pos++
		default:
			return c
		}
	}
}

// loneSurrogate finds a \u escape that is one half of a pair without the other.
func loneSurrogate(quoted []byte) bool {
	for i := 0; i < len(quoted); i++ {
		if quoted[i] != '\\' {
			continue
		}
		i++
		switch half := escapeAt(quoted, i-1); {
		case half >= 0xDC00 && half <= 0xDFFF:
			return true
		case half >= 0xD800 && half <= 0xDBFF:
			if low := escapeAt(quoted, i+5); low < 0xDC00 || low > 0xDFFF {
				return true
			}
			i += 10
		}
	}
	return false
}

// escapeAt is the code of a \u escape at a place, or -1.
func escapeAt(quoted []byte, at int) int64 {
	if at+6 > len(quoted) || quoted[at] != '\\' || quoted[at+1] != 'u' {
		return -1
	}
	code, err := strconv.ParseInt(string(quoted[at+2:at+6]), 16, 32)
	if err != nil {
		return -1
	}
	return code
}
