// Package onbehalf is what is done for people of an agency by those who answer for them: several people booked in
// one go, pasted names and addresses among them; places kept for an agency or a sector, to be named later; and what
// a coordinator sees of the people of the agencies they lead.
//
// It owns no table: bookings are made by booking, under its conditions, people are added by people, kept places are
// places'. What one person does for a single booking of another (cancel it, accept an offer) is booking's too.
package onbehalf
