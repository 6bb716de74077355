"""The address of an error, computed from its text."""

import re

_OTHER_CHARACTERS = re.compile(r"[^a-z0-9]+")


def slugify(string: str) -> str:
    """Lower case; each run of characters other than a–z and 0–9 becomes one hyphen; ends trimmed.

    Only the letters A–Z are lowered: a slug must come out the same in a language without Unicode tables.
    """
    lowered = "".join(chr(ord(character) + 32) if "A" <= character <= "Z" else character for character in string)
    return _OTHER_CHARACTERS.sub("-", lowered).strip("-")
