"""One file per page, run by Streamlit: imports, callbacks, one read, drawing."""
