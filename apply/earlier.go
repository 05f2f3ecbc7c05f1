package apply

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Earlier is the end of an earlier run, read from its report.
type Earlier struct {
	// File is where the report is kept.
	File string
	// Tenant was written to. Killed: the report has no summary.
	Tenant string
	Killed bool
	// Open are the steps of which it is not known whether the tenant acted:
	// those that were started and not done, and those that ended as unknown.
	Open []OpenStep
	// unsent: that run sent nothing.
	unsent bool
}

// OpenStep is a step of an earlier run whose outcome is unknown.
type OpenStep struct {
	Step, Method, Path string
	// Planned: the plan of this run has changes of the same resource. Otherwise
	// the plan has nothing to do for it.
	Planned bool
	// Key is the resource of the step.
	Key state.Key
}

// errNotReport is the error for a file that is not a report.
var errNotReport = errors.New("this is not a report of isc-sync")

// earlierLine has the members that are read from any record.
type earlierLine struct {
	Record  string    `json:"record"`
	Tenant  string    `json:"tenant"`
	Writer  string    `json:"writer"`
	Step    string    `json:"step"`
	Key     state.Key `json:"key"`
	Method  string    `json:"method"`
	Path    string    `json:"path"`
	Outcome Outcome   `json:"outcome"`
}

// ReadEarlier reads a report. An incomplete last line means that the run was
// killed.
func ReadEarlier(data []byte) (*Earlier, error) {
	e := &Earlier{Killed: true}
	began := false
	for line := range bytes.Lines(data) {
		var l earlierLine
		err := json.Unmarshal(line, &l)
		switch {
		case err != nil && began:
			continue
		case err != nil || !began && l.Record != "header":
			return nil, errNotReport
		}
		began = true
		e.read(l)
	}
	return e, nil
}

func (e *Earlier) read(l earlierLine) {
	switch l.Record {
	case "header":
		*e = Earlier{Tenant: l.Tenant, Killed: true, unsent: sentNothing(l.Writer)}
	case "started":
		if e.unsent {
			return
		}
		e.close(l.Step)
		e.Open = append(e.Open, OpenStep{Step: l.Step, Method: l.Method, Path: l.Path, Key: keyOfStep(l.Step)})
	case "done":
		if l.Outcome != Unknown {
			e.close(l.Step)
		}
	case "summary":
		e.Killed = false
	}
}

func (e *Earlier) close(step string) {
	for i, open := range e.Open {
		if open.Step == step {
			e.Open = append(e.Open[:i], e.Open[i+1:]...)
			return
		}
	}
}

// keyOfStep returns a step's id without its number.
func keyOfStep(id string) state.Key {
	return state.Key(id[:max(0, strings.LastIndexByte(id, '#'))])
}

// against marks the open steps that the plan of this run continues. It returns
// nil for the report of another tenant.
func (e *Earlier) against(plan *plan.Plan) *Earlier {
	if e == nil || e.Tenant != plan.Tenant {
		return nil
	}
	out := *e
	out.Open = make([]OpenStep, len(e.Open))
	for i, open := range e.Open {
		open.Planned = plan.Find(open.Key) != nil
		out.Open[i] = open
	}
	return &out
}
