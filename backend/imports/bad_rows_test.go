package imports_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/imports"
)

type badFile struct {
	name  string
	kind  imports.Kind
	lines []string
	want  []string
}

// Every row that is wrong says on which column, in a sentence, and the import changes nothing.
func TestAWrongRowSaysWhatIsWrongAndChangesNothing(t *testing.T) {
	w := startFilled(t)
	before := w.everything()
	for _, c := range slices.Concat(badAgencies, badPeople, badCourses, badEvents, badSessions, badBookings, badTotals, badPublished) {
		t.Run(string(c.kind)+" "+c.name, func(t *testing.T) {
			report := w.run(imports.Options{}, file(c.kind, c.lines...))
			if got := errorsOf(report); !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
			if report.Saved {
				t.Error("it was saved")
			}
		})
	}
	w.unchanged(before)
}

const agencyHead = "code,name,sector,parent,locality,contributing,turnover_band,area,email_domains,finance_email,class,class_from,home_partnership,status"

var badAgencies = []badFile{
	{
		"empty cells", imports.Agencies,
		[]string{"code,name,sector", ",x,", "A,,"},
		[]string{
			"line 2, code: This cell must not be empty.",
			"line 2, sector: This cell must not be empty.",
			"line 3, name: This cell must not be empty.",
			"line 3, sector: This cell must not be empty.",
		},
	},
	{
		"a sector misspelt", imports.Agencies,
		[]string{"code,name,sector", "A,A,eduction"},
		[]string{
			"line 2, sector: “eduction” is not one of local_authority, health, police, education, early_years, voluntary, private, probation, self_employed_and_carers or other. Did you mean education?",
		},
	},
	{
		"wrong words", imports.Agencies,
		[]string{agencyHead, "A,A,health,,Exter,maybe,huge,near,,,,,,gone"},
		[]string{
			"line 2, locality: There is no locality “Exter” here. Did you mean Exeter?",
			"line 2, contributing: Write yes or no, not “maybe”.",
			"line 2, turnover_band: “huge” is not one of unknown, under_250k, 250k_to_1m or over_1m.",
			"line 2, area: “near” is not one of in or out.",
			"line 2, status: “gone” is not one of active or closed.",
		},
	},
	{
		"wrong addresses", imports.Agencies,
		[]string{agencyHead, "A,A,health,,,,,,gmail.com,pay at a,,,,", "B,B,health,,,,,,not a domain,,,,,"},
		[]string{
			"line 2, finance_email: “pay at a” is not an e-mail address like name@example.org.",
			"line 2, email_domains: gmail.com is open to everybody, so it cannot show who works for this agency.",
			"line 3, email_domains: Enter what follows the @ in the agency's email addresses, like example.org.",
		},
	},
	{
		"a class that is none", imports.Agencies,
		[]string{agencyHead, "A,A,health,,,,,,,,Partner!,,,", "B,B,health,,,,,,,,,2024-04-01,,", "C,C,health,,,,,,,,partner,2024-02-30,,"},
		[]string{
			"line 2, class: A class has small letters, digits and _ and begins with a letter, like maintained_school.",
			"line 3, class: Say what it counts as from that date.",
			"line 4, class_from: “2024-02-30” is not a real date. Write 2024-10-14 or 14/10/2024.",
		},
	},
	{
		"a code that is none", imports.Agencies,
		[]string{"code,name,sector", "Ä1,A,health", strings.Repeat("x", 41) + ",B,health"},
		[]string{
			"line 2, code: A code has up to 40 letters, digits, spaces and - . _ / and begins with a letter or digit.",
			"line 3, code: A code has up to 40 letters, digits, spaces and - . _ / and begins with a letter or digit.",
		},
	},
	{
		"a name too long or on two lines", imports.Agencies,
		[]string{"code,name,sector", "A," + strings.Repeat("x", 161) + ",health", "B,\"two\nlines\",health"},
		[]string{
			"line 2, name: This is longer than 160 characters.",
			"line 3, name: This must be on one line.",
		},
	},
	{
		"a parent nobody knows", imports.Agencies,
		[]string{"code,name,sector,parent", "A,A,health,ILY"},
		[]string{
			"line 2, parent: There is no agency of code “ILY” here. Did you mean ILX?",
		},
	},
	{
		"parents in a ring", imports.Agencies,
		[]string{"code,name,sector,parent", "A,A,health,B", "B,B,health,C", "C,C,health,A"},
		[]string{
			"line 2, parent: The agency above it is in this file and cannot be imported: it has an error, or lies below this one.",
			"line 3, parent: The agency above it is in this file and cannot be imported: it has an error, or lies below this one.",
			"line 4, parent: The agency above it is in this file and cannot be imported: it has an error, or lies below this one.",
		},
	},
	{
		"its own parent", imports.Agencies,
		[]string{"code,name,sector,parent", "A,A,health,A"},
		[]string{
			"line 2, parent: The agency above it is in this file and cannot be imported: it has an error, or lies below this one.",
		},
	},
	{
		"below a wrong row", imports.Agencies,
		[]string{"code,name,sector,parent", "A,A,nonsense,", "B,B,health,A"},
		[]string{
			"line 2, sector: “nonsense” is not one of local_authority, health, police, education, early_years, voluntary, private, probation, self_employed_and_carers or other.",
			"line 3, parent: The agency above it is in this file and cannot be imported: it has an error, or lies below this one.",
		},
	},
	{
		"the same twice", imports.Agencies,
		[]string{"code,name,sector", "A,One,health", "a,Two,health", "C,one,health"},
		[]string{
			"line 3, code: This is also on line 2.",
			"line 4, name: This is also on line 2.",
		},
	},
	{
		"a name that is there", imports.Agencies,
		[]string{"code,name,sector", "A,ilex trust,education"},
		[]string{
			"line 2, name: Another agency has this name.",
		},
	},
	{
		"a partnership nobody knows", imports.Agencies,
		[]string{agencyHead, "A,A,health,,,,,,,,,,durhan,"},
		[]string{
			"line 2, home_partnership: There is no partnership “durhan” here. Did you mean durham?",
		},
	},
}

