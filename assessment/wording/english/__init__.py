"""The English catalogue (British spelling)."""

from assessment.wording.english import labels, report, screen, terminal, workbook

CATALOGUE: dict[str, str] = {**labels.WORDS, **screen.WORDS, **report.WORDS, **terminal.WORDS, **workbook.WORDS}
