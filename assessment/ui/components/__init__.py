"""What is drawn on more than one page, or is too large for one."""