var badPeople = []badFile{
	{
		"nobody", imports.People,
		[]string{"email,code,name,agency", ",,Eve,ILX"},
		[]string{
			"line 2, email: Give the e-mail address, or a code of your own for somebody who has none.",
		},
	},
	{
		"no name", imports.People,
		[]string{"email,name", "eve@ilex.example,"},
		[]string{
			"line 2, name: This cell must not be empty.",
		},
	},
	{
		"addresses", imports.People,
		[]string{"email,name", "eve at ilex,Eve", "training@ilex.example,Eve", "eve@ilex,Eve"},
		[]string{
			"line 2, email: “eve at ilex” is not an e-mail address like name@example.org.",
			"line 3, email: This is an office's mailbox. Give the person's own address.",
			"line 4, email: “eve@ilex” is not an e-mail address like name@example.org.",
		},
	},
	{
		"an agency misspelt", imports.People,
		[]string{"email,name,agency", "eve@ilex.example,Eve,ILX1"},
		[]string{
			"line 2, agency: There is no agency of code “ILX1” here. Did you mean ILX-1?",
		},
	},
	{
		"dates", imports.People,
		[]string{"email,name,agency,from,to", "eve@ilex.example,Eve,ILX,2025-02-30,", "fay@ilex.example,Fay,ILX,2025-01-02,2025-01-01", "gil@ilex.example,Gil,,2025-01-01,"},
		[]string{
			"line 2, from: “2025-02-30” is not a real date. Write 2024-10-14 or 14/10/2024.",
			"line 3, to: The last day is before the first.",
			"line 4, agency: Say at which agency.",
		},
	},
	{
		"twice at one agency", imports.People,
		[]string{"email,name,agency", "eve@ilex.example,Eve,ILX", "EVE@ilex.example,Eve,ILX"},
		[]string{
			"line 3, email: This is also on line 2.",
		},
	},
	{
		"two people in one row", imports.People,
		[]string{"email,code,name", "anna@ilex.example,P-1,Anna"},
		[]string{
			"line 2, code: This code belongs to somebody with another e-mail address.",
		},
	},
}

