"""The pages of the reference, made from the catalogue. Knows nothing of MkDocs."""

from error_reference.pages.build import build_site
from error_reference.pages.coverage import Known, read_known
from error_reference.pages.files import text_files
from error_reference.pages.guides import GuideError, fill_guide, read_guides, read_material
from error_reference.pages.model import Page, Site
from error_reference.pages.pictures.preview import preview
from error_reference.pages.render import read_templates_anew, render_alias, render_index, render_page, render_text
from error_reference.pages.write import write_site

__all__ = [
    "GuideError",
    "Known",
    "Page",
    "Site",
    "build_site",
    "fill_guide",
    "preview",
    "read_guides",
    "read_known",
    "read_material",
    "read_templates_anew",
    "render_alias",
    "render_index",
    "render_page",
    "render_text",
    "text_files",
    "write_site",
]
