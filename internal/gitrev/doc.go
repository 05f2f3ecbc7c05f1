// Package gitrev reads the files of a Git revision as a tree of files.
//
// Input is a directory inside a repository and the name of a revision; output is what
// the directory held then, as an fs.FS. It runs the program git, and of it four
// commands that only read: rev-parse, ls-tree, cat-file and for-each-ref. They run no hooks,
// filters or pagers of the repository's configuration, and fetch nothing
// from elsewhere. Nothing is written, and no file is checked out.
package gitrev
