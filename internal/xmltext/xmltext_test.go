package xmltext_test

import (
	"strings"
	"testing"

	"isc-sync/internal/xmltext"
)

func TestSame(t *testing.T) {
	const form = `<Form name="HR" type="SourceConfig"><Field name="url"/><Note>A &amp; B</Note></Form>`
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"line ends", "<a>\r\n</a>\r\n", "<a>\n</a>", true},
		{"the order of attributes", form, `<Form type="SourceConfig" name="HR"><Field name="url"/><Note>A &amp; B</Note></Form>`, true},
		{"a prolog, a document type and a comment", "<?xml version='1.0'?>\n<!DOCTYPE Form PUBLIC \"a.dtd\" \"a.dtd\">\n<!-- ours -->" + form, form, true},
		{"blanks between elements", form, strings.ReplaceAll(form, "><", ">\n  <"), true},
		{"an empty element", form, strings.ReplaceAll(form, "/>", "></Field>"), true},
		{"another spelling of a text", form, strings.ReplaceAll(form, "A &amp; B", "<![CDATA[A & B]]>"), true},
		{"a comment inside a text", form, strings.ReplaceAll(form, "A &amp;", "A<!-- and --> &amp;"), true},
		{"another value of an attribute", form, strings.ReplaceAll(form, `"url"`, `"uri"`), false},
		{"another text", form, strings.ReplaceAll(form, "B<", "C<"), false},
		{"blanks around a text", form, strings.ReplaceAll(form, "B<", "B <"), false},
		{"a blank as the whole text", "<a><b> </b></a>", "<a><b></b></a>", false},
		{"the order of elements", "<a><b/><c/></a>", "<a><c/><b/></a>", false},
		{"another depth", "<a><b/><c/></a>", "<a><b><c/></b></a>", false},
		{"another name", "<a/>", "<b/>", false},
		{"another namespace", `<a xmlns="x"/>`, `<a xmlns="y"/>`, false},
		{"entities that differ", `<!DOCTYPE a [<!ENTITY b "1">]><a/>`, `<!DOCTYPE a [<!ENTITY b "2">]><a/>`, false},
		{"texts that are not XML", "a b\n", "a  b", false},
		{"texts that are not XML and end differently", "a & b\r\n", "a & b", true},
		{"nothing", "", "\n", true},
		{"nothing and something", "", "<a/>", false},
		{"comments alone", "<!-- a -->", "<!-- b -->", false},
		{"what is cut off", "<a><b/></a>", "<a><b/>", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := xmltext.Same(tt.a, tt.b); got != tt.want {
				t.Errorf("Same(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
			}
			if xmltext.Same(tt.a, tt.b) != xmltext.Same(tt.b, tt.a) {
				t.Error("it depends on the order")
			}
		})
	}
}
