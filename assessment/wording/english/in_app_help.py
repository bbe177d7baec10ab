"""Help inside the app, and the tour."""

WORDS: dict[str, str] = {
    "menu.guides": "Guides",
    "menu.guides.help": "How to do each task, step by step, with pictures.",
    "guides.choose": "Task",
    "guides.help": "Help",
    "guides.help.about": "Opens the guide about this page.",
    "tour.title": "A look around ({step} of {steps}).",
    "tour.assess": (
        "**Gap analysis** walks you through the clauses: click a rating, write what you saw; it saves itself. "
        "Views by role and by method save time on site."
    ),
    "tour.evidence": "**Evidence** keeps what was seen, with or without a file, and shows what a certification body usually asks for.",
    "tour.improve": (
        "**Nonconformities and actions** turns gaps into a plan and carries findings of **Audits** to the proof that it worked."
    ),
    "tour.report": "**Reports** makes the Word report, plans and papers. **Help** on each page opens the guide about it.",
    "tour.next": "Next",
    "tour.close": "Close",
}
