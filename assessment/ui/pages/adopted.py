"""Adopted documents: what of the organization's own makes clauses of the guidance binding."""

import streamlit as st

from assessment.domain.adopted_document import AdoptedDocument
from assessment.reporting.adopted import clauses_of
from assessment.services.adopted_documents import list_adopted_documents
from assessment.ui import menu
from assessment.ui.components.adopted_form import adopted_form
from assessment.ui.components.opened import opened_work
from assessment.ui.components.row_table import row_table
from assessment.ui.markdown import escaped
from assessment.ui.session import desk
from assessment.wording import label, say


def chosen_of(documents: list[AdoptedDocument], key: str) -> AdoptedDocument | None:
    """Draw the table; return the row that is chosen."""
    import pandas as pd  # noqa: PLC0415 -- loads when it is used

    columns = {
        "document": [document.label for document in documents],
        "kind": [label(document.kind) for document in documents],
        "date": pd.to_datetime(pd.Series([document.dated for document in documents])),
        "clauses": [clauses_of(document) for document in documents],
        "says": [document.statement for document in documents],
        "state": [say("adopted.withdrawn" if document.withdrawn else "adopted.in_force") for document in documents],
    }
    column = st.column_config
    place = row_table(
        pd.DataFrame(columns),
        key,
        {
            "document": column.TextColumn(say("report.column.document"), width=380, pinned=True),
            "kind": column.TextColumn(say("report.column.document_kind"), width="small"),
            "date": column.DateColumn(say("report.column.date"), width="small", format="D MMM YYYY"),
            "clauses": column.TextColumn(say("report.column.clauses"), width=210),
            "says": column.TextColumn(say("report.column.says"), width=330),
            "state": column.TextColumn(say("report.column.state"), width="small"),
        },
        alt=say("adopted.alt"),
    )
    return None if place is None else documents[place]


work = opened_work(say("menu.adopted"))
documents = list_adopted_documents(desk(), work.engagement.id)

st.title(say("menu.adopted"), anchor=False)
st.markdown(say("adopted.about"))
st.page_link(
    menu.script("engagement"),
    label=escaped(work.organization.name),
    icon=":material/arrow_back:",
    query_params={"engagement": work.engagement.id, "assessment": work.assessment.id},
)
chosen = None
if documents:
    chosen = chosen_of(documents, f"adopted-table-{work.engagement.id}-{len(documents)}")
    st.caption(say("adopted.choose"))
else:
    st.info(say("adopted.none"), icon=":material/info:")
adopted_form(work, chosen)