var badCourses = []badFile{
	{
		"empty cells", imports.Courses,
		[]string{"code,title,format,duration_class", ",A,,", "A,,,"},
		[]string{
			"line 2, code: This cell must not be empty.",
			"line 2, format: This cell must not be empty.",
			"line 2, duration_class: This cell must not be empty.",
			"line 3, format: This cell must not be empty.",
			"line 3, title: This cell must not be empty.",
			"line 3, duration_class: This cell must not be empty.",
		},
	},
	{
		"words", imports.Courses,
		[]string{"code,title,format,duration_class,certificate_rule,status", "A,A,online,half day,all,live"},
		[]string{
			"line 2, certificate_rule: “all” is not one of all_parts, minutes or none.",
			"line 2, status: “live” is not one of published, draft or withdrawn.",
			"line 2, format: “online” is not one of in_person, virtual or blended.",
		},
	},
	{
		"numbers", imports.Courses,
		[]string{"code,title,format,duration_class,cpd_minutes,minimum_minutes", "A,A,virtual,half_day,3 hours,0", "B,B,virtual,half_day,-5,1.5"},
		[]string{
			"line 2, minimum_minutes: This must be from 1 to 1440.",
			"line 2, cpd_minutes: “3 hours” is not a whole number.",
			"line 3, minimum_minutes: “1.5” is not a whole number.",
			"line 3, cpd_minutes: This must be from 0 to 10000.",
		},
	},
	{
		"minutes of a certificate", imports.Courses,
		[]string{"code,title,format,duration_class,certificate_rule,certificate_minutes", "A,A,virtual,half_day,minutes,", "B,B,virtual,half_day,all_parts,60"},
		[]string{
			"line 2, certificate_minutes: Say how many minutes complete the course.",
			"line 3, certificate_minutes: Minutes are asked for only where minutes complete the course.",
		},
	},
	{
		"priorities", imports.Courses,
		[]string{"code,title,format,duration_class,priorities", "A,A,virtual,half_day,Neglect", "B,B,virtual,half_day,2024-26 Neglect|2024-25"},
		[]string{
			"line 2, priorities: “Neglect” must be a financial year and a theme, like 2024-25 Neglect.",
			"line 3, priorities: “2024-26 Neglect” must be a financial year and a theme, like 2024-25 Neglect.",
			"line 3, priorities: “2024-25” must be a financial year and a theme, like 2024-25 Neglect.",
		},
	},
	{
		"prerequisites", imports.Courses,
		[]string{"code,title,format,duration_class,prerequisites", "A,A,virtual,half_day,NEG or NRG|B", "B,B,virtual,half_day,B"},
		[]string{
			"line 2, prerequisites: There is no course of code “NRG” here. Did you mean NEG?",
			"line 2, prerequisites: There is no course of code “B” here.",
			"line 3, prerequisites: There is no course of code “B” here.",
		},
	},
	{
		"twice", imports.Courses,
		[]string{"code,title,format,duration_class", "A,A,virtual,half_day", "A,B,virtual,half_day"},
		[]string{
			"line 3, code: This is also on line 2.",
		},
	},
}

var badEvents = []badFile{
	{
		"empty cells", imports.Events,
		[]string{"code,title,kind,starts_on,ends_on", ",A,,,", "A,,,,"},
		[]string{
			"line 2, code: This cell must not be empty.",
			"line 2, kind: This cell must not be empty.",
			"line 2, starts_on: This cell must not be empty.",
			"line 2, ends_on: This cell must not be empty.",
			"line 3, title: This cell must not be empty.",
			"line 3, kind: This cell must not be empty.",
			"line 3, starts_on: This cell must not be empty.",
			"line 3, ends_on: This cell must not be empty.",
		},
	},
	{
		"words", imports.Events,
		[]string{"code,title,kind,starts_on,ends_on,series,open_to,status,figures_published", "A,A,week,2025-05-12,2025-05-13,Safe Fest,all,done,perhaps"},
		[]string{
			"line 2, series: A series has small letters, digits and -, like safeguarding-week.",
			"line 2, open_to: “all” is not one of partnership, listed or everyone.",
			"line 2, figures_published: Write yes or no, not “perhaps”.",
			"line 2, status: “done” is not one of published, draft or cancelled.",
			"line 2, kind: “week” is not one of themed_week, conference or series. Did you mean themed_week?",
		},
	},
	{
		"dates", imports.Events,
		[]string{"code,title,kind,starts_on,ends_on", "A,A,series,2025-05-12,2025-05-11", "B,B,series,31/04/2025,2025-05-11"},
		[]string{
			"line 2, ends_on: The last day is before the first.",
			"line 3, starts_on: “31/04/2025” is not a real date. Write 2024-10-14 or 14/10/2024.",
		},
	},
	{
		"guests", imports.Events,
		[]string{"code,title,kind,starts_on,ends_on,open_to,guests", "A,A,series,2025-05-12,2025-05-12,listed,", "B,B,series,2025-05-12,2025-05-12,everyone,durham", "C,C,series,2025-05-12,2025-05-12,listed,nowhere"},
		[]string{
			"line 2, guests: Name at least one partnership.",
			"line 3, guests: Partnerships are named only where it is open to those listed.",
			"line 3, guests: There is no other partnership of this name.",
			"line 4, guests: There is no other partnership of this name.",
		},
	},
	{
		"twice", imports.Events,
		[]string{"code,title,kind,starts_on,ends_on", "A,A,series,2025-05-12,2025-05-12", "A,A,series,2025-05-12,2025-05-12"},
		[]string{
			"line 3, code: This is also on line 2.",
		},
	},
}

