package simulator

import "fmt"

// Start returns a tenant that has what content says, in the form of a simulator
// file, and that is forgotten at the end.
func Start(content []byte, options Options) (*Tenant, error) {
	t, err := Open(":memory:", options)
	if err != nil {
		return nil, err
	}
	if t.doc, err = decodeDocument(content); err != nil {
		return nil, fmt.Errorf("start simulator: %w", err)
	}
	return t, nil
}

// Content returns what the tenant has, in the form of a simulator file.
func (t *Tenant) Content() ([]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return encode(t.doc, "  ")
}
