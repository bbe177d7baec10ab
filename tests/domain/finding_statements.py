"""Statements of findings written for the statement check, each with the codes that an experienced reader would note.

They were labelled by reading, before the rules were run on them; where the rules differ, the measure shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from assessment.domain.audit import FindingForm

ACKNOWLEDGED = "Everybody who complains hears at once, or within a set time, that the complaint has arrived."
LOGGED = "Every complaint is logged when it is first voiced, whatever the route, together with what came with it."
PEOPLE = ("Grace Hopper", "Jonas Weber")
IIA = FindingForm.INTERNAL_AUDIT


@dataclass(frozen=True)
class Labelled:
    """One statement, what else was entered, and the codes it should get."""

    statement: str
    codes: tuple[str, ...] = ()
    evidence: str = ""
    criterion: str = ""
    form: FindingForm = FindingForm.ISO


STATEMENTS = (
    # sound ones
    Labelled(
        "11 of 30 complaints of May 2026 were acknowledged later than the 2 days of procedure P-12.", (), "List S-4"
    ),
    Labelled("The register export of 4 May 2026 has no field for the channel.", (), "Export of 4 May 2026"),
    Labelled(
        "C-1041 was closed on 3 March 2026 although the customer had rejected the decision on 1 March.", (), "C-1041"
    ),
    Labelled("The complaints policy of 2019 (version 2) names no time for the final answer.", (), "Policy, version 2"),
    Labelled("In branch Leeds, 6 of 8 people asked could not say where a complaint is recorded.", (), "Sheets 1 to 8"),
    Labelled(
        "The internal audit of 2025 looked at no closed case; its report lists documents only.", (), "Report IA-25"
    ),
    Labelled("Two of the three objectives for 2026 have no figure (plan of 12 January 2026).", (), "Plan 2026"),
    Labelled(
        "Form F-7 asks for a fee of 10 pounds before a complaint is taken.", (), "Form F-7, on the web page on 9 June"
    ),
    Labelled(
        "Test contact by e-mail on 2 June 2026 was answered in English; the customer page is in Welsh.", (), "TC-2"
    ),
    Labelled("The minutes of the review of 30 April 2026 record no decision.", (), "Minutes of 30 April"),
    Labelled(
        "9 of 20 cases open for more than 14 days hold no message to the customer.", (), "Sample S-2 of 5 June 2026"
    ),
    Labelled(
        "Procedure P-12, step 4, and work instruction W-3 set different limits for an answer: 10 and 15 days.",
        (),
        "P-12, W-3",
    ),
    Labelled(
        "Acknowledgements were late in 4 of 25 cases. They wait in one mailbox that nobody reads at weekends.",
        (),
        "S-9",
        form=IIA,
    ),
    Labelled(
        "The cause list of the register has 3 entries, “other” among them with 71 % of the cases.",
        (),
        "Export, June 2026",
    ),
    # no evidence
    Labelled("3 of 12 letters of April 2026 do not name the ombudsman.", ("no-evidence",)),
    Labelled("The register of 2025 breaks off on 14 November.", ("no-evidence",)),
    Labelled("Version 4 of the policy was never published on the web page.", ("no-evidence",)),
    # nothing to follow up
    Labelled(
        "Complaints taken by phone are not entered in the register.", ("no-record",), "Talk with the service desk"
    ),
    Labelled("Letters to customers do not name the ombudsman.", ("no-record",), "Letters seen on site"),
    Labelled("The policy is not known at the counter.", ("no-record",), "Interviews"),
    Labelled("Decisions are sent without reasons.", ("no-record",), "Sample"),
    # the criterion over again
    Labelled(
        "Not every complaint is logged when it is first voiced.",
        ("restates-criterion", "no-record"),
        "Register",
        LOGGED,
    ),
    Labelled(
        "Not everybody who complains hears within a set time that the complaint has arrived.",
        ("restates-criterion", "no-record"),
        "Mailbox",
        ACKNOWLEDGED,
    ),
    Labelled(
        "Complaints are not logged when first voiced, whatever the route (sample of 5 June 2026).",
        ("restates-criterion",),
        "S-2",
        LOGGED,
    ),
    # persons
    Labelled("Grace Hopper closed C-77 on 4 May 2026 without a decision.", ("names-person",), "C-77"),
    Labelled(
        "C-12 was forwarded to Mrs Lang on 3 March and stayed there until 2 April 2026.", ("names-person",), "C-12"
    ),
    Labelled(
        "According to Jonas Weber the list of 2026 is not kept any more.", ("names-person",), "Interview of 3 June"
    ),
    Labelled("Ms. Okafor's team entered 12 complaints late in March 2026.", ("names-person",), "Export of 1 April"),
    # blame and vague words
    Labelled("The desk often answers late, in March 2026 after up to 40 days.", ("blame-or-vague",), "Export"),
    Labelled("Staff ignored procedure P-12 in April 2026.", ("blame-or-vague",), "S-1"),
    Labelled("Training records of 2025 are inadequate.", ("blame-or-vague",), "Folder T-25"),
    Labelled("Some letters of June 2026 have no signature.", ("blame-or-vague",), "Letters of June"),
    Labelled("Poor handling of C-90, closed on 2 May 2026.", ("blame-or-vague",), "C-90"),
    Labelled("It seems that version 3 of the form was used until May.", ("blame-or-vague",), "Forms of May"),
    # several failures in one
    Labelled(
        "The register of 2026 has no channel. No acknowledgement was sent in 5 of 20 cases.",
        ("several-failures",),
        "S-3",
    ),
    Labelled(
        "C-31 has no decision, and in addition the customer of C-40 was not told about the ombudsman.",
        ("several-failures",),
        "C-31, C-40",
    ),
    Labelled(
        "The policy of 2019 names no owner; the audit programme of 2026 is missing; 3 of 5 trainers have no record.",
        ("several-failures",),
        "Policy, programme, T-25",
    ),
    Labelled(
        "Two forms of 2024 are still in use, the register was not closed for March, and nobody signed the report.",
        ("several-failures",),
        "Forms, register of March, report",
    ),
    # cause or solution
    Labelled("9 of 20 answers of May 2026 were late because the team is too small.", ("cause-or-solution",), "S-5"),
    Labelled(
        "The register of 2026 has no channel; a field should be added.", ("cause-or-solution",), "Export of 4 May"
    ),
    Labelled("Due to lack of training 6 of 8 people could not name the form.", ("cause-or-solution",), "Sheets 1 to 8"),
    Labelled(
        "Procedure P-12 needs to be brought up to date; it still names the office closed in 2024.",
        ("cause-or-solution",),
        "P-12",
    ),
    Labelled("4 of 25 cases of June were late. A reminder would prevent this.", ("cause-or-solution",), "S-7"),
    Labelled("4 of 25 acknowledgements were late because the mailbox is not read at weekends.", (), "S-7", form=IIA),
    Labelled("9 of 20 updates are missing in March; management should decide who sends them.", (), "S-2", form=IIA),
    # two things at once
    Labelled("Mr Brown often forgets the form.", ("names-person", "blame-or-vague", "no-record"), "Interview"),
    Labelled("Records are bad.", ("no-evidence", "no-record", "blame-or-vague")),
    Labelled(
        "Answers are late because nobody cares.", ("no-evidence", "no-record", "cause-or-solution", "blame-or-vague")
    ),
)