var badSessions = []badFile{
	{
		"empty cells", imports.Sessions,
		[]string{"reference,course,date,start,end,places", ",NEG,,,,", "A,,,,,5"},
		[]string{
			"line 2, reference: This cell must not be empty.",
			"line 2, date: This cell must not be empty.",
			"line 2, start: This cell must not be empty.",
			"line 2, end: This cell must not be empty.",
			"line 2, places: Say how many places there are, or unlimited.",
			"line 3, course: This cell must not be empty.",
			"line 3, date: This cell must not be empty.",
			"line 3, start: This cell must not be empty.",
			"line 3, end: This cell must not be empty.",
		},
	},
	{
		"what nobody knows", imports.Sessions,
		[]string{"reference,course,date,start,end,places,event,main_session,only_agency,trainers", "A,NEC,2025-07-01,09:30,12:30,20,WEAK,PAST2,ILY,anne@ilex.example|x y z|cara@ilex.example (ILY)"},
		[]string{
			"line 2, course: There is no course of code “NEC” here. Did you mean NEG?",
			"line 2, event: There is no event of code “WEAK” here. Did you mean WEEK?",
			"line 2, main_session: There is no session of reference “PAST2” here. Did you mean PAST?",
			"line 2, only_agency: There is no agency of code “ILY” here. Did you mean ILX?",
			"line 2, trainers: There is no person with address “anne@ilex.example” here. Did you mean anna@ilex.example?",
			"line 2, trainers: “x y z” must be an address or a code, and the lending agency's code in brackets behind it.",
			"line 2, trainers: There is no agency of code “ILY” here. Did you mean ILX?",
		},
	},
	{
		"dates and times", imports.Sessions,
		[]string{"reference,course,date,start,end,places", "A,NEG,2025-02-29,9.30am,25:00,20"},
		[]string{
			"line 2, date: “2025-02-29” is not a real date. Write 2024-10-14 or 14/10/2024.",
			"line 2, start: “9.30am” is not a time of day. Write 09:30.",
			"line 2, end: “25:00” is not a time of day. Write 09:30.",
		},
	},
	{
		"an end before the start", imports.Sessions,
		[]string{"reference,course,date,start,end,places", "A,NEG,2025-07-01,12:30,09:30,20", "B,NEG,2025-07-01,09:30,09:30,20"},
		[]string{
			"line 2, end: The end must be later than the start.",
			"line 3, end: The end must be later than the start.",
		},
	},
	{
		"parts that overlap", imports.Sessions,
		[]string{"reference,course,date,start,end,places", "A,NEG,2025-07-01,09:30,12:30,20", "A,,2025-07-01,12:00,15:00,"},
		[]string{
			"line 2: Another row of this session has an error.",
			"line 3, start: This part overlaps with part 1.",
		},
	},
	{
		"a second part that says otherwise", imports.Sessions,
		[]string{"reference,course,date,start,end,places", "A,NEG,2025-07-01,09:30,12:30,20", "A,ONL,2025-07-02,09:30,12:30,"},
		[]string{
			"line 2: Another row of this session has an error.",
			"line 3: What is said of the session stands on its first row, line 2; leave it empty here, or repeat it.",
		},
	},
	{
		"the hour that does not exist", imports.Sessions,
		[]string{"reference,course,date,start,end,places", "A,ONL,2025-03-30,01:30,02:30,20", "B,ONL,2025-03-30,00:30,01:00,20"},
		[]string{
			"line 2, start: This time does not exist because the clocks go forward.",
			"line 3, end: This time does not exist because the clocks go forward.",
		},
	},
	{
		"the hour that happens twice", imports.Sessions,
		[]string{"reference,course,date,start,end,start_fold,end_fold,places", "A,ONL,2025-10-26,01:30,02:30,,,20", "B,ONL,2025-10-26,00:30,01:30,,,20", "C,ONL,2025-10-26,01:45,01:15,first,first,20", "D,ONL,2025-10-26,01:45,02:15,third,,20"},
		[]string{
			"line 2, start: This time happens twice because the clocks go back; say whether it is the first or the second, in start_fold or end_fold.",
			"line 3, end: This time happens twice because the clocks go back; say whether it is the first or the second, in start_fold or end_fold.",
			"line 4, end: The end must be later than the start.",
			"line 5, start_fold: Write first or second: which of the two equal times on the night the clocks go back.",
		},
	},
	{
		"places", imports.Sessions,
		[]string{"reference,course,date,start,end,places,places_online", "A,NEG,2025-07-01,09:30,12:30,,", "B,NEG,2025-07-01,09:30,12:30,many,", "C,NEG,2025-07-01,09:30,12:30,-1,", "D,NEG,2025-07-01,09:30,12:30,20,5", "E,MIX,2025-07-01,09:30,12:30,20,", "F,NEG,2025-07-01,09:30,12:30,100001,"},
		[]string{
			"line 2, places: Say how many places there are, or unlimited.",
			"line 3, places: “many” is not a whole number.",
			"line 4, places: This must be from 0 to 100000.",
			"line 5, places_online: Only a blended session has places of both kinds. Write the number under places.",
			"line 6, places_online: Say how many places there are, or unlimited.",
			"line 7, places: This must be from 0 to 100000.",
		},
	},
	{
		"a venue online, and one without a name", imports.Sessions,
		[]string{"reference,course,date,start,end,places,venue,venue_locality", "A,ONL,2025-07-01,09:30,12:30,20,Hall,", "B,NEG,2025-07-01,09:30,12:30,20,,Exeter", "C,NEG,2025-07-01,09:30,12:30,20,Hall,Exter"},
		[]string{
			"line 2, venue: A session held online has no venue.",
			"line 3, venue: Give the venue's name as well.",
			"line 4, venue_locality: There is no locality “Exter” here. Did you mean Exeter?",
		},
	},
	{
		"what became of it", imports.Sessions,
		[]string{"reference,course,date,start,end,places,status,end_reason", "A,NEG,2025-05-01,09:30,12:30,20,cancelled,", "B,NEG,2025-05-01,09:30,12:30,20,,Snow", "C,NEG,2025-07-01,09:30,12:30,20,did_not_run,Snow", "D,NEG,2025-05-01,09:30,12:30,20,over,"},
		[]string{
			"line 2, end_reason: Say why it was cancelled or did not run.",
			"line 3, end_reason: A reason is given only for a session that was cancelled or did not run.",
			"line 4, status: This session has not started, so nobody can know that it did not run. Did you mean cancelled?",
			"line 5, status: “over” is not one of published, draft, cancelled or did_not_run.",
		},
	},
	{
		"the booking window", imports.Sessions,
		[]string{"reference,course,date,start,end,places,opens_on,closes_on", "A,NEG,2025-07-01,09:30,12:30,20,2025-07-02,", "B,NEG,2025-07-01,09:30,12:30,20,,2025-07-02", "C,NEG,2025-07-01,09:30,12:30,20,2025-06-20,2025-06-10"},
		[]string{
			"line 2, opens_on: Booking must open before the session starts.",
			"line 3, closes_on: Booking must close when the session starts, or before.",
			"line 4, closes_on: Booking must close after it opens.",
		},
	},
	{
		"links and numbers", imports.Sessions,
		[]string{"reference,course,date,start,end,places,joining_link,register_opens_minutes", "A,ONL,2025-07-01,09:30,12:30,20,javascript:alert(1),", "B,ONL,2025-07-01,09:30,12:30,20,,2000"},
		[]string{
			"line 2, joining_link: The link must begin with https://",
			"line 3, register_opens_minutes: This must be from 0 to 1440.",
		},
	},
	{
		"every part cancelled", imports.Sessions,
		[]string{"reference,course,date,start,end,places,part_cancelled", "A,NEG,2025-07-01,09:30,12:30,20,yes"},
		[]string{
			"line 2, date: Every part is cancelled. Cancel the session instead.",
		},
	},
}

