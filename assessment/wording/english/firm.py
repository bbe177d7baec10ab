"""The firm's profile, adopted documents, and presenting."""

WORDS: dict[str, str] = {
    # Gaps and actions
    "gaps.step.others.one": "Nothing was changed, neither here nor at the other gap.",
    "gaps.step.others.other": "Nothing was changed, neither here nor at the other {count} gaps.",
    # Settings
    "settings.part": "Part of the settings",
    "settings.part.firm": "Firm",
    "settings.part.data": "Data",
    "settings.part.about": "About",
    "firm.heading": "Your firm in documents",
    "firm.about": "Reports and workbooks carry what stands here, from the next one on. What was issued before stays as it was.",
    "firm.saved": "Saved. The next document looks like this.",
    "firm.name": "Name of the firm",
    "firm.address": "Address",
    "firm.address.help": "Stands at the foot of the cover, in one line.",
    "firm.disclaimer": "Disclaimer",
    "firm.disclaimer.help": "Stands below the limits of the report.",
    "firm.logo": "Logo of your firm",
    "firm.colour": "Colour",
    "firm.colour.help": "Headings and table heads. Words on it turn black where white could not be read.",
    "firm.paper": "Paper",
    "firm.date_format": "Dates",
    "firm.currency": "Currency",
    "firm.currency.help": (
        "Stands before a bare number in the cost and benefit of the ways to act that were weighed for a nonconformity."
    ),
    "logo.away": "Take this logo away",
    "logo.help": "PNG, JPEG, GIF or WebP, up to 5 MB; about 1,600 pixels across print well. It is kept without hidden data.",
    "engagement.logo": "Logo of the organization",
    # Documents
    "logo.alt": "Logo of {name}",
    "logo.alt.nameless": "Logo",
    "logo.file": "logo",
    "report.plan_shortened": "Long actions are shortened here; the action plan as a document of its own has them whole.",
    "report.heading.heat": "Ratings by clause",
    "report.column.due_effort": "Due, effort",
    "report.heading.all_strengths": "All strengths",
    "report.journal.one": "Journal: {count} line, head {head}…",
    "report.journal.other": "Journal: {count} lines, head {head}…",
}
