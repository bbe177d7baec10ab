"""Two sets in the manner of different auditors, by which the rules of the statement check are measured.

`FRESH_STATEMENTS` were written and labelled before the rules were widened, and set aside while that was done against the
older sets: before, 17 of their 30 remarks were found, afterwards all 30. But one author wrote them and the rules, so
they flatter. `AFTERWARDS` were written when the rules stood, in words sought to be unlike theirs: 6 of their 18 remarks
would have been found before, 8 were found then (and 1 too many), which is the figure to believe for words nobody thought
of. Most faults that they showed were mended since (16 are found now). Who changes a rule for one of these writes new ones to measure by.
"""

from __future__ import annotations

from tests.domain.finding_statements import ACKNOWLEDGED, IIA, Labelled

FORM_FOUND = "Customers can read where to take a complaint, and every address and number given there works."
REVIEWED = "Top management reviews the complaints-handling process at planned intervals."

FRESH_STATEMENTS = (
    # a certification body's lead auditor, long sentences, sound
    Labelled(
        "Contrary to clause 4.2 of the Customer Care Procedure (issue 6), the extension letters for cases 2207, 2219 and "
        "2240 carry no new date by which the customer will hear.",
        (),
        "Letters dated 14, 15 and 22 April 2026",
    ),
    Labelled(
        "The Head of Operations stated in interview that write-offs above 500 euro are decided without the Complaints "
        "Committee; entries 31 to 36 of the decision log confirm it.",
        (),
        "Interview I-07, decision log",
    ),
    Labelled(
        "Since 1 February 2026 the acknowledgement text has named a telephone number that is no longer in service.",
        (),
        "Test call of 19 May 2026, 10:40",
    ),
    # a bank's internal auditor, clipped, sound; causes belong to this form
    Labelled(
        "17 out of 60 sampled files closed in Q3 lack a recorded root cause, because the field is not mandatory in the "
        "case tool.",
        (),
        "Workpaper C-12, extract of 2 October",
        form=IIA,
    ),
    Labelled(
        "Two of nine branches, Galway Eyre Square and Port Laoise, display the leaflet of 2022.",
        (),
        "Photographs 3 and 8",
    ),
    # a second-party auditor writing notes on site, sound
    Labelled(
        "Dealer file D-118: customer rang 4 times between 2 and 30 June, first entry in log is 1 July.",
        (),
        "Call list and log print",
    ),
    Labelled(
        'Web form rejects attachments larger than 1 MB with the text "error 413".', (), "Tried on 7 July, screenshot 2"
    ),
    Labelled(
        "Policy CP-1 was last approved in May 2021; its own section 9 sets a yearly review.", (), "CP-1, cover page"
    ),
    Labelled(
        "In 12 of 40 cases the customer was told the outcome before the reviewer had signed it (sample list S-9).",
        (),
        "Sample list S-9",
    ),
    # a candidate's own auditor, first audit: no evidence, no record
    Labelled("Customers wait too long for an answer.", ("no-evidence", "no-record", "blame-or-vague")),
    Labelled("The complaints leaflet is out of date at the reception.", ("no-record",), "Seen during the tour"),
    Labelled(
        "Returned goods are refunded without the complaint being closed in the tool.", ("no-evidence", "no-record")
    ),
    Labelled("The escalation path on the intranet leads to a deleted page.", ("no-record",), "Screenshot"),
    Labelled("Case 88-031 holds no note of the call in which the offer was made.", ("no-evidence",)),
    Labelled("Handlers could not explain how a complaint is graded.", ("no-record",), "Interviews on the floor"),
    # the words of the criterion turned round
    Labelled(
        "Customers cannot read where to take a complaint, and not every address given works.",
        ("restates-criterion", "no-record"),
        "Web site",
        FORM_FOUND,
    ),
    Labelled(
        "Top management does not review the complaints-handling process at planned intervals.",
        ("restates-criterion", "no-evidence", "no-record"),
        "",
        REVIEWED,
    ),
    Labelled(
        "It was found that complainants do not hear within a set time that their complaint has arrived.",
        ("restates-criterion", "no-record"),
        "Observation",
        ACKNOWLEDGED,
    ),
    # names
    Labelled(
        "When asked on 3 June, Karin Lindqvist did not know the ten-day limit of P-4.",
        ("names-person",),
        "Interview I-3",
    ),
    Labelled(
        "Ms. O'Brien approved her own decision in case 5512.", ("names-person",), "Audit trail of case 5512, 8 March"
    ),
    Labelled(
        "Team leader Osman reopened 3 cases in August 2026 without a reason.", ("names-person",), "Cases 71, 74 and 90"
    ),
    # blame, and words that nobody can measure
    Labelled(
        "The complaint desk shows little interest in calls after 5 pm; 14 of 52 were dropped on 11 May.",
        ("blame-or-vague",),
        "Telephone log of 11 May",
    ),
    Labelled(
        "A significant number of files opened in 2026 are handled in an unprofessional manner.",
        ("blame-or-vague",),
        "Files of 2026",
    ),
    Labelled("Replies of March 2026 tend to be rather slow.", ("blame-or-vague",), "Mailbox export, March 2026"),
    # several in one
    Labelled(
        "Procedure P-4 sets no limit for the final answer and the register of 2026 does not show who decided.",
        ("several-failures",),
        "P-4, issue 3; register",
    ),
    Labelled(
        "The following was observed on 6 May: (a) no complaints officer is appointed; (b) the log stops in March; (c) "
        "letters are unsigned.",
        ("several-failures",),
        "Visit notes of 6 May",
    ),
    Labelled(
        "Not one of the 15 letters sent in June names the ombudsman. The web form, too, is not reachable from the start "
        "page.",
        ("several-failures",),
        "Letters 1 to 15, click path of 2 July",
    ),
    # cause or solution in the ISO form
    Labelled(
        "The log of 2026 has 9 gaps, which stems from the change of system in January; training is required.",
        ("cause-or-solution",),
        "Log 2026, numbers 40 to 49",
    ),
    Labelled(
        "5 of 20 acknowledgements of May 2026 were sent after the 2-day limit; we advise setting up an automatic reply.",
        ("cause-or-solution",),
        "Sample S-3",
    ),
    Labelled(
        "For lack of a deputy, Monika Held left 8 complaints unread between 1 and 12 August and no customer was told; the "
        "company has to appoint one.",
        ("names-person", "several-failures", "cause-or-solution"),
        "Mailbox, 13 August",
    ),
)