const bookingHead = "session,email,person_code,agency,outcome,seat,booked_at,notice_at,reason,marks"

var badBookings = []badFile{
	{
		"empty cells", imports.Bookings,
		[]string{"session,email,outcome", ",anna@ilex.example,", "PAST,,"},
		[]string{
			"line 2, outcome: This cell must not be empty.",
			"line 2, session: This cell must not be empty.",
			"line 3, email: Give the person's e-mail address, or person_code.",
			"line 3, outcome: This cell must not be empty.",
		},
	},
	{
		"what nobody knows", imports.Bookings,
		[]string{bookingHead, "PAAST,ana@ilex.example,,ILY,atended,,,,,", "PAST,,P-9,,attended,,,,,"},
		[]string{
			"line 2, agency: There is no agency of code “ILY” here. Did you mean ILX?",
			"line 2, outcome: “atended” is not one of attended, no_show, excused, not_taken, cancelled_in_time, cancelled_late, cancelled_by_provider, walk_in, waiting or booked. Did you mean attended?",
			"line 2, session: There is no session of reference “PAAST” here. Did you mean PAST?",
			"line 3, person_code: There is no person of code “P-9” here.",
		},
	},
	{
		"two people in one row", imports.Bookings,
		[]string{bookingHead, "LONG,anna@ilex.example,P-1,,attended,,,,,"},
		[]string{
			"line 2, person_code: This code belongs to somebody with another e-mail address.",
		},
	},
	{
		"a draft, a cancelled one, one with totals", imports.Bookings,
		[]string{bookingHead, "DRAFT,anna@ilex.example,,,booked,,,,,", "OFF,anna@ilex.example,,,attended,,,,,", "OLD,anna@ilex.example,,,attended,,,,,"},
		[]string{
			"line 2, session: This session is a draft, which nobody can have booked.",
			"line 3, outcome: This session was cancelled or did not run. Its bookings are cancelled_by_provider, or were cancelled before.",
			"line 4, session: This session has totals, which stand in place of bookings.",
		},
	},
	{
		"the past that is to come, and the other way round", imports.Bookings,
		[]string{bookingHead, "PAST,cara@ilex.example,,,booked,,,,,", "SOON,cara@ilex.example,,,attended,,2025-05-01,,,", "SOON,anna@ilex.example,,,booked,,2025-06-03,,,"},
		[]string{
			"line 2, outcome: This session has started. Say what became of the booking.",
			"line 3, outcome: This session has not started yet. Write booked.",
			"line 4, booked_at: This is in the future.",
		},
	},
	{
		"times", imports.Bookings,
		[]string{bookingHead, "LONG,anna@ilex.example,,,attended,,2025-05-15,,,", "LONG,ben@police.example,,,cancelled_late,,2025-05-02,2025-05-01,,", "LONG,cara@ilex.example,,,attended,,,2025-05-01,,", "BOTH,anna@ilex.example,,,cancelled_late,room,2025-05-02,2025-07-01,,", "BOTH,ben@police.example,,,attended,room,1999-05-02,,,", "BOTH,cara@ilex.example,,,attended,room,lately,,,"},
		[]string{
			"line 2, booked_at: This is after the session started. Somebody who came without a place is a walk_in.",
			"line 3, notice_at: This is before the booking.",
			"line 4, notice_at: Only a cancellation has a time of notice.",
			"line 5, notice_at: This is in the future.",
			"line 6, booked_at: No notice rule was in force then. Add one that begins early enough under settings.",
			"line 7, booked_at: “lately” is not a time. Write 2024-10-14 09:30, or the date alone.",
		},
	},
	{
		"seats", imports.Bookings,
		[]string{bookingHead, "BOTH,anna@ilex.example,,,attended,,,,,", "LONG,anna@ilex.example,,,attended,room,,,,", "BOTH,ben@police.example,,,attended,balcony,,,,"},
		[]string{
			"line 2, seat: This session is blended: say room or online.",
			"line 3, seat: This session has no such places.",
			"line 4, seat: “balcony” is not one of room or online.",
		},
	},
	{
		"a reason for nothing", imports.Bookings,
		[]string{bookingHead, "LONG,anna@ilex.example,,,attended,,,,Unwell,"},
		[]string{
			"line 2, reason: A reason is given only for a cancellation, or for being excused.",
		},
	},
	{
		"marks", imports.Bookings,
		[]string{bookingHead, "TWO,anna@ilex.example,,,attended,,,,,present", "TWO,ben@police.example,,,attended,,,,,present|here", "TWO,cara@ilex.example,,,cancelled_late,,,,,absent|absent", "TWO,,P-1,,attended,,,,,present|late 200", "LONG,anna@ilex.example,,,attended,,,,,absent 5", "LONG,ben@police.example,,,attended,,,,,late soon"},
		[]string{
			"line 2, marks: There is 1 mark here and the session has 2 parts.",
			"line 3, marks: “here” is not one of present, late, left_early, absent, excused or refused.",
			"line 4, marks: Only somebody who held a place, or came in at the door, has marks.",
			"line 5, marks: “200” must be from 0 to 180 minutes, as long as the part.",
			"line 6, marks: Only late and left_early have minutes, not absent.",
			"line 7, marks: “soon” must be from 0 to 120 minutes, as long as the part.",
		},
	},
	{
		"marks that say otherwise", imports.Bookings,
		[]string{bookingHead, "TWO,anna@ilex.example,,,attended,,,,,absent|excused", "TWO,ben@police.example,,,no_show,,,,,present|absent", "TWO,cara@ilex.example,,,excused,,,,,excused|absent", "LONG,anna@ilex.example,,,attended,,,,,late 61", "LONG,ben@police.example,,,walk_in,,,,,absent"},
		[]string{
			"line 2, outcome: By its marks the outcome is no_show, not attended.",
			"line 3, outcome: By its marks the outcome is attended, not no_show.",
			"line 4, outcome: By its marks the outcome is no_show, not excused.",
			"line 5, outcome: By its marks the outcome is no_show, not attended.",
			"line 6, outcome: By its marks the outcome is no_show, not walk_in.",
		},
	},
	{
		"a register half taken", imports.Bookings,
		[]string{bookingHead, "TWO,anna@ilex.example,,,attended,,,,,present|-", "TWO,ben@police.example,,,not_taken,,,,,", "TWO,cara@ilex.example,,,attended,,,,,-|present"},
		[]string{
			"line 3, marks: The register of part 1 was taken: line 2 has a mark for it. Say what became of this booking.",
			"line 4, marks: The register of part 1 was taken: line 2 has a mark for it. Say what became of this booking.",
		},
	},
	{
		"a register that is closed here", imports.Bookings,
		[]string{bookingHead, "PAST,cara@ilex.example,,,not_taken,,,,,"},
		[]string{
			"line 2, marks: The register of part 1 is closed here. Say what became of this booking.",
		},
	},
	{
		"twice", imports.Bookings,
		[]string{bookingHead, "LONG,anna@ilex.example,,,attended,,2025-05-01,,,", "LONG,ANNA@ilex.example,,,attended,,2025-05-01,,,", "LONG,anna@ilex.example,,,no_show,,2025-05-02,,,", "PAST,anna@ilex.example,,,attended,,2025-05-03,,,"},
		[]string{
			"line 3, booked_at: This is also on line 2.",
			"line 4, session: This person holds a place there by line 2.",
			"line 5, session: This person has a booking there already, made midnight on Thursday 1 May 2025.",
		},
	},
}

