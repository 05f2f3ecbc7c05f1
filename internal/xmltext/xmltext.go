// Package xmltext compares XML documents by what they say.
//
// Its input is two texts. Its output is whether both have the same elements, attributes
// and texts, in the same order. The order of attributes, the prolog, comments, line
// ends and the blanks between elements mean nothing: programs that read a document and
// write it again change them. Texts that are not XML are compared as texts, up to their
// line ends and the blanks behind them. It reads nothing but its input: entities and
// document types are never fetched.
package xmltext

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// Same reports whether two texts say the same.
func Same(a, b string) bool {
	a, b = tidy(a), tidy(b)
	if a == b {
		return true
	}
	partsOfA, err := parts(a)
	partsOfB, also := parts(b)
	return err == nil && also == nil && slices.Equal(partsOfA, partsOfB)
}

// tidy returns a text with plain line ends and without blanks behind it.
func tidy(text string) string {
	return strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n\r")
}

// parts are what a document says, in its order.
func parts(text string) ([]string, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	r := &reading{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return r.parts, r.end()
		}
		if err != nil {
			return nil, err
		}
		r.take(token)
	}
}

// reading is how far a document was read.
type reading struct {
	parts []string
	// text is what was read since the last tag; leaf says that this opened an element.
	text strings.Builder
	leaf bool
}

// end returns an error if the document had no element: then it is not XML.
func (r *reading) end() error {
	if len(r.parts) == 0 || strings.TrimSpace(r.text.String()) != "" {
		return errors.New("text outside of an element")
	}
	return nil
}

func (r *reading) take(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		r.flush(false)
		r.parts = append(r.parts, "<"+name(t.Name))
		r.attributes(t.Attr)
		r.leaf = true
	case xml.EndElement:
		r.flush(r.leaf)
		r.parts = append(r.parts, "/")
		r.leaf = false
	case xml.CharData:
		r.text.Write(t)
	case xml.Directive:
		if strings.Contains(string(t), "[") { // it declares entities
			r.parts = append(r.parts, "!"+string(t))
		}
	}
}

// flush adds the text that was read. Blanks count in an element without others.
func (r *reading) flush(blanks bool) {
	text := r.text.String()
	r.text.Reset()
	if blanks && text != "" || strings.TrimSpace(text) != "" {
		r.parts = append(r.parts, "="+text)
	}
}

func (r *reading) attributes(all []xml.Attr) {
	sorted := make([]string, len(all))
	for i, a := range all {
		sorted[i] = "@" + name(a.Name) + "=" + a.Value
	}
	slices.Sort(sorted)
	r.parts = append(r.parts, sorted...)
}

func name(n xml.Name) string { return n.Space + " " + n.Local }
