package invariants_test

// breach is SQL that breaks an invariant: first what would forbid it is taken away, then one statement
// breaks it and answers the id of the row.
type breach struct{ first, sql string }

// stranger is nobody's id.
const stranger = `'00000000-0000-7000-8000-000000000000'`

func breaches() map[string]breach {
	return map[string]breach{
		"places_taken_are_counted": {sql: update("session_places", "taken = taken - 1", "taken > 0 AND seat = 'room'", "session_id")},
		"places_never_oversold": {
			"ALTER TABLE session_places DROP CONSTRAINT places_never_oversold",
			update("session_places", "taken = ceiling + 1", "capacity > 2", "session_id"),
		},
		"excess_is_recorded": {
			"UPDATE place_changes SET reason = ''",
			"SELECT session_id FROM session_places WHERE taken > capacity",
		},
		"capacity_follows_its_changes": {
			"ALTER TABLE session_places DROP CONSTRAINT places_never_oversold",
			"UPDATE session_places SET capacity = capacity + 1, ceiling = ceiling + 1 WHERE session_id IN (SELECT session_id FROM place_changes) RETURNING session_id",
		},
		"lowering_drops_nobody": {
			"UPDATE place_changes SET reason = ''",
			"SELECT session_id FROM place_changes WHERE after < before",
		},
		"places_agree_with_session":   {sql: update("session_places", "closes_at = closes_at - interval '1 hour'", "true", "session_id")},
		"one_live_booking_per_person": {"DROP INDEX bookings_one_live", copied("bookings", "status = 'confirmed'", "'id', gen_random_uuid(), 'reference', 'TWICE'", "person_id")},
		"no_overlapping_places": {
			"UPDATE parts SET starts_at = now() + interval '1 day', ends_at = now() + interval '2 days'",
			copied("bookings", "status = 'confirmed' AND created_by = person_id", `'id', 'ffffffff-0000-7000-8000-000000000000', 'reference', 'CLASH',
				'session_id', (SELECT session_id FROM session_places WHERE waiting = 1), 'previous_id', b.id`, "previous_id"),
		},
		"history_moves_along_the_graph": {sql: `INSERT INTO booking_history (partnership_id, booking_id, from_status, to_status, at)
			SELECT partnership_id, id, 'cancelled', 'confirmed', now() FROM bookings WHERE status = 'cancelled' LIMIT 1 RETURNING booking_id`},
		"history_agrees_with_booking":  {sql: update("bookings", "confirmed_at = NULL", "status = 'cancelled'", "id")},
		"bookings_end_once":            {sql: update("bookings", "ended_at = NULL", "status = 'cancelled'", "id")},
		"offers_and_holds_run_out":     {sql: update("bookings", "offer_expires_at = NULL", "status = 'offered'", "id")},
		"nobody_overtaken_unexplained": {sql: "DELETE FROM waiting_skips RETURNING booking_id"},
		"offers_end_when_they_say":     {sql: update("bookings", "offer_expires_at = '2020-01-01'", "status = 'offered'", "id")},
		"offers_are_counted":           {sql: update("bookings", "offers = 7", "status = 'offered'", "id")},
		"kept_places_are_counted":      {sql: update("allocations", "used = used + 1", "true", "id")},
		"ended_sessions_hold_nobody": {sql: copied("bookings", "session_id = (SELECT id FROM sessions WHERE status = 'cancelled')",
			"'id', gen_random_uuid(), 'reference', 'ALIVE', 'status', 'waiting', 'cancel_class', NULL, 'ended_at', NULL", "id")},
		"suspended_people_hold_no_future_booking": {sql: `WITH gone AS (UPDATE people SET suspended_at = '2020-01-01'
			WHERE id = (SELECT person_id FROM bookings WHERE status = 'waiting') RETURNING id)
			SELECT b.id FROM bookings b JOIN gone g ON g.id = b.person_id`},
		"successors_stand_in":                {sql: "UPDATE bookings SET seat = 'online' WHERE replaces_id IS NOT NULL AND person_id <> (SELECT o.person_id FROM bookings o WHERE o.id = bookings.replaces_id) RETURNING replaces_id"},
		"approvals_were_given":               {sql: "DELETE FROM approvals RETURNING booking_id"},
		"prerequisite_is_stored":             {sql: update("bookings", "prerequisite = 'not_asked'", "status = 'confirmed' AND source = '' AND NOT walk_in", "id")},
		"booking_names_its_agency":           {sql: update("bookings", "agency_id = NULL", "status = 'confirmed' AND source = '' AND NOT walk_in", "id")},
		"policy_was_in_force":                {sql: update("bookings", "created_at = '1999-12-31'", "true", "id")},
		"booking_again_goes_on":              {sql: update("bookings", "calendar_sequence = 0", "previous_id IS NOT NULL", "id")},
		"calendar_entries_are_nobody_elses":  {sql: "UPDATE bookings SET calendar_uid = 'shared' WHERE status = 'confirmed' RETURNING calendar_uid"},
		"bookings_stay_in_their_partnership": {"ALTER TABLE bookings DROP CONSTRAINT bookings_partnership_id_person_id_fkey", update("bookings", "person_id = "+stranger, "status = 'confirmed'", "id")},
		"sessions_stay_in_their_partnership": {"ALTER TABLE sessions DROP CONSTRAINT sessions_partnership_id_course_id_fkey", update("sessions", "course_id = "+stranger, "true", "id")},
		"who_acted_is_of_the_partnership":    {sql: update("booking_history", "by_person_id = "+stranger, "by_person_id IS NOT NULL", "booking_id")},
		"remembered_answers_are_whole":       {sql: update("idempotency_keys", "status = 503", "true", "account_id")},
		"acknowledged_bookings_exist": {sql: `UPDATE idempotency_keys SET body = convert_to('{"code":"booked","id":"' || gen_random_uuid() || '"}', 'UTF8')
			WHERE key = 'key-00000001' RETURNING convert_from(body, 'UTF8')::jsonb ->> 'id'`},
		"parts_keep_london_time":           {sql: update("parts", "start_wall = '11:11'", "true", "id")},
		"parts_are_in_order":               {sql: update("parts", "position = 7", "position = 1", "id")},
		"session_dates_follow_parts":       {sql: update("sessions", "financial_year = financial_year + 1", "true", "id")},
		"session_status_agrees_with_dates": {sql: update("sessions", "ended_at = NULL", "status = 'cancelled'", "id")},
		"agencies_form_trees": {sql: `UPDATE agencies SET parent_id = (SELECT c.id FROM agencies c WHERE c.parent_id = agencies.id)
			WHERE parent_id IS NULL AND id IN (SELECT parent_id FROM agencies) RETURNING id`},
		"marks_name_one_session":  {sql: update("marks", "session_id = "+stranger, "true", "id")},
		"marks_come_once_open":    {sql: update("registers", "opened_at = opened_at - interval '1 day'", "source = ''", "part_id")},
		"walk_ins_come_once_open": {sql: update("bookings", "confirmed_at = confirmed_at - interval '1 day'", "walk_in", "id")},
		"marks_are_made_by_who_may": {sql: `UPDATE marks SET marked_by = (SELECT person_id FROM bookings b WHERE b.id = marks.booking_id)
			WHERE id = (SELECT id FROM marks LIMIT 1) RETURNING id`},
		"closed_registers_are_complete": {sql: "DELETE FROM marks WHERE id = (SELECT id FROM marks WHERE mark = 'late') RETURNING booking_id"},
		"marks_say_what_was_attended":   {sql: update("marks", "mark = 'absent'", "attended", "id")},
		"attended_bookings_stand": {sql: `WITH gone AS (UPDATE bookings SET status = 'substituted'
			WHERE id = (SELECT booking_id FROM marks WHERE mark = 'late') RETURNING id)
			SELECT m.id FROM marks m JOIN gone g ON g.id = m.booking_id WHERE m.superseded_at IS NULL LIMIT 1`},
		"nobody_attends_what_did_not_run":   {sql: update("marks", "attended = true", "mark = 'absent'", "id")},
		"registrations_add_up":              {unchecked("bookings"), "UPDATE bookings SET confirmed_at = NULL WHERE id = (SELECT booking_id FROM marks WHERE mark = 'late') RETURNING session_id"},
		"imported_totals_add_up":            {"ALTER TABLE session_totals DROP CONSTRAINT session_totals_add_up", "UPDATE session_totals SET attended = attended + 1 RETURNING session_id"},
		"marks_are_audited":                 {"DELETE FROM audit WHERE action = 'register.mark'", "SELECT id FROM marks WHERE mark = 'late'"},
		"corrections_keep_the_old_mark":     {sql: update("marks", "reason = ''", "mark = 'late'", "(SELECT m.id FROM marks m WHERE m.superseded_at = marks.marked_at)")},
		"completions_follow_registers":      {sql: update("completions", "withdrawn_at = now()", "source = 'register'", "person_id")},
		"imported_totals_stand_alone":       {sql: update("bookings", "session_id = (SELECT session_id FROM session_totals)", "source <> ''", "session_id")},
		"changes_are_audited_once":          {sql: "DELETE FROM audit WHERE id = (SELECT min(id) FROM audit WHERE action = 'booking.cancel') RETURNING object_id"},
		"audit_names_what_is_there":         {sql: update("audit", "object_id = "+stranger, "object_type = 'booking'", "object_id")},
		"mail_is_written_with_the_booking":  {sql: "DELETE FROM outbox WHERE id = (SELECT min(id) FROM outbox WHERE kind = 'booking_cancelled') RETURNING substr(dedupe_key, 19)"},
		"mail_is_due_sent_or_failed":        {sql: update("outbox", "sent_at = NULL", "status = 'sent'", "id")},
		"what_happened_cannot_be_rewritten": {"GRANT DELETE ON marks TO turnout_app", "SELECT 'marks'"},
		"partnerships_are_fenced_off":       {"CREATE POLICY open ON people USING (true)", "SELECT 'people'"},
	}
}

// update changes one row that fits and answers one of its columns.
func update(table, change, where, answer string) string {
	return "UPDATE " + table + " SET " + change + " WHERE ctid = (SELECT ctid FROM " + table + " WHERE " + where + " LIMIT 1) RETURNING " + answer
}

// copied adds a row like one that fits, with other values in some columns, and answers one of its columns.
func copied(table, where, values, answer string) string {
	return "INSERT INTO " + table + " SELECT (jsonb_populate_record(b, jsonb_build_object(" + values + "))).* FROM " + table +
		" b WHERE " + where + " LIMIT 1 RETURNING " + answer
}

// unchecked takes away every CHECK of a table.
func unchecked(table string) string {
	return `DO $$ DECLARE c text; BEGIN
		FOR c IN SELECT conname FROM pg_constraint WHERE conrelid = '` + table + `'::regclass AND contype = 'c' LOOP
			EXECUTE 'ALTER TABLE ` + table + ` DROP CONSTRAINT ' || quote_ident(c);
		END LOOP; END $$`
}
