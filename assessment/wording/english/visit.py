"""What is handed out before the visit."""

WORDS: dict[str, str] = {
    "visit.title": "Before the visit",
    # Facts at the head
    "visit.fact.to": "To",
    "visit.fact.from": "From",
    "visit.fact.about": "About",
    "visit.fact.scope": "Scope",
    "visit.fact.answer_by": "Please answer by",
    "visit.fact.organization": "Organization",
    "visit.fact.sites": "Sites",
    "visit.fact.as_of": "As of",
    "visit.fact.who": "For",
    "visit.fact.when": "When",
    "visit.fact.where": "Where",
    "visit.fact.asks": "You will meet",
    "visit.fact.how_long": "How long",
    "visit.when": "{day}, {time}",
    "visit.span": "{begins}–{ends}",
    "visit.minutes": "{minutes} min",
    "visit.remote_at": "{remote}, {where}",
    "visit.nothing_open": "Every question of this checklist has been answered, so nobody needs to be asked.",
    "visit.guidance": (
        "{standard}:{edition} is guidance: it recommends and does not require. The assessment looks at an organization against "
        "that guidance; it ends in neither a certificate nor a statement of conformity."
    ),
    # Information request
    "visit.request.title": "Information request",
    "visit.request.file": "information-request",
    "visit.request.intro": (
        "We would like to read the following before we meet, so that the visit is left for people and for how the work is done."
    ),
    "visit.request.lines.one": "One line, to be answered by {due}.",
    "visit.request.lines.other": "{count} lines, to be answered by {due}.",
    "visit.request.how": "How to answer",
    "visit.request.as_it_is": (
        "Send what exists, as it is. Nothing has to be written for us; “no” is a useful answer and saves both sides time."
    ),
    "visit.request.one_file": "One file may answer several lines: name it, and where in it we should look.",
    "visit.request.personal": (
        "Cover names and other personal data in complaint files, or keep these files for the visit and write “on site”."
    ),
    "visit.request.sample": "Where a line speaks of cases, a list of their numbers will do; we draw from it and read them on site.",
    "visit.request.sensitive": "What must not leave your organization stays there; we read it with you.",
    "visit.request.documents": "Documents",
    "visit.request.documents.about": "What your organization has decided and written down; the version that is in force today.",
    "visit.request.documents.number": "D{number}",
    "visit.request.records": "Records",
    "visit.request.records.about": (
        "What shows how the work was done. Where a line names no period, the last twelve months; a sample is enough to begin with."
    ),
    "visit.request.records.number": "R{number}",
    "visit.request.none": "The checklist asks for nothing that could be sent beforehand.",
    "visit.request.column.number": "No.",
    "visit.request.column.item": "What we ask for, and what we look for in it",
    "visit.request.column.clauses": "Clauses",
    "visit.request.column.provided": "Provided",
    "visit.request.column.where": "Where, or why not",
    "visit.request.yes": "☐ yes",
    "visit.request.no": "☐ no",
    # Interview timetable
    "visit.timetable.title": "Interview timetable",
    "visit.timetable.file": "interview-timetable",
    "visit.timetable.planned.one": "One interview, as it is planned today. Please tell us early when something has to move.",
    "visit.timetable.planned.other": "{count} interviews, as they are planned today. Please tell us early when something has to move.",
    "visit.timetable.proposal": (
        "A proposal: no interview is agreed yet. The times follow from the number of open questions, three minutes each, at least "
        "20 and at most 75. Please enter names and rooms, and move what does not suit; the order is of no importance to us."
    ),
    "visit.timetable.day": "{weekday}, {day}",
    "visit.timetable.nth_day": "Day {day}",
    "visit.timetable.no_day": "Still without a day",
    "visit.timetable.nobody": "Still to be named",
    "visit.timetable.left_over": "Without a place in the timetable",
    "visit.timetable.left_over.about": (
        "These talks do not fit between the two meetings. A call before the visit or a second assessor makes room; where the last "
        "column shows none, the timetable covers their questions already, because others are asked the same."
    ),
    "visit.timetable.column.time": "Time",
    "visit.timetable.column.what": "What, or whom we meet",
    "visit.timetable.column.who": "Whom we meet",
    "visit.timetable.column.questions": "Questions",
    "visit.timetable.column.fill_in": "Name and room",
    "visit.timetable.column.place": "Where",
    "visit.timetable.column.interviewer": "Who asks",
    "visit.timetable.column.clauses": "Clauses",
    "visit.timetable.column.role": "Role",
    "visit.timetable.column.minutes": "Minutes",
    "visit.timetable.column.alone": "Asked of nobody else",
    "visit.timetable.hints": "What helps",
    "visit.timetable.quiet": "A quiet room with a door, and access to the complaint register on a screen.",
    "visit.timetable.alone": "One person at a time, and without the line manager, unless the person wishes otherwise.",
    "visit.timetable.desk": "People who handle complaints are best met at their own desk, where they can show what they do.",
    "Occasion.opening": "Opening meeting, everybody who takes part",
    "Occasion.interview": "Interview",
    "Occasion.lunch": "Lunch",
    "Occasion.day_summary": "End of the day: what was seen, what tomorrow needs",
    "Occasion.preparation": "The assessors go through their notes",
    "Occasion.closing": "Closing meeting: first results, next steps",
    "visit.weekday.monday": "Monday",
    "visit.weekday.tuesday": "Tuesday",
    "visit.weekday.wednesday": "Wednesday",
    "visit.weekday.thursday": "Thursday",
    "visit.weekday.friday": "Friday",
    "visit.weekday.saturday": "Saturday",
    "visit.weekday.sunday": "Sunday",
    # Interview guides
    "visit.guides.title": "Interview guides",
    "visit.guides.file": "interview-guides",
    "visit.guides.heading": "Interview guide",
    "visit.guides.questions.one": "One open question, about {minutes} minutes.",
    "visit.guides.questions.other": "{count} open questions, about {minutes} minutes.",
    "visit.guides.person": "Person",
    "visit.guides.when": "Date and time",
    "visit.guides.place": "Place",
    "visit.guides.interviewer": "Interviewer",
    "visit.guides.good": "Good looks like",
    "visit.guides.evidence": "Ask to see",
    "visit.guides.box": "☐",
    # Briefing sheets
    "visit.briefing.title": "Briefing sheets",
    "visit.briefing.file": "briefing-sheets",
    "visit.briefing.heading": "What we will ask you, and what to have in hand",
    "visit.briefing.purpose": (
        "{organization} is having its complaints handling looked at against the guidance of {standard}:{edition}. Papers show how "
        "the work is meant to be done; you can show us how it is done. That is why we would like to talk to you."
    ),
    "visit.briefing.how_long": "about {minutes} minutes",
    "visit.briefing.questions": "What we will ask",
    "visit.briefing.topics": "Other questions are about: {topics}.",
    "visit.briefing.in_hand": "What to have in hand",
    "visit.briefing.nothing_in_hand": "Nothing needs to be brought.",
    "visit.briefing.screen": "If you work with the complaint register, meet us where you can open it on a screen.",
    "visit.briefing.prepare": "Bring what exists. Please do not write or tidy up anything for us.",
    "visit.briefing.after": "What happens with your answers",
    "visit.briefing.notes": "We take notes, and compare what people, documents and records tell us.",
    "visit.briefing.report": "The report is about how complaints are handled, not about how good anybody is at the job.",
    "visit.briefing.right": (
        "There are no right or wrong answers. “I do not know” is fine, and so is showing us where you would look it up."
    ),
    "visit.briefing.back": "You may ask us anything, and correct or add to what you said at any time during the visit.",
    "visit.briefing.nobody": (
        "Nobody gets a briefing sheet here: people outside the organization are asked in a call or a letter, and staff met at "
        "random without notice."
    ),
    # The page
    "reports.about.information-request": "The documents and records the organization is asked to send, with room for its answers.",
    "reports.about.interview-timetable": "The planned interviews by day and time; while there are none, a proposal.",
    "reports.about.interview-guides": "The open questions by role, what good looks like, what to ask to see, room for notes.",
    "reports.about.briefing-sheets": "A page per role: what will be asked, what to have in hand, what happens with the answers.",
    "visit.role": "Role",
    "visit.role.all": "All roles",
    "visit.role.help": "For guides and briefing sheets; the number tells how many questions are open.",
    "visit.role.open": "{role} ({count})",
    "visit.about": "To be sent or taken along, as Word. Nothing of what was found so far and no internal note is in them.",
    "cli.report.information_request": "The information request: documents and records to be sent before the visit.",
    "cli.report.interview_timetable": "The interview timetable; a proposal while no interview is planned.",
    "cli.report.interview_guides": "Blank interview guides with the open questions, for one role or for all.",
    "cli.report.briefing_sheets": "A briefing sheet for each role: what will be asked, what to have in hand.",
    "cli.report.role": "One role only, as the checklist names it; default: all.",
}