const totalHead = "session,registrations,cancelled_by_provider,cancelled_late,cancelled_in_time,no_shows,excused,not_taken,walk_ins,attended,source"

var badTotals = []badFile{
	{
		"empty cells", imports.Totals,
		[]string{totalHead, ",5,,,,,,,,,", "LONG,,,,,,,,,,Log"},
		[]string{
			"line 2, source: This cell must not be empty.",
			"line 2, session: This cell must not be empty.",
			"line 3, attended: Give registrations or attended at least.",
		},
	},
	{
		"numbers", imports.Totals,
		[]string{totalHead, "LONG,many,-1,1.5,,,,,,,Log"},
		[]string{
			"line 2, registrations: “many” is not a whole number.",
			"line 2, cancelled_by_provider: This must be from 0 to 100000.",
			"line 2, cancelled_late: “1.5” is not a whole number.",
		},
	},
	{
		"what does not add up", imports.Totals,
		[]string{totalHead, "LONG,24,0,2,1,3,0,0,1,20,Log", "TWO,2,0,2,1,3,0,0,1,,Log"},
		[]string{
			"line 2, attended: By the other columns 19 attended, not 20.",
			"line 3, registrations: The other columns take away more than there is.",
		},
	},
	{
		"sessions", imports.Totals,
		[]string{totalHead, "PAST,24,,,,,,,,20,Log", "SOON,24,,,,,,,,20,Log", "OFF,24,,,,,,,,20,Log", "LONGG,24,,,,,,,,20,Log", "LONG,24,,,,,,,,20,Log", "LONG,24,,,,,,,,20,Log"},
		[]string{
			"line 2, session: This session has bookings, which totals stand in place of.",
			"line 3, session: This session has not started yet.",
			"line 4, session: This session was not published, was cancelled or did not run, so it has no totals.",
			"line 5, session: There is no session of reference “LONGG” here. Did you mean LONG?",
			"line 7, session: This is also on line 6.",
		},
	},
}

