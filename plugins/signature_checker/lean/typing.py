"""The core imports it; its types serve type checkers, which have been here already."""
