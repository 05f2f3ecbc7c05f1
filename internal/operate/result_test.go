package operate

import (
	"strings"
	"testing"
)

func TestAResultIsWrittenForPeopleAndForPrograms(t *testing.T) {
	hr := Source{ID: "1", Name: "HR Feed"}
	answer := func(text string) any { return decoded(t, text) }
	cases := []struct {
		title      string
		result     Result
		text, json string
	}{
		{
			"an answer is a tree",
			Result{Source: hr, Operation: "test", Outcome: Success, Answer: answer(`{"b":[1,{"c":null}],"a":"x","e":{},"d":{"f":""}}`)},
			"test of source \"HR Feed\": success\n  a: x\n  b:\n    - 1\n    -\n      c: null\n  d:\n    f: \"\"\n  e: {}\n",
			`{
  "source": "HR Feed",
  "operation": "test",
  "outcome": "success",
  "task": null,
  "answer": {
    "a": "x",
    "b": [
      1,
      {
        "c": null
      }
    ],
    "d": {
      "f": ""
    },
    "e": {}
  }
}
`,
		},
		{
			"a task shows what it counted",
			Result{Source: hr, Operation: "aggregate-accounts", Outcome: Error, Reason: "no <file>",
				Task: &Task{ID: "7", Status: "ERROR", Completed: "now", Messages: []string{"no <file>"}, Counts: map[string]any{"total": answer("3")}}},
			"aggregate-accounts of source \"HR Feed\": error\n  reason: no <file>\n  task: 7\n  total: 3\n",
			`{
  "source": "HR Feed",
  "operation": "aggregate-accounts",
  "outcome": "error",
  "reason": "no <file>",
  "task": {
    "id": "7",
    "completionStatus": "ERROR",
    "completed": "now",
    "messages": [
      "no <file>"
    ],
    "attributes": {
      "total": 3
    }
  },
  "answer": null
}
`,
		},
		{
			"a CSV header stands alone",
			Result{Source: hr, Operation: "schema-template get", Outcome: Done, Answer: "id,name\n"},
			"id,name\n",
			`{
  "source": "HR Feed",
  "operation": "schema-template get",
  "outcome": "done",
  "task": null,
  "answer": "id,name\n"
}
`,
		},
		{
			"a long text keeps its lines, and no terminal is commanded",
			Result{Source: Source{Name: "a\x1b[31m"}, Operation: "config", Outcome: Done, Answer: answer(`{"k\u202e":"\u001b[0m","x":"<a>\n  <b/>\n</a>\n"}`)},
			"config of source \"a\\x1b[31m\": done\n  \"k\\u202e\": \"\\x1b[0m\"\n  x:\n    <a>\n      <b/>\n    </a>\n",
			"",
		},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			var text strings.Builder
			if err := c.result.WriteText(&text); err != nil || text.String() != c.text {
				t.Errorf("text %v:\n%s\nwant\n%s", err, text.String(), c.text)
			}
			encoded, err := c.result.Encode()
			if err != nil || c.json != "" && string(encoded) != c.json {
				t.Errorf("JSON %v:\n%s\nwant\n%s", err, encoded, c.json)
			}
		})
	}
}

func TestAnAnswerCannotEndTheFenceOfItsPage(t *testing.T) {
	var page strings.Builder
	result := Result{Operation: "config", Outcome: Done, Answer: "```\n# not a heading\n````"}
	if err := result.WriteMarkdown(&page); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.String(), "\n`````json\n") || !strings.HasSuffix(page.String(), "\n`````\n") {
		t.Errorf("page:\n%s", page.String())
	}
}
