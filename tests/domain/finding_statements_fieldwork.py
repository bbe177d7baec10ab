"""Findings as auditors write them in shops, banks, hospitals, utilities and public bodies: half sound, half with faults.

They were written and labelled from the list of the kinds of remarks alone, before the rules were read. The rules of
that day found 37 of their 49 remarks and made 3 too many; then the rules were widened with these at hand.
"""

from __future__ import annotations

from tests.domain.finding_statements import IIA, Labelled

FIELDWORK_STATEMENTS = (
    Labelled(
        "Of 40 complaints sampled from Q1 2026, 7 had no acknowledgement on file within 3 working days (CP-02, §4.3).",
        (),
        "Sample sheet S-11",
    ),
    Labelled(
        "Store procedure SP-19 (v4, 2 Feb 2026) gives no route for complaints received by social media.", (), "SP-19 v4"
    ),
    Labelled(
        "At the Swindon store the complaints leaflet on display was the 2023 edition; the current one is dated November 2025.",
        (),
        "Photographs 14 and 15",
    ),
    Labelled(
        "In 3 of 22 final response letters (refs 40118, 40131, 40162) the complainant's right to go to the Financial Ombudsman "
        "Service was not mentioned.",
        (),
        "The three letters",
    ),
    Labelled(
        "Root cause field left blank in 19 of 60 records closed in April 2026.", (), "Register extract 5 May 2026"
    ),
    Labelled(
        "Between 1 January and 31 March 2026, 14 complaints were re-opened; none was counted in the re-opened figure of the board "
        "pack of 20 April.",
        (),
        "Board pack April 2026",
    ),
    Labelled(
        "Delegated authority matrix DA-7 allows redress up to £500 at team leader level; payment 22817 of £1,150 was approved by a "
        "team leader on 9 March 2026.",
        (),
        "DA-7, payment 22817",
    ),
    Labelled(
        "Ward 6's complaints box had not been emptied between 3 and 21 February 2026 according to the log kept by the ward clerk.",
        (),
        "Log of Ward 6",
    ),
    Labelled(
        "Datix entry W-3391: risk grading recorded as 'low', no rationale documented, contrary to section 6.2 of the policy.",
        (),
        "W-3391",
    ),
    Labelled(
        "The easy-read version of the complaints leaflet refers to a telephone number that was withdrawn on 1 October 2025.",
        (),
        "Leaflet PL-22, test call of 12 May 2026",
    ),
    Labelled(
        "Of the 15 responses reviewed, 4 were signed by the person about whom the complaint had been made.",
        (),
        "W-3310, W-3325, W-3340, W-3377",
        criterion="People complained about take no part in deciding the complaint.",
    ),
    Labelled(
        "Consent forms were missing from 5 of 18 files in which a relative had complained on the patient's behalf.",
        (),
        "List L-6",
    ),
    Labelled(
        "Target in the service plan: 95 % answered in 10 working days. Performance reported for March 2026: 81 %. No corrective "
        "action had been opened by the date of the audit.",
        (),
        "Service plan 2026, March report",
    ),
    Labelled(
        "The IVR offers no option for complaints; callers reach the complaints team only by choosing 'billing' (test calls of 6 May "
        "2026).",
        (),
        "Test calls",
    ),
    Labelled(
        "Meter complaint U-77120 was received by letter on 11 February and entered on 3 March 2026.",
        (),
        "U-77120",
        criterion="Every complaint is logged when it is first voiced, whatever the route, together with what came with it.",
    ),
    Labelled(
        "Trend analysis for 2025 groups complaints by depot only, whereas section 8.2 of the manual calls for grouping by cause.",
        (),
        "Trend report 2025",
    ),
    Labelled(
        "The council's web form cannot be submitted without an e-mail address, so residents who have none cannot complain online.",
        (),
        "Form tested 13 May 2026",
    ),
    Labelled(
        "Minutes of the management review of 17 December 2025 contain no item on complaints about charges although the input list in "
        "MR-3 names it.",
        (),
        "Minutes, MR-3",
    ),
    Labelled(
        "Two of the eleven case officers had not attended the complaints course required by the training plan before handling cases.",
        (),
        "Training record TR-5",
    ),
    Labelled(
        "Register column 'date acknowledged' holds the date of the decision in 9 of 30 rows.",
        (),
        "Export of 2 June 2026",
        criterion="Everybody who complains hears at once, or within a set time, that the complaint has arrived.",
    ),
    Labelled(
        "8 of 30 refunds of May 2026 exceeded the limit because the till does not block amounts above £50.",
        (),
        "Refund list May 2026",
        form=IIA,
    ),
    Labelled(
        "Complaint 2026-0448: the reply of 12 April was posted to the customer's previous address, changed in the register on 4 April.",
        (),
        "2026-0448",
    ),
    Labelled(
        "No record could be produced of the 2025 customer satisfaction survey on complaints handling which the annual plan had set "
        "for October.",
        (),
        "Plan AP-25",
    ),
    Labelled(
        "The branch in Hope Street displays the complaints notice behind the counter, where it cannot be read from the public side.",
        (),
        "Photograph 3",
    ),
    Labelled(
        "Quality checks (QC-12, monthly, 10 cases per handler) were last carried out in November 2025.",
        (),
        "QC-12, check folder",
    ),
    Labelled(
        "Of 12 vulnerable customers in the sample, 5 were sent the standard letter; section 9 of the procedure prescribes a call first.",
        (),
        "Sample V-2",
    ),
    Labelled(
        "Complaints about agency staff are passed to the agency and do not appear in the trust's quarterly report (Q3 and Q4 2025).",
        (),
        "Reports Q3 and Q4 2025",
    ),
    Labelled(
        "The policy on the intranet is version 3, approved in 2021; version 4, approved in January 2026, is held only on the "
        "governance team's drive.",
        (),
        "Intranet on 14 May 2026",
    ),
    Labelled(
        "Complaints closed by the contractor, Northgate Metering Ltd, are not sampled by the complaints team.",
        (),
        "Interview with the contract manager, 7 May 2026",
    ),
    Labelled(
        "Three handlers out of three interviewed on 8 May 2026 described different thresholds for escalation to the duty manager.",
        (),
        "Interview notes I-4 to I-6",
    ),
    Labelled(
        "Holding letters were issued on day 20 instead of day 10 in cases U-70233, U-70318 and U-70402.",
        (),
        "The three cases",
    ),
    Labelled(
        "According to the head of customer services (interview of 4 June 2026) complaints by elected members are dealt with outside "
        "the system; 6 of these were found in the mailbox of the leader's office.",
        (),
        "Interview I-9, mailbox print",
    ),
    Labelled("The procedure sets no time limit for stage 2.", (), "CP-1, version 8, section 5"),
    Labelled(
        "Complainants' names and addresses were visible in the agenda papers of the scrutiny committee published on 23 January 2026.",
        (),
        "Agenda papers, item 7",
    ),
    Labelled(
        "It was observed on 19 May 2026 that till operators at two of four checkouts visited referred customers wishing to complain "
        "to head office rather than completing form F-3.",
        (),
        "Visit note V-8",
    ),
    Labelled(
        "Supplier-related complaints: 0 of 8 forwarded to the supplier within the five days agreed in SLA-17.",
        (),
        "SLA-17, list of 8",
    ),
    Labelled(
        "Complaint volumes in the March dashboard exclude those resolved at first contact, which clause 3.2 of the reporting manual "
        "includes.",
        (),
        "Dashboard March 2026",
    ),
    Labelled(
        "Response times are counted from the day of triage and not from the day of receipt as defined in policy section 2 (cases "
        "W-3402 and W-3417).",
        (),
        "W-3402, W-3417",
    ),
    Labelled(
        "Handlers' access to recordings ended with the telephone system change on 2 March 2026; 4 of the 9 disputes since then were "
        "decided without the recording.",
        (),
        "Disputes D-1 to D-9",
    ),
    Labelled(
        "The audit programme for 2026 has no audit of complaints handling at the depots, last audited in 2022.",
        (),
        "Programme 2026",
    ),
    Labelled(
        "Colleagues on the returns desk couldn't be bothered to log complaints on 9 and 10 May 2026.",
        ("blame-or-vague",),
        "Register",
    ),
    Labelled(
        "Tracey Whitlock at the Hull store refused to accept complaint form F-3 on 12 May 2026.",
        ("names-person",),
        "Visit note V-3",
    ),
    Labelled(
        "Most complaints in the sample from April 2026 had been answered late.", ("blame-or-vague",), "Sample S-3"
    ),
    Labelled(
        "Acknowledgements were sent late in 6 of 20 cases, and in addition the register does not show who owns the case.",
        ("several-failures",),
        "Sample S-4",
    ),
    Labelled(
        "11 of 25 gift card complaints were refused since tills are not linked to the register.",
        ("cause-or-solution",),
        "List G-1",
    ),
    Labelled(
        "The company needs to buy a case management system; the spreadsheet of May 2026 has 2,114 rows without an owner.",
        ("cause-or-solution",),
        "Spreadsheet",
    ),
    Labelled(
        "Final responses are of an unacceptable standard (letters 40120 to 40129).", ("blame-or-vague",), "The letters"
    ),
    Labelled("Mr. Okafor's cases 40201-40215 lacked a call note.", ("names-person",), "The cases"),
    Labelled(
        "Team leaders are clearly not interested in complaints, as the 3 monthly checks of 2026 were missed.",
        ("blame-or-vague",),
        "Check folder",
    ),
    Labelled(
        "Branches 4 and 9 use form version 2 instead of 3; branch 11 keeps complaints in an unlocked cabinet.",
        ("several-failures",),
        "Branch visits",
    ),
    Labelled(
        "Late redress payments (5 of 18 in March 2026) are attributable to understaffing in the payments unit.",
        ("cause-or-solution",),
        "Payment list",
    ),
    Labelled(
        "It appears that some complaints are not being captured at the branches.",
        ("blame-or-vague",),
        "Branch visits 4 and 5 May 2026",
    ),
    Labelled(
        "Not all complaints are acknowledged within the time set.",
        ("restates-criterion", "no-record"),
        "Sampling",
        criterion="Complaints are acknowledged within the time set in the procedure.",
    ),
    Labelled(
        "Sister Margaret Doyle keeps complaints from Ward 3 in a notebook (seen on 14 May 2026).",
        ("names-person",),
        "Notebook",
    ),
    Labelled(
        "Staff attitude to complainants was poor in calls 3, 7 and 9 of the sample.", ("blame-or-vague",), "Recordings"
    ),
    Labelled(
        "Responses leave the trust late (9 of 24), are not checked by a clinician (5 of 24) and carry no ombudsman details (3 of 24).",
        ("several-failures",),
        "Sample of 24",
    ),
    Labelled(
        "Owing to the merger of the two PALS teams, 17 enquiries of February 2026 were not transferred to the register.",
        ("cause-or-solution",),
        "Enquiry list",
    ),
    Labelled("Patients are frequently not told about the delay.", ("blame-or-vague", "no-record"), "Files"),
    Labelled("Timescales are never met.", ("blame-or-vague", "no-evidence", "no-record"), ""),
    Labelled(
        "The ward managers require training in complaints handling; 6 of 9 could not name the time limit on 15 May 2026.",
        ("cause-or-solution",),
        "Interviews",
    ),
    Labelled(
        "Jonas Weber told the auditor that letters for U-77001 to U-77009 were never sent.",
        ("names-person",),
        "Interview 6",
    ),
    Labelled(
        "An excessive number of complaints, 212 in May 2026, were waiting for allocation.",
        ("blame-or-vague",),
        "Queue print",
    ),
    Labelled(
        "The contact centre operator negligently closed 4 complaints (U-701 to U-704) without an answer.",
        ("blame-or-vague",),
        "U-701 to U-704",
    ),
    Labelled(
        "Holding letters were not sent in 8 of 30 cases. Furthermore, the complaints policy is not displayed at the Derby office.",
        ("several-failures",),
        "Sample S-9, visit",
    ),
    Labelled(
        "The register was incomplete on 5 May 2026 (12 rows); this was caused by the migration from the old tool.",
        ("cause-or-solution",),
        "Export",
    ),
    Labelled(
        "Recommend that a weekly report be sent to the director, as the backlog of 140 on 1 June 2026 was unknown to him.",
        ("cause-or-solution",),
        "Interview",
    ),
    Labelled(
        "Complaints are not tracked from receipt to closing.",
        ("restates-criterion", "no-record"),
        "Interview",
        criterion="Each complaint is tracked from receipt to closing.",
    ),
    Labelled(
        "Poor communication between depots and the centre led to 3 duplicates in April 2026.",
        ("blame-or-vague", "cause-or-solution"),
        "Register",
    ),
    Labelled(
        "The council seems to have overlooked complaints sent by post in weeks 12 to 15.",
        ("blame-or-vague",),
        "Post book",
    ),
    Labelled(
        "Cllr Bernard Stokes received complaints 118 and 131 and did not hand them over.", ("names-person",), "Cases"
    ),
    Labelled(
        "There is insufficient oversight of stage 2 complaints (minutes of 4 March 2026).",
        ("blame-or-vague",),
        "Minutes",
    ),
    Labelled(
        "Residents aren't informed of progress and the published leaflet shows a fax number that no longer works.",
        ("several-failures",),
        "Cases 12, 15, 19; leaflet of 2024",
    ),
    Labelled(
        "The failure to publish the 2025 figures stems from the vacancy in the performance team.",
        ("cause-or-solution",),
        "Web site 3 June 2026",
    ),
    Labelled("Management does not take complaints seriously.", ("blame-or-vague", "no-evidence", "no-record"), ""),
    Labelled("Complaint forms are unavailable in other languages.", ("no-evidence", "no-record"), ""),
    Labelled("Priya was unable to explain the grading of 2026-0391.", ("names-person",), "Interview"),
    Labelled(
        "Management review does not cover complaints trends.",
        ("restates-criterion",),
        "Minutes 12 January 2026",
        criterion="The management review covers trends in complaints.",
    ),
    Labelled(
        "Our reviewer felt that the tone of letters 40140 and 40151 was rather cold.",
        ("blame-or-vague",),
        "The letters",
    ),
    Labelled(
        "Apologies are missing from 4 of 10 letters; letter templates ought to be rewritten by the communications team.",
        ("cause-or-solution",),
        "Letters",
    ),
    Labelled(
        "The handler (P. Lindqvist) had not recorded the customer's wish in 3 of 5 files of 20 May 2026.",
        ("names-person",),
        "Files",
    ),
)
