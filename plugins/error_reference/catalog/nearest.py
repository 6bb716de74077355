"""The word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, words: Iterable[str], otherwise: str) -> str:
    """Return a hint: the nearest of `words`, or else what to do without one."""
    close = get_close_matches(word, list(words), n=1)
    return f"Did you mean `{close[0]}`?" if close else otherwise
