// Package wording holds the letters whose words a partnership may change, each with its standard words, the
// placeholders that mean something in it, and the rules of both. It is pure: it reads and writes nothing.
//
// Words are the subject, what opens a letter and what closes it. It does not own the facts of a letter (when,
// where, reference), its link, its calendar file or its small print: those are added by whoever writes it,
// whatever the words are. There is no language of templates: a placeholder stands for a value, and that is all.
package wording
