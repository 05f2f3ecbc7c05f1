package propose

// identities are the identities of the elements of a live list and of the
// declared one, "" for an element without identity. See doc_identity.go.
type identities struct {
	live, declared []string
	// secret marks the declared elements that have a secret.
	secret []bool
	// inLive and inDeclared count how many elements have the same identity.
	inLive, inDeclared map[string]int
}

// wholeRule explains why an element with a secret is not edited.
const wholeRule = "it may be another element, so it is replaced completely, with its secret"

func newIdentities(live, declared []string, secret []bool) *identities {
	return &identities{live, declared, secret, occurrences(live), occurrences(declared)}
}

func occurrences(texts []string) map[string]int {
	n := map[string]int{}
	for _, text := range texts {
		n[text]++
	}
	return n
}

// differ reports whether declared element j has a secret and is not element i
// of live.
func (e *identities) differ(i, j int) bool {
	return e != nil && e.secret[j] && e.live[i] != e.declared[j]
}

// replaced marks the declared elements with a secret that may not be the same
// element as their partner. The secret that the tenant has there may belong
// to another element.
func (e *identities) replaced(partner []int, same func(i, j int) bool) []bool {
	if e == nil {
		return nil
	}
	var whole []bool
	intact := map[string]bool{}
	for who := range e.inDeclared {
		intact[who] = e.inLive[who] == e.inDeclared[who]
	}
	for j, who := range e.declared {
		if intact[who] && !e.isUnique(who) {
			i := partner[j]
			intact[who] = i >= 0 && e.live[i] == who && same(i, j)
		}
	}
	for j, who := range e.declared {
		if i := partner[j]; i >= 0 && e.secret[j] && (e.live[i] != who || !intact[who]) {
			if whole == nil {
				whole = make([]bool, len(partner))
			}
			whole[j] = true
		}
	}
	return whole
}

// isUnique reports whether exactly one element of each list has the identity.
func (e *identities) isUnique(who string) bool {
	return who != "" && e.inLive[who] == 1 && e.inDeclared[who] == 1
}
