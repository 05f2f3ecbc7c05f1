package engine

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"isc-sync/internal/documents"
	"isc-sync/internal/export"
	"isc-sync/state"
)

// Manifest is what a backup says beside its documents, which have no ids.
type Manifest struct {
	FormatVersion int    `json:"formatVersion"`
	Tenant        string `json:"tenant"`
	APIVersion    string `json:"apiVersion"`
	// Program is the version of isc-sync. Started and Finished are the times between
	// which the tenant was read, in RFC 3339.
	Program  string     `json:"program"`
	Started  string     `json:"started"`
	Finished string     `json:"finished"`
	Objects  []BackedUp `json:"objects"`
	// NoContent are objects of which the tenant shows the name alone, such as connector
	// files: their content is in no backup.
	NoContent []state.Key `json:"noContent"`
	NotRead   []string    `json:"notRead"`
	// PassedOver are objects that were not read because there are too many.
	PassedOver []string `json:"passedOver"`
	Variables  []string `json:"variables"`
}

// BackedUp is one object of a backup, and its document's file.
type BackedUp struct {
	Key      state.Key `json:"key"`
	ID       string    `json:"id,omitempty"`
	File     string    `json:"file"`
	Created  string    `json:"created,omitempty"`
	Modified string    `json:"modified,omitempty"`
}

// Backup is an export of everything, and its manifest without times.
func (e *Engine) Backup(ctx context.Context, opts ExportOptions) (*Exported, *Manifest, error) {
	org, err := e.Client.Org(ctx)
	if err != nil {
		return nil, nil, err
	}
	exported, err := e.Export(ctx, opts)
	if err != nil {
		return nil, nil, err
	}
	m := &Manifest{
		FormatVersion: 1, Tenant: org, APIVersion: e.Version, Objects: exported.objects, NoContent: exported.noContent,
		NotRead: []string{}, PassedOver: append([]string{}, exported.PassedOver...), Variables: append([]string{}, exported.Variables...),
	}
	for _, gap := range exported.NotRead {
		m.NotRead = append(m.NotRead, gap.String())
	}
	return exported, m, nil
}

// manifested describes the objects of an export.
func (e *Engine) manifested(live *state.Live, result *export.Result) (objects []BackedUp, noContent []state.Key) {
	objects, noContent = []BackedUp{}, []state.Key{}
	paths := documents.Paths(result.Documents, e.Kinds)
	for i, d := range result.Documents {
		o := live.Find(d.Key)
		if o == nil {
			continue
		}
		objects = append(objects, BackedUp{Key: d.Key, ID: o.ID, File: paths[i], Created: timeIn(o.Value, createdNames), Modified: timeIn(o.Value, modifiedNames)})
	}
	for _, o := range live.All() {
		if o.Kind.ListedIn != nil {
			noContent = append(noContent, o.Key)
		}
	}
	slices.SortFunc(objects, func(a, b BackedUp) int { return strings.Compare(string(a.Key), string(b.Key)) })
	slices.Sort(noContent)
	return objects, noContent
}

// The API has no one name for the times of objects. Some are in milliseconds.
var (
	createdNames  = []string{"created", "createdAt", "dateCreated"}
	modifiedNames = []string{"modified", "updatedAt", "lastUpdated"}
)

// timeIn is the time that an object has by the first of some names, "" if it has none.
func timeIn(value map[string]any, names []string) string {
	for _, name := range names {
		switch v := value[name].(type) {
		case string:
			return v
		case json.Number:
			if ms, err := v.Int64(); err == nil {
				return time.UnixMilli(ms).UTC().Format(time.RFC3339Nano)
			}
		}
	}
	return ""
}
