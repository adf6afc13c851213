-- +goose Up

-- A booking that was handed to a colleague, or moved to another session, has one successor: two at once cannot both win.
-- The index also answers what became of a place.
CREATE UNIQUE INDEX bookings_one_successor ON bookings (partnership_id, replaces_id) WHERE replaces_id IS NOT NULL;
