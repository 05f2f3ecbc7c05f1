package operate

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"testing"

	"isc-sync/internal/rest"
)

func request(t *testing.T, name, form string, given Given) rest.Request {
	t.Helper()
	r, err := Find(name, form).request("v2025", "1", given)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// parts reads a form as a server would: names, file names and contents.
func parts(t *testing.T, r rest.Request) []string {
	t.Helper()
	media, params, err := mime.ParseMediaType(r.ContentType)
	if err != nil || media != "multipart/form-data" {
		t.Fatalf("content type %q: %v", r.ContentType, err)
	}
	var out []string
	reader := multipart.NewReader(bytes.NewReader(r.Body), params["boundary"])
	for {
		part, err := reader.NextPart()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, part.FormName()+"|"+part.FileName()+"|"+string(content))
	}
}

func TestAFormHasWhatTheVendorsDescriptionNames(t *testing.T) {
	file := &File{Name: `"Zürich" 1.csv`, Content: []byte("a,b\r\n1,--2\r\n")}
	on := map[string]string{"disable-optimization": "true"}
	cases := []struct {
		title, name string
		given       Given
		want        []string
	}{
		{"a file keeps its name and bytes", "aggregate-entitlements", Given{File: file}, []string{"file|\"Zürich\" 1.csv|a,b\r\n1,--2\r\n"}},
		{"nothing given is still a form", "aggregate-entitlements", Given{}, nil},
		{"a switch is sent when it is off", "aggregate-accounts", Given{}, []string{"disableOptimization||false"}},
		{"a switch is sent beside a file", "aggregate-accounts", Given{Values: on, File: file}, []string{"file|\"Zürich\" 1.csv|a,b\r\n1,--2\r\n", "disableOptimization||true"}},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			r := request(t, c.name, "", c.given)
			got := parts(t, r)
			if len(got) != len(c.want) {
				t.Fatalf("parts %q, want %q", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("part %q, want %q", got[i], c.want[i])
				}
			}
			if again := request(t, c.name, "", c.given); !bytes.Equal(again.Body, r.Body) || again.ContentType != r.ContentType || len(r.Body) == 0 {
				t.Error("the same form has other bytes, or none")
			}
		})
	}
}

func TestABodyHoldsOnlyWhatWasGiven(t *testing.T) {
	if got := string(request(t, "peek", "", Given{}).Body); got != "{}" {
		t.Errorf("body %s", got)
	}
	given := Given{Values: map[string]string{"object-type": `a "group"`, "max": "7"}}
	if got, want := string(request(t, "peek", "", given).Body), `{"maxCount":7,"objectType":"a \"group\""}`; got != want {
		t.Errorf("body %s, want %s", got, want)
	}
	if r := request(t, "test", "", Given{}); r.Body != nil {
		t.Errorf("body %q where there is none", r.Body)
	}
	r := request(t, "schema-template get", "entitlements", Given{Values: map[string]string{"schema": "a&b"}})
	if r.Body != nil || r.Query.Encode() != "schemaName=a%26b" {
		t.Errorf("body %q, query %q", r.Body, r.Query.Encode())
	}
}
