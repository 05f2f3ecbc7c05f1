package plan

import (
	"encoding/json"
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
)

func toDocument(p *Plan) document {
	doc := document{
		FormatVersion: FormatVersion, Tenant: p.Tenant, APIVersion: p.APIVersion,
		Inputs: toInputs(p.Inputs), Names: p.Legend.Names, Files: p.Legend.Files, Summary: summaryDocument(p.Summary),
		Changes: make([]changeDocument, len(p.Changes)), Notes: make([]noteDocument, len(p.Notes)),
	}
	for i, c := range p.Changes {
		doc.Changes[i] = toChange(c)
	}
	for i, n := range p.Notes {
		doc.Notes[i] = noteDocument(n)
	}
	return doc
}

func toChange(c Change) changeDocument {
	doc := changeDocument{
		Key: c.Key, Kind: c.Kind, Identity: c.Identity, Parent: c.Parent, Name: c.Name, Action: c.Action,
		File: c.File, Line: c.Line, Why: c.Why, Fingerprint: map[string]any{},
		Fields: make([]fieldDocument, len(c.Fields)), Steps: make([]stepDocument, len(c.Steps)),
	}
	for at, v := range c.Fingerprint {
		doc.Fingerprint[string(at)] = v
	}
	for i, f := range c.Fields {
		doc.Fields[i] = fieldDocument{Pointer: f.Pointer, Before: EncodeValue(f.Before), After: EncodeValue(f.After), Sensitive: f.Sensitive, Change: f.Secret}
	}
	for i, s := range c.Steps {
		doc.Steps[i] = toStep(c.Action, s)
	}
	return doc
}

func toStep(action Action, s Step) stepDocument {
	doc := stepDocument{
		ID: s.ID, Wave: s.Wave, Method: s.Method, Path: s.Path, Reason: s.Reason, OrAdopt: s.OrAdopt,
		Needs: append([]string{}, s.Needs...),
	}
	s = asEdits(action, s)
	if s.Body != nil {
		doc.Body = EncodeValue(s.Body)
	}
	if s.Patch != nil {
		ops := make([]opDocument, len(s.Patch))
		for i, op := range s.Patch {
			ops[i] = opDocument{Op: op.Op, Path: op.Path}
			if op.Op != patch.Remove {
				ops[i].Value = EncodeValue(op.Value)
			}
		}
		doc.Patch = &ops
	}
	return doc
}

// EncodeValue returns nil for an absent value, and the JSON of any other, null
// included.
func EncodeValue(v any) json.RawMessage {
	if _, absent := v.(Absent); absent {
		return nil
	}
	raw := json.RawMessage(jsonvalue.Canonical(WithMarkers(v)))
	return raw
}

func fromDocument(doc document) (*Plan, error) {
	p := &Plan{
		Tenant: doc.Tenant, APIVersion: doc.APIVersion, Inputs: fromInputs(doc.Inputs), Legend: Legend{doc.Names, doc.Files}, Summary: Summary(doc.Summary),
		Changes: make([]Change, len(doc.Changes)), Notes: make([]Note, len(doc.Notes)),
	}
	for i, n := range doc.Notes {
		p.Notes[i] = Note(n)
	}
	for i, c := range doc.Changes {
		change, err := fromChange(c)
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrNotAPlan, c.Key, err)
		}
		change.Legend = p.Legend
		p.Changes[i] = change
	}
	return p, nil
}

func fromChange(doc changeDocument) (Change, error) {
	c := Change{
		Key: doc.Key, Kind: doc.Kind, Identity: doc.Identity, Parent: doc.Parent, Name: doc.Name, Action: doc.Action,
		File: doc.File, Line: doc.Line, Why: doc.Why, Fingerprint: Fingerprint{},
	}
	for at, v := range doc.Fingerprint {
		c.Fingerprint[jsonvalue.Pointer(at)] = v
	}
	for _, f := range doc.Fields {
		before, err := valueOf(f.Before)
		if err != nil {
			return c, err
		}
		after, err := valueOf(f.After)
		if err != nil {
			return c, err
		}
		c.Fields = append(c.Fields, FieldChange{Pointer: f.Pointer, Before: before, After: after, Sensitive: f.Sensitive, Secret: f.Change})
	}
	for _, s := range doc.Steps {
		step, err := fromStep(c.Action, s)
		if err != nil {
			return c, err
		}
		c.Steps = append(c.Steps, step)
	}
	return c, nil
}

func fromStep(action Action, doc stepDocument) (Step, error) {
	s := Step{
		ID: doc.ID, Wave: doc.Wave, Method: doc.Method, Path: doc.Path,
		Reason: doc.Reason, OrAdopt: doc.OrAdopt, Needs: doc.Needs,
	}
	if doc.Body != nil {
		body, err := valueOf(doc.Body)
		if err != nil {
			return s, err
		}
		s.Body = body
	}
	if doc.Patch == nil {
		return s, nil
	}
	s.Patch = patch.Patch{}
	for _, op := range *doc.Patch {
		v, err := valueOf(op.Value)
		if err != nil {
			return s, err
		}
		if _, absent := v.(Absent); absent {
			v = nil
		}
		s.Patch = append(s.Patch, patch.Op{Op: op.Op, Path: op.Path, Value: v})
	}
	return asBody(action, s)
}

func valueOf(raw json.RawMessage) (any, error) {
	if raw == nil {
		return Absent{}, nil
	}
	v, err := jsonvalue.Decode(raw)
	if err != nil {
		return nil, err
	}
	return FromMarkers(v), nil
}
