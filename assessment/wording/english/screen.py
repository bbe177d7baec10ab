"""Words of the pages."""

WORDS = {
    "app.title": "ISO 10002 toolkit",
    # Menu
    "menu.start": "Start",
    "menu.start.help": "All engagements with their progress; open one or begin a new one.",
    "menu.gap_analysis": "Gap analysis",
    "menu.gap_analysis.help": "Walk through the clauses and rate each criterion; everything saves itself.",
    "menu.reports": "Reports",
    "menu.reports.help": "Preview and download the gap report of the open engagement.",
    "menu.settings": "Settings",
    "menu.settings.help": "Your name and firm, the checklists at hand, where the data is kept.",
    "menu.new_engagement": "New engagement",
    "menu.new_engagement.help": "Describe the organization and the scope, and choose a checklist.",
    "menu.readiness": "Result",
    "menu.readiness.help": "The score so far with its counts, and what stands in the way.",
    "menu.checklists": "Look something up",
    "menu.checklists.help": "Search the checklists by number or word, with all guidance.",
    # Messages
    "flash.unexpected": (
        "Something went wrong that should not have. What was saved before is safe. Reload the page and try again; "
        "if it happens again, send the file {file} to whoever looks after this installation."
    ),
    "flash.terminal": "shown in the terminal",
    # First start
    "introduction.title": "Welcome",
    "introduction.why": (
        "Every change is kept with the name of the person who made it, so that findings can be traced. Who works here?"
    ),
    "introduction.name": "Your name",
    "introduction.firm": "Firm or department (optional)",
    "introduction.save": "Begin",
    "introduction.where": "Kept on this computer only. You can change it under Settings.",
    # Start
    "start.title": "Engagements",
    "start.new": "New engagement",
    "start.empty": "No engagement yet. Choose “New engagement”: the organization's name is enough to begin.",
    "start.open": "Open",
    "start.changed": "Last change {date}",
    # Nothing open
    "opened.nothing": "No engagement is open. Choose one on the start page, or begin a new one.",
    "opened.go_to_start": "Go to start",
    # New engagement
    "new.organization": "Organization",
    "new.sector": "Sector (optional)",
    "new.sector.placeholder": "Online retail",
    "new.size": "Size (optional)",
    "new.size.placeholder": "Choose",
    "new.checklist": "Checklist",
    "new.choice": "{checklist} – {profile}: {about}",
    "new.title": "Name of the engagement (optional)",
    "new.title.placeholder": "Complaints handling, first assessment",
    "new.scope": "Scope (optional)",
    "new.scope.placeholder": "Complaints of consumers about orders, deliveries and invoices, all channels",
    "new.sites": "Sites, one per line (optional)",
    "new.sites.placeholder": "Head office Leeds\nContact centre York",
    "new.exclusions": "Outside the scope",
    "new.exclusions.default": "Employment disputes. Disputes that have been referred to an outside body.",
    "new.definition": "What counts as a complaint",
    "new.definition.default": (
        "An expression of dissatisfaction with the organization, its products or services or its handling of complaints, "
        "where an answer or a solution is expected, said or implied. A question or a request without dissatisfaction is an "
        "enquiry, not a complaint."
    ),
    "new.definition.help": "Agree on this before the first interview: most arguments about figures are about this line.",
    "new.save": "Begin the gap analysis",
    # Gap analysis
    "gap_analysis.next_unanswered": "Next unanswered",
    "gap_analysis.next": "Next: {clause}",
    "gap_analysis.previous": "Back: {clause}",
    "tree.counts": "{assessed}/{total}",
    "gap_analysis.widen": "Go on with the full checklist",
    "gap_analysis.widen.help": "Your answers stay; the other criteria are added.",
    "progress.assessed": "{assessed} of {total} assessed",
    "progress.so_far": "so far **{percent}** ({achieved} of {possible} points)",
    "progress.open": "Result",
    "card.rating": "Rating",
    "card.gap_kind": "Kind of gap",
    "card.rationale": "What did you see?",
    "card.rationale.placeholder": "What did you see? Saved when you leave the field.",
    "card.reason": "Why does this not apply?",
    "card.reason.placeholder": "Why does this not apply? Saved when you leave the field.",
    "card.reason.needed": "Counts as not assessed until a reason is given.",
    "card.saved": "Saved {time}",
    "card.likely": "likely",
    "card.likely.help": (
        "The wording of the 2018 edition is less well known to us here: compare with a licensed copy before you rely on it."
    ),
    "card.guidance": "Guidance",
    "card.evidence": "Evidence",
    "card.responsible": "Responsible",
    "card.note": "Note",
    "card.with_count": "{text} ({count})",
    "card.flag": "Flag",
    "card.unflag": "Remove flag",
    "card.clear": "Clear rating",
    "card.note.label": "Internal note",
    "card.note.help": "Notes stay in the application: no report and no export shows them.",
    "guidance.good_practice": "What good looks like",
    "guidance.partly": "Partly met when",
    "guidance.not_met": "Not met when",
    "guidance.evidence": "Look at",
    "guidance.ask": "Ask",
    "guidance.methods": "How to find out",
    "guidance.risk": "What goes wrong without it",
    "guidance.first_step": "First step",
    "evidence.title": "What was seen, and where to find it",
    "evidence.add": "Add",
    "evidence.unlink": "Remove",
    "responsible.label": "Who is responsible in the organization?",
    "responsible.placeholder": "Choose or type a name (usually: {owner})",
    # Unsaved text
    "draft.retry": "Try again",
    "draft.mine": "Yours",
    "draft.theirs": "Theirs",
    "draft.keep_mine": "Keep mine",
    "draft.keep_theirs": "Keep theirs",
    "draft.keep_both": "Keep both",
    "draft.empty": "(empty)",
    # Result
    "readiness.back": "Back to the criteria",
    "readiness.report": "Report",
    "readiness.counts": "Ratings and gaps",
    "readiness.how": "How the score is made",
    # Reports
    "reports.download.docx": "Word report",
    "reports.download.json": "Data (JSON)",
    "reports.preview": "This is what the report says today. Internal notes are never part of it.",
    "reports.more_gaps": "… and {count} more in the document",
    # Looking up
    "checklists.checklist": "Checklist",
    "checklists.search": "Search",
    "checklists.search.placeholder": "7.2, acknowledgement, register …",
    "checklists.found": "{criteria} · version {version} · {note}",
    "checklists.about": "{clause} · {force} · weight {weight} · {basis}",
    "checklists.nothing": "Nothing found. Try another word, or a clause number such as 7.4.",
    # Settings
    "settings.save": "Save",
    "settings.identity": "Who works here",
    "settings.identity.saved": "Saved. New entries carry this name.",
    "settings.identity.fixed": "The name is set by ISO10002_USER and can only be changed there.",
    "settings.checklists": "Checklists",
    "settings.checklist": "**{title}**, version {version}, {criteria} criteria",
    "settings.checklists.look_up": "Look something up in a checklist",
    "settings.checklists.own": "Your own checklists: one folder each in {folder}",
    "settings.data": "Data",
    "settings.data.where": "Everything is kept in `{where}`. Nothing leaves this computer.",
    "settings.journal.about": (
        "Every save is written to a journal whose lines are chained by SHA-256. Checking it shows whether anything was "
        "changed behind its back."
    ),
    "settings.journal.check": "Check the journal",
    "settings.journal.checking": "Checking every line …",
    "settings.journal.intact.one": "{chain}: {count} line, intact (head {head}…)",
    "settings.journal.intact.other": "{chain}: {count} lines, intact (head {head}…)",
    "settings.journal.broken": "{chain}: {problem}",
    "settings.about": "About",
    "settings.about.text": (
        "ISO 10002 toolkit {version}. Assesses against the guidance of ISO 10002:2018; it does not certify. "
        "Clause numbers and titles are those of the standard, all other words are ours."
    ),
}
