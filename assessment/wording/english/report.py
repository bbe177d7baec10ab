"""Fixed words of documents, and the sentences that carry figures on every surface."""

WORDS = {
    "assessment.title.gap_analysis": "Gap analysis {year}",
    "engagement.title.default": "Complaints handling {year}",
    # Sentences with figures
    "score.readiness": "Readiness {percent} ({achieved} of {possible} points), {band}",
    "score.so_far": "Assessed so far: {percent} of {criteria}, {coverage} covered",
    "score.nothing": "Nothing assessed yet, {criteria} to go",
    "score.nothing_applicable": "Nothing to score: every criterion is marked not applicable",
    "score.counts": (
        "{assessed} of {total} criteria assessed ({coverage}). {achieved} of {possible} weighted points over {applicable} "
        "applicable criteria; {not_applicable} not applicable left out; {not_assessed} not assessed count as zero."
    ),
    "score.formula": (
        "Score = sum of weight × value ÷ sum of weight over the applicable criteria. Values: {scale}. "
        "Bands: below 50 % not ready, 50 to 79 % partly, 80 to 94 % nearly, from 95 % and without a blocker ready."
    ),
    "score.row": "{assessed} of {total}",
    "gaps.count.one": "{count} gap",
    "gaps.count.other": "{count} gaps",
    "blockers.count.one": "{count} blocker",
    "blockers.count.other": "{count} blockers",
    "criteria.count.one": "{count} criterion",
    "criteria.count.other": "{count} criteria",
    # Blockers
    "blocker.coverage": "Less than 90 % of the criteria are assessed ({coverage}).",
    "blocker.no_internal_audit": "No internal audit of complaints handling is on record (clause 8.5).",
    "blocker.no_management_review": "No management review of complaints handling is on record (clause 8.6).",
    "blocker.key_clause_at_zero": "Key clause {clause} {title} scores zero.",
    "blocker.met_without_evidence.one": "{count} criterion is rated “{top}” without evidence: {criteria}.",
    "blocker.met_without_evidence.other": "{count} criteria are rated “{top}” without evidence: {criteria}.",
    "list.more": "{shown} and {more} more",
    # Gap report
    "report.gap.title": "Gap analysis report",
    "report.gap.subtitle": "Complaints handling, assessed against the guidance of {standard}:{edition}",
    "report.gap.file": "gap-report",
    "report.checklist": "{title}, version {version} ({profile})",
    "report.prepared_by": "{name}, {firm}",
    "report.fact.organization": "Organization",
    "report.fact.engagement": "Engagement",
    "report.fact.assessment": "Assessment",
    "report.fact.started": "Started",
    "report.fact.date": "Date of this report",
    "report.fact.prepared_by": "Prepared by",
    "report.fact.checklist": "Checklist",
    "report.fact.sector": "Sector",
    "report.fact.size": "Size",
    "report.fact.sites": "Sites",
    "report.fact.scope": "Scope",
    "report.fact.exclusions": "Outside the scope",
    "report.fact.definition": "What counts as a complaint",
    "report.not_given": "not given",
    "report.no_gap_kind": "not classified",
    "report.no_rationale": "No reason recorded.",
    "report.no_evidence": "no evidence recorded",
    "report.no_responsible": "{owner} (usual owner)",
    "report.heading.summary": "Summary",
    "report.heading.blockers": "What stands in the way",
    "report.heading.scope": "Scope and method",
    "report.heading.results": "Results by chapter and clause",
    "report.heading.gaps": "Gaps and first steps",
    "report.heading.excluded": "Not applicable",
    "report.heading.annex": "Annex: every criterion",
    "report.heading.limits": "Limits of this report",
    "report.no_blockers": "Nothing overrides the score.",
    "report.no_gaps": "No gap was found among the criteria assessed so far.",
    "report.no_excluded": "No criterion was marked not applicable.",
    "report.column.clause": "Clause",
    "report.column.title": "Title",
    "report.column.assessed": "Assessed",
    "report.column.score": "So far",
    "report.column.gaps": "Gaps",
    "report.column.rating": "Rating",
    "report.column.count": "Criteria",
    "report.column.criterion": "Criterion",
    "report.column.found": "What was found",
    "report.column.reason": "Reason",
    "report.column.step": "First step",
    "report.gap.found": "Found",
    "report.gap.kind": "Kind of gap",
    "report.gap.risk": "Risk",
    "report.gap.step": "First step",
    "report.gap.owner": "Responsible",
    "report.gap.effort": "Usual effort",
    "report.gap.evidence": "Evidence",
    "report.limit.guidance": (
        "{standard}:{edition} is guidance: it recommends and does not require. This report assesses an organization against "
        "that guidance; it is neither a certificate nor a statement of conformity."
    ),
    "report.limit.sample": (
        "The assessment rests on conversations, documents and records seen in samples. What was not seen may look different."
    ),
    "report.limit.likely.one": (
        "{count} of {total} criteria rests on weaker knowledge of the standard's wording and is marked “likely”."
    ),
    "report.limit.likely.other": (
        "{count} of {total} criteria rest on weaker knowledge of the standard's wording and are marked “likely”."
    ),
    "report.limit.not_assessed.one": "{count} criterion was not assessed.",
    "report.limit.not_assessed.other": "{count} criteria were not assessed.",
    "report.limit.wording": "Clause numbers and titles are those of the standard; all other words are those of the checklist.",
    "report.limit.score": "{formula} {weights}",
    "report.likely_mark": "likely",
    "report.page": "Page",
    "report.page_of": "of",
    "report.contents": "Contents",
    "report.column.evidence": "Evidence",
    "report.column.kind": "Kind of gap",
    "report.method": (
        "Each criterion was rated on the scale of the checklist from what was seen and heard. A rating below the top of the "
        "scale is a gap: it says what was found, what may follow from it, and where to begin. A criterion that does not apply "
        "is left out of the score and gives its reason. The formula of the score stands under the limits of this report."
    ),
}
