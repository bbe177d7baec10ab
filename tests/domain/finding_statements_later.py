"""Statements written after the rules were settled: labelled by reading, in the plain English of auditors' notes.

The rules of then, which nobody had fitted to them, found in the 24 of `LATER_STATEMENTS` 11 of 20 remarks and none too
many. After that the rules were widened; `LAST_STATEMENTS` were written afterwards, and no rule was changed for them.
"""

from __future__ import annotations

from tests.domain.finding_statements import ACKNOWLEDGED, IIA, LOGGED, Labelled

LATER_STATEMENTS = (
    # sound ones
    Labelled("Of 18 refund letters sent in week 23, 5 give no reason for the amount.", (), "Letters R-201 to R-218"),
    Labelled(
        "Case TH-4410 shows no contact with the customer between 6 and 29 July 2026.", (), "Case file, seen 3 August"
    ),
    Labelled(
        "The escalation list on the intranet (revision of 11 February 2025) names two people who left in 2025.",
        (),
        "Screen of 8 September 2026",
    ),
    Labelled("In the Cork shop the complaint leaflet on display is the 2021 issue.", (), "Photograph 14"),
    Labelled(
        "Three of the ten handlers on shift on 12 May could open the procedure; seven searched for it in vain.",
        (),
        "Walk round, sheet 4",
    ),
    Labelled(
        "The monthly figures for January to June 2026 count withdrawn complaints as settled (31 of 204).",
        (),
        "Report pack M1 to M6",
    ),
    Labelled(
        "Recurring causes were analysed for the first quarter of 2026 only; the plan asks for each quarter.",
        (),
        "Plan Q-1, section 5",
    ),
    Labelled(
        "Complaints about delivery partners are kept in a spreadsheet outside the register: 46 lines on 2 July 2026.",
        (),
        "File partners.xlsx",
    ),
    # no evidence, nothing to follow up
    Labelled("Callers waited 22 minutes on average on 3 June 2026.", ("no-evidence",)),
    Labelled("Nobody checks whether the promised refund was paid.", ("no-record",), "Conversation in accounts"),
    Labelled("Complaints made on social media do not reach the complaints team.", ("no-record",), "Marketing"),
    # the criterion over again
    Labelled(
        "Complaints are not always logged at the time they are first voiced.",
        ("restates-criterion", "no-record"),
        "Site visit",
        LOGGED,
    ),
    Labelled(
        "It could not be shown that everybody who complains hears within a set time that their complaint has arrived.",
        ("restates-criterion", "no-record"),
        "Desk check",
        ACKNOWLEDGED,
    ),
    # persons
    Labelled("Dr. Finch signed the review of 4 April 2026 without reading the figures.", ("names-person",), "Minutes"),
    Labelled("Jonas kept 12 complaints of June 2026 in his own inbox.", ("names-person",), "Inbox, 1 July"),
    # blame and vague words
    Labelled("Handlers rarely call back; 14 of 20 logs of August hold no call.", ("blame-or-vague",), "Call logs"),
    Labelled("Management shows little interest in the 2026 complaint figures.", ("blame-or-vague",), "Minutes 1 to 6"),
    Labelled("Numerous cases of July 2026 were closed early.", ("blame-or-vague",), "Export of 2 August"),
    # several failures in one
    Labelled(
        "The web form was down from 2 to 9 March 2026, and the phone line went unanswered on three of those days.",
        ("several-failures",),
        "Status log, call report",
    ),
    Labelled(
        "No target exists for 2026. The results of 2025 were never presented to the board.",
        ("several-failures",),
        "Board papers",
    ),
    # cause or solution
    Labelled(
        "6 of 9 new starters had no training by week 4 since nobody plans it.", ("cause-or-solution",), "Matrix, May"
    ),
    Labelled(
        "The acknowledgement template of 2023 lacks a case number and ought to be replaced.",
        ("cause-or-solution",),
        "Template T-3",
    ),
    Labelled(
        "8 of 30 files of May 2026 have no closing letter; the letter is written by hand and gets forgotten.",
        (),
        "Sample S-12",
        form=IIA,
    ),
    # two things at once
    Labelled(
        "Mrs Adeyemi is often away, so cases pile up.",
        ("names-person", "blame-or-vague", "no-record", "cause-or-solution"),
        "Team talk",
    ),
)

LAST_STATEMENTS = (
    Labelled("The out-of-hours recording of 9 October 2026 gives a number that is no longer in use.", (), "Call 3"),
    Labelled("15 of 40 complaints from the app in September 2026 have no category.", (), "Export of 5 October"),
    Labelled("Minutes 7 to 9 of 2026 hold no figures on the time to answer.", (), "Minutes 7 to 9"),
    Labelled("The trainee list of 2026 and the payroll of October differ by 11 names.", (), "Both lists"),
    Labelled("Answers leave the house unsigned.", ("no-record",), "Post room"),
    Labelled("The complaint leaflet of 2022 still names the old regulator.", ("no-evidence",)),
    Labelled("Weber approved his own refund case TH-7001 on 8 May 2026.", ("names-person",), "TH-7001"),
    Labelled("A great deal of the mail of August 2026 was opened late.", ("blame-or-vague",), "Mail log"),
    Labelled("The team does not care about deadlines, see cases 12 to 19.", ("blame-or-vague",), "Cases 12 to 19"),
    Labelled(
        "There is no procedure for oral complaints and none of the 12 calls heard was logged.",
        ("several-failures",),
        "Calls 1 to 12",
    ),
    Labelled("Case C-9 stayed open for 90 days as nobody felt responsible.", ("cause-or-solution",), "C-9"),
    Labelled("A second reader would have caught the wrong amount in C-15.", ("cause-or-solution",), "C-15"),
)
