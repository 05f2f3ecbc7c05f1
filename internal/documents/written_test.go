package documents

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"isc-sync/internal/jsonvalue"
)

// TestPlacesAreFoundAgain compares the places in nodes that were read again with those in
// the nodes of the first reading.
func TestPlacesAreFoundAgain(t *testing.T) {
	const text = `# before
x-base: &base {type: STRING, isMulti: true}
kind: Schema
source: HR
name: account
spec:
  nativeObjectType: User
  "identityAttribute":
    id
  attributes:
    - <<: *base
      name: mail
    - {<<: [*base], name: "a~/b"}
  x: *base
`
	for _, above := range []int{0, 7} {
		w := &written{chunk: chunk{[]byte(text), above}}
		first, bad := parse(w.chunk)
		if bad != nil {
			t.Fatal(bad)
		}
		l := newLoader(fstest.MapFS{}, nil, Options{})
		value := l.walk("a.yaml", first, nil).value
		w.nodes = first
		w.forget()
		if w.nodes != nil {
			t.Fatal("the nodes stay")
		}
		asked := 0
		jsonvalue.LeavesAt(value, "", func(at jsonvalue.Pointer, _ any) {
			for p := at; ; p = p.Parent() {
				asked++
				if got, want := locate("a.yaml", w.root(), p), locate("a.yaml", first, p); got != want || got.Line <= above {
					t.Errorf("%s is at %s, was at %s", p, got, want)
				}
				if got, want := locateKey("a.yaml", w.root(), p), locateKey("a.yaml", first, p); got != want {
					t.Errorf("the key of %s is at %s, was at %s", p, got, want)
				}
				if p == "" {
					return
				}
			}
		})
		if w.root() == first || asked < 20 {
			t.Errorf("%d places were asked for in nodes that were not read again", asked)
		}
	}
}

func TestWhatIsWrittenNowhereHasNoNodes(t *testing.T) {
	if n := (*written)(nil).root(); n != nil {
		t.Errorf("it is %v", n)
	}
}

// TestAFileIsReadWhole reads files that are shorter and longer than they said.
func TestAFileIsReadWhole(t *testing.T) {
	text := strings.Repeat("kind: Source\n", 100)
	for _, said := range []int{0, 1, len(text) - 1, len(text), len(text) + 1, 5000} {
		for _, most := range []int{0, 10, len(text), 5000} {
			want := text[:min(len(text), most)]
			for name, f := range map[string]func() ([]byte, error){
				"at once": func() ([]byte, error) { return readAtMost(strings.NewReader(text), int64(said), int64(most)) },
				"byte by byte": func() ([]byte, error) {
					return readAtMost(iotest.OneByteReader(strings.NewReader(text)), int64(said), int64(most))
				},
			} {
				if data, err := f(); err != nil || string(data) != want {
					t.Errorf("%s, of %d bytes, at most %d: %d bytes, %v", name, said, most, len(data), err)
				}
			}
		}
	}
	broken := iotest.ErrReader(fmt.Errorf("the disk is broken"))
	if data, err := readAtMost(broken, 5, 10); err == nil || data != nil {
		t.Errorf("a broken disk: %q, %v", data, err)
	}
}
