package planner

import (
	"isc-sync/planner/propose"
	"isc-sync/state"
)

// view is the part of the input and of the pairs that proposing needs.
func (s *scope) view() *propose.View {
	return &propose.View{
		Kinds: s.Kinds, Objects: s.Live, Directory: s.Directory, Documents: s.Documents, Settings: s.Settings,
		Env: s.Options.Env, Rotate: s.Options.Rotate, Explain: s.Options.Explain, Resources: others{s},
	}
}

// others tells the proposer what this plan does to other resources.
type others struct{ s *scope }

func (o others) LiveFor(key state.Key) *state.Object     { return o.s.liveFor(key) }
func (o others) IsDeleted(key state.Key) bool            { return o.s.isDeleted(key) }
func (o others) IsDrafted(key state.Key) bool            { return o.s.drafted[key] }
func (o others) RenamedTo(key state.Key) *state.Document { return o.s.renamedTo(key) }
func (o others) LosesName(key state.Key) bool            { return o.s.former[key] != nil }
func (o others) DidYouMean(key state.Key) string         { return o.s.didYouMean(key) }
func (o others) MeantLive(key state.Key) string          { return o.s.meantLive(key) }

func (o others) DocumentOf(key state.Key) *state.Document {
	if p := o.s.pairs[key]; p != nil {
		return p.doc
	}
	return nil
}
