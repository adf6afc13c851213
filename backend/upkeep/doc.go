// Package upkeep shows those who look after a partnership what goes on behind its pages, and lets them mend
// it: mail that waits or failed, people whom mail does not reach, jobs, and the log of who did what.
//
// It owns no table. What is sent and how belongs to notify, what a job does to whoever queued it, and the
// log is written by audit; nothing that was sent to anybody (codes, links, texts) is shown here.
package upkeep
