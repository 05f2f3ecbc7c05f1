package planner

import (
	"isc-sync/planner/propose"
	"isc-sync/state"
)

// view is the part of the input and of the pairs that proposing needs.
func (s *scope) view() *propose.View {
	return &propose.View{
		Kinds: s.Kinds, Objects: s.Live, Directory: s.Directory, Documents: s.Documents, Settings: s.Settings,
		Env: s.Options.Env, Rotate: s.Options.Rotate, Explain: s.Options.Explain, Resources: resources{s},
	}
}

// resources reports to the proposer what this plan does to other resources.
type resources struct{ s *scope }

func (o resources) LiveFor(key state.Key) *state.Object     { return o.s.liveFor(key) }
func (o resources) IsDeleted(key state.Key) bool            { return o.s.isDeleted(key) }
func (o resources) IsDrafted(key state.Key) bool            { return o.s.drafted[key] }
func (o resources) RenamedTo(key state.Key) *state.Document { return o.s.renamedTo(key) }
func (o resources) LosesName(key state.Key) bool            { return o.s.former[key] != nil }
func (o resources) DidYouMean(key state.Key) string         { return o.s.didYouMean(key) }
func (o resources) MeantLive(key state.Key) string          { return o.s.meantLive(key) }

func (o resources) UsesName(kind, name string) bool { return o.s.usesName(kind, name) }

func (o resources) DocumentOf(key state.Key) *state.Document {
	if p := o.s.pairs[key]; p != nil {
		return p.doc
	}
	return nil
}
