package events

// Start is the first event of a run.
type Start struct {
	// Command is how it was typed, such as "source test". Version is the program's.
	Command string `json:"command"`
	Version string `json:"version"`
	// Env is the environment of isc-sync.yaml, "" for none.
	Env string `json:"env,omitempty"`
}

// Read is an object that was read.
type Read struct {
	Key string `json:"key"`
}

// Requests is how many reads are done, and how many are known to be needed so far.
type Requests struct {
	Done  int `json:"done"`
	Known int `json:"known"`
}

// Waiting is a pause of all requests to an API version.
type Waiting struct {
	APIVersion string  `json:"apiVersion"`
	Seconds    float64 `json:"seconds"`
	// Refused: the tenant asked for it; otherwise the budget is spent.
	Refused bool `json:"refused"`
}

// StepStarted is a step that begins, before its first request.
type StepStarted struct {
	Step   string `json:"step"`
	Key    string `json:"key"`
	Action string `json:"action"`
}

// StepEnded is what became of a step.
type StepEnded struct {
	Step    string `json:"step"`
	Key     string `json:"key"`
	Action  string `json:"action"`
	Outcome string `json:"outcome"`
	ID      string `json:"id,omitempty"`
	Cause   string `json:"cause,omitempty"`
	Status  int    `json:"status,omitempty"`
	// Done: the tenant did it, or in a dry run would do it.
	Done bool `json:"-"`
}

// End is the last event. A file without one belongs to a run that was killed.
type End struct {
	ExitCode int `json:"exitCode"`
	// Requests are those that were sent, by API version; sign-ins are not counted.
	Requests map[string]int `json:"requests"`
}
