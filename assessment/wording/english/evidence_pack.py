"""Evidence packs: what goes in, what stays out, and how an outsider checks one."""

WORDS: dict[str, str] = {
    # The index
    "pack.title": "Evidence pack",
    "pack.file": "evidence-pack",
    "pack.index": "Index",
    "pack.read_me": "Read me.txt",
    "pack.fact.organization": "Organization",
    "pack.fact.engagement": "Engagement",
    "pack.fact.assessment": "Assessment",
    "pack.fact.scope": "Scope",
    "pack.fact.made": "Put together on",
    "pack.fact.by": "By",
    "pack.fact.journal": "Journal",
    "pack.no_files": "The pack holds no file of evidence.",
    "pack.files.one": "The pack holds {count} file of evidence ({size}).",
    "pack.files.other": "The pack holds {count} files of evidence ({size}).",
    "pack.bare.one": "{count} piece has no file: the index says where it can be seen.",
    "pack.bare.other": "{count} pieces have no file: the index says where they can be seen.",
    "pack.kept_back.one": "{count} is kept back, and the index says why.",
    "pack.kept_back.other": "{count} are kept back, and the index says why.",
    "pack.title_kept_back": "Kept back",
    "pack.more_kept_back": "{count} kept back",
    "Absence.no_file": "No file",
    "Absence.confidential": "Kept back: confidential",
    "Absence.personal_data": "Kept back: personal data",
    "pack.heading.check": "Check that nothing was changed",
    "pack.check.sums": (
        "SHA256SUMS.txt holds the SHA-256 of every other file. On Linux: sha256sum -c SHA256SUMS.txt; on a Mac: "
        "shasum -a 256 -c SHA256SUMS.txt."
    ),
    "pack.check.windows": (
        "On Windows, PowerShell prints the sum of one file: Get-FileHash 'name of the file'. Compare it with the line of that file."
    ),
    "pack.check.journal": (
        "The journal named above belongs to the day of the pack. Whoever keeps the assessment can show with it whether records "
        "were altered later."
    ),
    "pack.heading.clauses": "Evidence by clause",
    "pack.heading.packed": "Files in the pack",
    "pack.heading.absent": "Without a file in the pack",
    "pack.heading.documents": "Reports in the pack",
    "pack.sheet.packed": "In the pack",
    "pack.sheet.packed.none": "There is no file of evidence in this pack.",
    "pack.sheet.absent": "Not in the pack",
    "pack.sheet.absent.none": "Every piece of evidence is in the pack with its file.",
    "pack.sheet.clauses": "By clause",
    "pack.sheet.clauses.none": "No clause rests on evidence yet.",
    "pack.column.number": "Number",
    "pack.column.title": "What was seen",
    "pack.column.kind": "Kind",
    "pack.column.period": "Period covered",
    "pack.column.criteria": "Criteria",
    "pack.column.file": "File",
    "pack.column.size": "Bytes",
    "pack.column.sha256": "SHA-256",
    "pack.column.reference": "Where it can be seen",
    "pack.column.absence": "Why",
    "pack.column.clause": "Clause",
    "pack.column.clause_title": "Title",
    "pack.column.evidence": "Evidence",
    "pack.read_me.text": (
        "Evidence pack of {organization}\n{engagement}, put together on {date}\n\n{standing}\n\n"
        "Begin with Index.docx or Index.xlsx: they list the evidence by clause, with the file of each piece. "
        "Index.json holds the same for programs.\n\n"
        "Nothing but what every computer has is needed to check that no file was changed:\n"
        "Linux: sha256sum -c {sums}\n"
        "Mac: shasum -a 256 -c {sums}\n"
        "Windows, in PowerShell: Get-FileHash 'name of the file', and compare with its line in {sums}\n\n"
        "{guidance}"
    ),
    # The page
    "evidence.view.pack": "Pack",
    "pack.about": (
        "One file for a certification body, a client or a regulator: the evidence with an index by clause in Word and Excel, and "
        "the sums with which anybody can check that nothing was changed."
    ),
    "pack.confidential": "Confidential evidence goes in as well",
    "pack.personal_data": "Evidence with personal data goes in as well: names and addresses are masked, or the reader may see them",
    "pack.reports": "Add the gap report (Word) and the action plan (Excel)",
    "pack.download": "Download the pack",
    "pack.download.help": "A .zip file with the evidence as it stands now.",
    "pack.empty": "There is no evidence yet. Attach files in the register, or note on a criterion what you saw.",
    "pack.large": "The pack would have about {size}, too much to download here. Make it with this command:",
    "pack.command": "python run.py pack build --engagement {engagement}{options}",
    "pack.list": "What is not in it",
    "pack.absent.alt": "Evidence without a file in the pack, with the reason",
    # The terminal
    "cli.pack": "Evidence packs: make one, check one.",
    "cli.pack.build": "Write the evidence pack of an engagement's newest assessment to one file.",
    "cli.pack.out": "File or folder to write to; default is the current folder.",
    "cli.pack.confidential": "Take in confidential evidence as well.",
    "cli.pack.personal_data": "Take in evidence with personal data as well: it is masked, or the reader may see it.",
    "cli.pack.reports": "Add the gap report (Word) and the action plan (Excel).",
    "cli.pack.verify": "Check that every file of a pack is as its list says; exit 1 when one is not.",
    "cli.pack.intact.one": "{organization}, {made}: {count} file, nothing was changed.",
    "cli.pack.intact.other": "{organization}, {made}: {count} files, nothing was changed.",
    "cli.pack.altered": "Changed since the pack was made: {name}",
}