const publishedHead = "series,label,from,to,title,value,source,figure,approximate,note"

var badPublished = []badFile{
	{
		"empty cells", imports.PublishedFigures,
		[]string{publishedHead, ",2022,,,,,,,,", "year,,,,,,,,,"},
		[]string{
			"line 2, series: This cell must not be empty.",
			"line 2, title: This cell must not be empty.",
			"line 2, source: This cell must not be empty.",
			"line 2, value: This cell must not be empty.",
			"line 2, from: This cell must not be empty.",
			"line 2, to: This cell must not be empty.",
			"line 3, label: This cell must not be empty.",
			"line 3, title: This cell must not be empty.",
			"line 3, source: This cell must not be empty.",
			"line 3, value: This cell must not be empty.",
			"line 3, from: This cell must not be empty.",
			"line 3, to: This cell must not be empty.",
		},
	},
	{
		"values", imports.PublishedFigures,
		[]string{publishedHead, "year,2022,2022-01-01,2022-12-31,Places,\"10,925\",Report,,,", "year,2022,2022-01-01,2022-12-31,Seats,1.234,Report,,more than,", "year,2022,2022-01-01,2021-12-31,Chairs,5,Report,chairs,,", "Year!,2022,2022-01-01,2022-12-31,Stools,5,Report,attended,,"},
		[]string{
			"line 2, value: Write the number as printed, with a point and no other separators, like 10925 or 23.3.",
			"line 3, approximate: “more than” is not one of over or about.",
			"line 3, value: Write the number as printed, with a point and no other separators, like 10925 or 23.3.",
			"line 4, to: The last day is before the first.",
			"line 5, series: A series has small letters, digits and -, like safeguarding-week.",
		},
	},
	{
		"a figure nobody knows", imports.PublishedFigures,
		[]string{publishedHead, "year,2022,2022-01-01,2022-12-31,Chairs,5,Report,chairs,,"},
		[]string{
			"line 2, figure: Choose one of our figures, or “other”.",
		},
	},
	{
		"twice", imports.PublishedFigures,
		[]string{publishedHead, "year,2022,2022-01-01,2022-12-31,Places,5,Report,,,", "year,2022,2022-01-01,2022-12-31,Places,6,Report,,,"},
		[]string{
			"line 3, title: This is also on line 2.",
		},
	},
}
