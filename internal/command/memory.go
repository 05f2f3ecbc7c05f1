package command

// headroom is counted as memory in use and never written to, so it occupies none. The
// garbage collector begins when the heap has doubled: with the headroom, not before 128 MiB.
// A run of some seconds would otherwise spend a fifth of its time on collecting a heap of
// which nearly all stays in use to the end. The price is bounded, at most 64 MiB more than
// without, however large the tenant is; a higher GOGC would cost a share of the whole.
const headroom = 64 << 20

func reserveHeadroom() []byte { return make([]byte, headroom) }
