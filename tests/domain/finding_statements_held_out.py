"""Findings of a bank's compliance monitoring and of an auditor who visits a public body, by which the rules are judged.

They were written when the rules stood, and no rule was widened for one of them: what is found here, 14 of 23 remarks, is
what to expect of words that nobody thought of. Who changes a rule for one of these writes new ones to measure by.
"""

from __future__ import annotations

from tests.domain.finding_statements import Labelled

HELD_OUT = (
    Labelled(
        "Population: 412 complaints, Jan–Jun 2026. Sample: 30. Exceptions: 5 (eligibility decision not evidenced – CMP refs 17, 22, "
        "23, 28, 30).",
        (),
        "Test sheet T-2",
    ),
    Labelled(
        "Redress of £75 was offered in CMP 17; the tariff gives £150–£250 for the same detriment band.",
        (),
        "CMP 17, tariff v5",
    ),
    Labelled(
        "Root cause code 'other' was selected for 118 of 412 complaints; the guide limits its use to 5 %.",
        (),
        "Coding guide",
    ),
    Labelled(
        "Case handlers in Glasgow use the 2024 letter suite, withdrawn on 31 March 2026 (5 letters seen).",
        (),
        "Letters",
    ),
    Labelled(
        "Two FOS decisions upheld in February 2026 had not been fed into the lessons log by the end of the review.",
        (),
        "Lessons log, 12 June 2026",
    ),
    Labelled(
        "The attestation for Q2 2026 was signed before the control test it refers to had been carried out (29 June against 6 July).",
        (),
        "Attestation Q2",
    ),
    Labelled(
        "Cases in which the customer had died were routed to the general queue in 4 of 7 instances instead of the bereavement desk.",
        (),
        "Queue history",
    ),
    Labelled(
        "The customer charter of 2024 commits to a reply within 15 working days; the section's own manual works with 20.",
        (),
        "Charter, manual",
    ),
    Labelled(
        "No Irish-language version of the complaint form could be supplied at the Galway counter on 9 June 2026, though the scheme "
        "adopted in 2023 provides for one.",
        (),
        "Visit note 9 June 2026",
    ),
    Labelled("Appeals received by the regional office (11 in 2025) are filed in a paper binder only.", (), "Binder"),
    Labelled(
        "The complaints officer and the line manager gave different dates for the introduction of the register; the oldest entry is "
        "dated 6 January 2026.",
        (),
        "Interviews 2 and 3",
    ),
    Labelled(
        "Anonymous complaints are returned to sender, although section 4 says that they are examined on their merits (letters of 3 "
        "and 17 April 2026).",
        (),
        "Post book",
    ),
    Labelled("On 3 of 14 files the complainant's medical data were copied to the contractor in full.", (), "Files"),
    Labelled(
        "First line ownership of complaints remains immature (T-2, 30 cases).", ("blame-or-vague",), "Test sheet T-2"
    ),
    Labelled(
        "Handlers are under the impression that verbal complaints don't count and seldom record them.",
        ("blame-or-vague",),
        "Interviews 1 to 6",
    ),
    Labelled("CMP 22 and 23 were passed from pillar to post.", ("blame-or-vague",), "CMP 22, 23"),
    Labelled(
        "The business area is advised to refresh the letter suite; 5 letters of the 2024 version were seen.",
        ("cause-or-solution",),
        "Letters",
    ),
    Labelled(
        "Eligibility not evidenced in 5 of 30; FOS leaflet not enclosed in 8 of 30.",
        ("several-failures",),
        "Test sheet T-2",
    ),
    Labelled(
        "The shortfall in Q2 is explained by the loss of two seniors to another department (KPI pack).",
        ("cause-or-solution",),
        "KPI pack Q2",
    ),
    Labelled(
        "Gareth (CMP team) confirmed that he backdates acknowledgements when the target is missed.",
        ("names-person",),
        "Interview 5",
    ),
    Labelled(
        "A high proportion of files reviewed lacked a clear rationale (T-2).", ("blame-or-vague",), "Test sheet T-2"
    ),
    Labelled(
        "Complaint investigations lack depth and curiosity, see CMP 17 and 28.", ("blame-or-vague",), "CMP 17, 28"
    ),
    Labelled(
        "Eight weeks were exceeded in 6 of 30 cases as a knock-on effect of the IT outage in May.",
        ("cause-or-solution",),
        "Test sheet T-2",
    ),
    Labelled(
        "The section is fobbing people off with standard letters (letters of April 2026).",
        ("blame-or-vague",),
        "Letters",
    ),
    Labelled(
        "Replies take far longer than the public can reasonably be asked to wait.",
        ("blame-or-vague", "no-record"),
        "Register",
    ),
    Labelled("Ms Ní Bhriain keeps the only key of the binder (9 June 2026).", ("names-person",), "Visit"),
    Labelled(
        "The register was not kept between 1 and 20 March 2026 on foot of a staff illness.",
        ("cause-or-solution",),
        "Register",
    ),
    Labelled(
        "It would seem that not everybody in the office is aware of the charter (9 June 2026).",
        ("blame-or-vague",),
        "Visit",
    ),
    Labelled(
        "The form of 2022 is in use and appeals are not entered in the register, nor does the website give the Ombudsman's address.",
        ("several-failures",),
        "Visit",
    ),
    Labelled(
        "A dedicated mailbox is needed so that letters like the 6 found on 9 June 2026 are not mislaid.",
        ("cause-or-solution",),
        "Visit",
    ),
    Labelled(
        "Appellants do not get a written decision.",
        ("restates-criterion", "no-record"),
        "Talk at the counter",
        criterion="Everybody who appeals gets a written decision.",
    ),
    Labelled("Nobody seems to own the process.", ("blame-or-vague", "no-evidence", "no-record"), ""),
)
