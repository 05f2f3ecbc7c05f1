package operate

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant"
)

func decoded(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonvalue.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestAnOutcomeIsReadFromTheAnswer(t *testing.T) {
	cases := []struct {
		title  string
		how    Reading
		answer string
		want   verdict
	}{
		{"a test that succeeds", ReadsStatus, `{"status":"SUCCESS"}`, verdict{Success, ""}},
		{"a test that fails with a reason", ReadsStatus, `{"status":"FAILURE","details":{"error":"no route"}}`, verdict{Failure, "no route"}},
		{"a test that fails without one", ReadsStatus, `{"status":"FAILURE"}`, verdict{Failure, "the tenant's answer has the status FAILURE"}},
		{"a word that nobody knows is no success", ReadsStatus, `{"status":"FINE"}`, verdict{Failure, "the tenant's answer has the status FINE"}},
		{"no status is no success", ReadsStatus, `{}`, verdict{Failure, "the tenant's answer has the status (none)"}},
		{"a healthy source", ReadsHealth, `{"status":"SOURCE_STATE_HEALTHY"}`, verdict{Success, ""}},
		{"a source that was not looked at yet", ReadsHealth, `{"status":"SOURCE_STATE_UNCHECKED_SOURCE"}`, verdict{Warning, "the source's state is SOURCE_STATE_UNCHECKED_SOURCE"}},
		{"a source that fails", ReadsHealth, `{"status":"SOURCE_STATE_ERROR_VA"}`, verdict{Failure, "the source's state is SOURCE_STATE_ERROR_VA"}},
		{"a job that goes on", ReadsJob, `{"status":"IN_PROGRESS"}`, verdict{Started, ""}},
		{"a job that waits", ReadsJob, `{"status":"QUEUED"}`, verdict{Started, ""}},
		{"a job that is over", ReadsJob, `{"status":"SUCCESS"}`, verdict{Success, ""}},
		{"a job that failed", ReadsJob, `{"status":"ERROR"}`, verdict{Error, "the tenant's job has the status ERROR"}},
		{"uses that are all known", ReadsUses, `{"missingDependents":[]}`, verdict{Done, ""}},
		{"uses that may be more", ReadsUses, `{"missingDependents":[{}]}`, verdict{Warning, "the answer is incomplete: see missingDependents"}},
		{"anything else is an answer", ReadsDone, `[1]`, verdict{Done, ""}},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			if got := c.how.read(decoded(t, c.answer)); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestATaskEndsInOneOfFiveWays(t *testing.T) {
	cases := []struct {
		status string
		want   verdict
		exit   int
	}{
		{"SUCCESS", verdict{Success, ""}, 0},
		{"WARNING", verdict{Warning, ""}, 0},
		{"ERROR", verdict{Error, "the tenant's task ended as ERROR"}, 3},
		{"TERMINATED", verdict{Terminated, "the tenant's task ended as TERMINATED"}, 3},
		{"TEMPERROR", verdict{TempError, "the tenant's task ended as TEMPERROR"}, 3},
		{"TEMP_ERROR", verdict{TempError, "the tenant's task ended as TEMP_ERROR"}, 3},
		{"WHATEVER", verdict{Failure, "the tenant's task ended as WHATEVER"}, 3},
	}
	for _, c := range cases {
		t.Run(c.status, func(t *testing.T) {
			got := verdictOf(Task{Status: c.status})
			if got != c.want || got.outcome.exitCode() != c.exit {
				t.Errorf("got %+v with exit %d, want %+v with %d", got, got.outcome.exitCode(), c.want, c.exit)
			}
		})
	}
}

func TestATaskIsFoundWhereverTheAnswerHasIt(t *testing.T) {
	cases := []struct {
		title, answer, id string
		ended             bool
	}{
		{"below task", `{"id":"not this","task":{"id":"a","completed":null,"completionStatus":null}}`, "a", false},
		{"at the top", `{"id":"b","type":"QUARTZ"}`, "b", false},
		{"nowhere", `{"success":true}`, "", false},
		{"an empty task is none", `{"id":"c","task":{}}`, "c", false},
		{"completed without a status runs on", `{"id":"d","completed":"2026-01-01T00:00:00Z","completionStatus":null}`, "d", false},
		{"a status without completed runs on", `{"id":"e","completed":null,"completionStatus":"SUCCESS"}`, "e", false},
		{"both are an end, times as numbers, too", `{"id":"f","completed":1713522033823,"completionStatus":"SUCCESS"}`, "f", true},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			task := tenant.TaskIn(decoded(t, c.answer))
			if task.ID != c.id || (task.Stage() == tenant.Over) != c.ended {
				t.Errorf("id %q, ended %v; want %q, %v", task.ID, (task.Stage() == tenant.Over), c.id, c.ended)
			}
		})
	}
}

func TestMessagesOfATaskComeInThreeForms(t *testing.T) {
	task := tenant.TaskIn(decoded(t, `{"messages":[
		{"localizedText":{"locale":"en-US","message":"one"}},{"localizedText":"two","key":"k"},{"key":"three"},{}]}`))
	if got := verdictOf(Task{Status: "ERROR", Messages: task.Messages}).reason; got != "one; two; three" {
		t.Errorf("reason %q", got)
	}
}
