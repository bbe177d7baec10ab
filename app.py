"""The app's entry: page settings, who sits here, the menu, and the chosen page."""

import streamlit as st

from assessment import resources
from assessment.ui import address, flash, menu, session
from assessment.ui.components.introduction import introduction
from assessment.ui.components.presenting_switch import hidden_while_presenting, presenting_switch
from assessment.ui.presenting import HIDDEN_PAGES, is_presenting
from assessment.wording import say

st.set_page_config(page_title=say("app.title"), page_icon=resources.favicon(), layout="wide")

with flash.guard():
    page = menu.navigation()
    if session.person() is None:
        introduction()
    else:
        address.settle(page)
        presenting_switch(page.url_path)
        flash.show()
        if is_presenting() and page.url_path in HIDDEN_PAGES:
            hidden_while_presenting(page.title)
        else:
            page.run()
