package render

import (
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/operate"
)

func answerOf(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonvalue.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestAnOperationIsToldToPeopleAndToPrograms(t *testing.T) {
	hr := operate.Source{ID: "1", Name: "HR Feed"}
	cases := []struct {
		title      string
		result     operate.Result
		text, json string
	}{
		{
			"an answer is a tree",
			operate.Result{Source: hr, Operation: "test", Outcome: operate.Success, Answer: answerOf(t, `{"b":[1,{"c":null}],"a":"x","e":{},"d":{"f":""}}`)},
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
			operate.Result{Source: hr, Operation: "aggregate-accounts", Outcome: operate.Error, Reason: "no <file>",
				Task: &operate.Task{ID: "7", Status: "ERROR", Completed: "now", Messages: []string{"no <file>"}, Counts: map[string]any{"total": answerOf(t, "3")}}},
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
			operate.Result{Source: hr, Operation: "schema-template get", Outcome: operate.Done, Answer: "id,name\n"},
			"id,name\n",
			"",
		},
		{
			"a long text keeps its lines, and no terminal is commanded",
			operate.Result{Source: operate.Source{Name: "a\x1b[31m"}, Operation: "config", Outcome: operate.Done, Answer: answerOf(t, `{"k\u202e":"\u001b[0m","x":"<a>\n\t<b/>\n</a>\n"}`)},
			"config of source \"a\\u001b[31m\": done\n  k\\u202e: \\u001b[0m\n  x:\n    <a>\n        <b/>\n    </a>\n",
			"",
		},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			var text, document strings.Builder
			if err := (Text{}).Operated(&text, &c.result); err != nil || text.String() != c.text {
				t.Errorf("text %v:\n%s\nwant\n%s", err, text.String(), c.text)
			}
			if err := (JSON{}).Operated(&document, &c.result); err != nil || c.json != "" && document.String() != c.json {
				t.Errorf("JSON %v:\n%s\nwant\n%s", err, document.String(), c.json)
			}
		})
	}
}

func TestAnAnswerCannotEndTheFenceOfItsPage(t *testing.T) {
	var page strings.Builder
	result := operate.Result{Operation: "config", Outcome: operate.Done, Answer: "```\n# not a heading\n````"}
	if err := (Markdown{}).Operated(&page, &result); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.String(), "\n`````json\n") || !strings.HasSuffix(page.String(), "\n`````\n") {
		t.Errorf("page:\n%s", page.String())
	}
}
