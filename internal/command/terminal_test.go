package command

import (
	"bytes"
	"testing"
)

func TestColoursWithoutATerminal(t *testing.T) {
	for _, test := range []struct {
		env  map[string]string
		want bool
	}{
		{nil, false},
		{map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{map[string]string{"CLICOLOR_FORCE": "1", "TERM": "dumb"}, true},
		{map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{map[string]string{"CLICOLOR_FORCE": ""}, false},
		{map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
	} {
		p := &Program{LookupEnv: func(name string) (string, bool) { v, set := test.env[name]; return v, set }}
		if got := p.colored(&bytes.Buffer{}); got != test.want {
			t.Errorf("%v: colours %v, want %v", test.env, got, test.want)
		}
	}
}
