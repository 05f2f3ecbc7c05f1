package paging

// only returns the rows of a list that cannot be read beyond its first page. The
// error is an *IncompleteError unless that page is shown to have all rows.
func (l List) only(p page) ([]Row, error) {
	all := join([]page{p}, l.Size)
	if p.total > p.places() || p.total < 0 && p.places() >= l.Size {
		return all.rows, &IncompleteError{Request: l.Request.String(), Rows: len(all.rows), Counted: p.total, OnePage: true}
	}
	return all.rows, l.incomplete(all)
}
