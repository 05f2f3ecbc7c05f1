package state

// Rename gives objects other keys, and leaves those out for which key returns false.
func (l *Live) Rename(key func(*Object) (Key, bool)) {
	all := l.All()
	named := NewLive()
	named.unread, named.defaults, named.unreadDefaults, named.nameless, named.passedOver = l.unread, l.defaults, l.unreadDefaults, l.nameless, l.passedOver
	for _, o := range all {
		var ok bool
		if o.Key, ok = key(o); ok {
			named.Add(o)
		}
	}
	*l = *named
}
