package simulator

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// xmlText is a text that is XML.
func xmlText(_ *call, field string, value any) error {
	content, isText := value.(string)
	if !isText {
		return illegal(value, field)
	}
	d := xml.NewDecoder(strings.NewReader(content))
	elements := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && elements > 0 {
			return nil
		}
		if err != nil {
			return refuse("The %s is not XML: %v.", field, err)
		}
		if _, is := token.(xml.StartElement); is {
			elements++
		}
	}
}

// rewrittenXML is a document as the service writes it: with a declaration of its own,
// attributes in their order by name, and an attribute of its root that the service
// sets.
func rewrittenXML(content, attribute, value string) string {
	d := xml.NewDecoder(strings.NewReader(content))
	var out bytes.Buffer
	out.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>`)
	root := true
	for {
		token, err := d.RawToken()
		if err != nil {
			return out.String()
		}
		switch t := token.(type) {
		case xml.StartElement:
			if root {
				t.Attr = slices.DeleteFunc(t.Attr, func(a xml.Attr) bool { return a.Name.Local == attribute })
				t.Attr = append(t.Attr, xml.Attr{Name: xml.Name{Local: attribute}, Value: value})
			}
			root = false
			writeStart(&out, t)
		case xml.EndElement:
			out.WriteString("</" + rawName(t.Name) + ">")
		case xml.CharData:
			out.WriteString(escapedXML(string(t)))
		case xml.Comment:
			out.WriteString("<!--" + string(t) + "-->")
		}
	}
}

func writeStart(out *bytes.Buffer, t xml.StartElement) {
	slices.SortFunc(t.Attr, func(a, b xml.Attr) int { return strings.Compare(rawName(a.Name), rawName(b.Name)) })
	out.WriteString("<" + rawName(t.Name))
	for _, a := range t.Attr {
		out.WriteString(" " + rawName(a.Name) + `="` + escapedXML(a.Value) + `"`)
	}
	out.WriteString(">")
}

func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func escapedXML(content string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(content)
}
