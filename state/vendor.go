package state

// VendorOwned returns why an object belongs to the vendor: it or the object that
// it belongs to is the vendor's. "" means that it does not.
func (o *Object) VendorOwned() string {
	for ; o != nil; o = o.Parent {
		if o.Kind != nil && o.Kind.VendorOwned.Matches(o.Value) {
			return o.Kind.VendorOwned.Reason
		}
	}
	return ""
}
