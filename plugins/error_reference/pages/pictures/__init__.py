"""Pictures and tables of the guides, drawn from data. Each is a `<figure>` or Markdown; none knows MkDocs."""

from error_reference.pages.pictures.decay import draw_decay, draw_polling
from error_reference.pages.pictures.decision import draw_decision
from error_reference.pages.pictures.limits import Limits, read_limits
from error_reference.pages.pictures.tables import limit_tables

__all__ = ["Limits", "draw_decay", "draw_decision", "draw_polling", "limit_tables", "read_limits"]
