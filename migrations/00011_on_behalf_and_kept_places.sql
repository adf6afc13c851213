-- +goose Up

-- Whether coordinators may act for the people of their agency: book, cancel, answer offers.
ALTER TABLE partnerships ADD COLUMN on_behalf boolean NOT NULL DEFAULT true;