AFTERWARDS = (
    Labelled(
        "Complaint 4471, received at the Bergen desk on 8 May, was entered on 21 May; WI-9 allows one working day.",
        (),
        "Case print 4471, WI-9 rev. C",
    ),
    Labelled(
        "The summary given to the board on 30 June leaves out the 14 cases that were settled by voucher.",
        (),
        "Board paper 6.2, export of 29 June",
    ),
    Labelled(
        "Of five hotels visited, Park View alone keeps the guest comment cards of 2026.", (), "Visit sheets 1 to 5"
    ),
    Labelled(
        "Callers who chose option 4 between 3 and 7 August reached a fax tone.", (), "Telecom report of 10 August"
    ),
    Labelled(
        "Refunds above the limit go out with one signature instead of two.", ("no-record",), "Finance walk-through"
    ),
    Labelled("On 14 May the comment box in the lobby was locked and its key could not be found.", ("no-evidence",)),
    Labelled(
        "The way the company tells people that their complaint has arrived does not happen at once or within a set time.",
        ("restates-criterion", "no-record"),
        "Inbox",
        ACKNOWLEDGED,
    ),
    Labelled(
        "No review of the complaints-handling process by top management takes place at intervals that are planned.",
        ("restates-criterion", "no-record"),
        "Interview",
        REVIEWED,
    ),
    Labelled("The explanation in case 19 came from Pieter at the front desk.", ("names-person",), "Case 19"),
    Labelled("Case 77 lay with Ingrid Solberg for 41 days.", ("names-person",), "Case 77, history"),
    Labelled("A. Rossi signed off 6 of her own cases in May 2026.", ("names-person",), "Case list, May"),
    Labelled("The log of week 14 is a mess.", ("blame-or-vague",), "Log, week 14"),
    Labelled("Handlers in the Bergen office take the 5-day limit lightly.", ("blame-or-vague",), "Sample B-2"),
    Labelled("A fair few of the 2026 letters miss the reference.", ("blame-or-vague",), "Letters 1 to 40"),
    Labelled(
        "Policy CP-2 is silent on vulnerable customers, while staff in Oslo had never seen it.",
        ("several-failures",),
        "CP-2; interviews I-1 to I-4",
    ),
    Labelled(
        "Cases 5 and 9 have no owner. Moreover, the ombudsman's address on the site is that of 2019.",
        ("several-failures",),
        "Cases 5 and 9, page of 3 May",
    ),
    Labelled(
        "Eleven files of June were closed unread: the team lost two people in spring.",
        ("cause-or-solution",),
        "Files J-1 to J-11",
    ),
    Labelled(
        "The leaflet of 2021 is still on display at 3 of 8 desks. Replace it and brief the staff.",
        ("cause-or-solution",),
        "Photographs 1 to 3",
    ),
    Labelled(
        "7 of 25 answers were late, a consequence of the holiday season.", ("cause-or-solution",), "Sample S-8, August"
    ),
    Labelled(
        "The case tool lets a handler close without a reason (12 of 50); making the field mandatory would be wise.",
        ("cause-or-solution",),
        "Export of 1 September",
    ),
)
