// Package repository has the tests about the repository itself: which files
// are where, which package imports which, and whether the documents and comments
// agree with the code. They run in the top-level directory.
package repository
