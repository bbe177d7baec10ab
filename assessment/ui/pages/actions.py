"""The old address of the gaps: they are a part of nonconformities and actions."""

import streamlit as st

from assessment.ui import address, menu
from assessment.ui.components.register_switch import GAPS

address.go_to_part(GAPS)
st.switch_page(menu.script("nonconformities"))
