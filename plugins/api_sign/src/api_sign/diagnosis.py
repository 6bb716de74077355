"""`diagnose`: which known mistakes give exactly this API-Sign."""

from __future__ import annotations

from .bodies import parse_body
from .cautions import look, unit_of
from .errors import SecretError, SignatureError, SigningError
from .model import Diagnosis
from .nonce_text import as_integer
from .repair import repair_secret
from .request import LARGE, Request
from .signing import decode_secret, encode_text, trace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .search import Outcome

LONGEST = 20_000
"""Characters of secret or API-Sign that are looked at; each would be spelled in hundreds of ways."""
BUDGET = 1_500_000
"""Signatures computed before the search is cut short."""
MATCH_NOTES = (
    "This proves the arithmetic: path, nonce, body and secret give exactly this API-Sign.",
    (
        "It does not prove that these bytes were sent, that the API key and this secret are one pair, or that "
        "two-factor authentication (otp) is satisfied."
    ),
)
FINE_NONCE_NOTE = (
    "Two readings of the clock in microseconds or nanoseconds lie too far apart to be searched: that the nonce in "
    "front and the one in the body differ can neither be proven nor excluded. Print both."
)
NO_MATCH_NOTE = (
    "No combination of up to {reached} known mistakes gives this signature. A secret, path, nonce or body other than "
    "the ones given here looks the same as an unknown mistake: compare each intermediate value with your own."
)


def diagnose(
    path: str,
    nonce: str,
    body: str,
    secret: str,
    api_sign: str,
    *,
    api_key: str | None = None,
    sent_body: str | None = None,
    now: float | None = None,
    deepest: int = 3,
) -> Diagnosis:
    """Compare `api_sign` with the right signature and, where it differs, name the mistakes that give it.

    Never raises for bad input: the verdict is `invalid_input` then, with `error_field` and `error_message`.
    `deepest` is the largest number of simultaneous mistakes tried. With `now`, in Unix seconds, a nonce far from it is
    a warning.
    """
    try:
        for given, kind, name in ((secret, SecretError, "secret"), (api_sign, SignatureError, "API-Sign")):
            if isinstance(given, str) and len(given) > LONGEST:
                raise kind(
                    f"The {name} has {len(given)} characters, a real one has 88: paste that value and nothing else."
                )
        repaired, cautions = repair_secret(secret)
        right = trace(path, nonce, body, repaired)
        if not encode_text(api_sign, SignatureError).strip():
            message = "The API-Sign is empty; paste the value that your own code gave for exactly this request."
            raise SignatureError(message)
        for value, field in ((api_key, "api_key"), (sent_body, "sent_body")):
            if value is not None:
                encode_text(value, SigningError, field)
    except SigningError as problem:
        return Diagnosis("invalid_input", error_field=problem.field, error_message=problem.message)
    request = Request(path, nonce, body, repaired, secret, decode_secret(repaired), api_key, parse_body(body))
    warnings = cautions + look(request, sent_body=sent_body, now=now)
    if api_sign == right.signature:
        return Diagnosis("match", warnings=warnings, expected=right.signature, trace=right, notes=MATCH_NOTES)
    large = request.size > LARGE
    if large:
        deepest = min(deepest, 1)
    outcome = _search(request, api_sign, deepest)
    named = tuple(tuple(row.mistake for row in ways) for ways in outcome.explanations)
    notes = _notes(outcome.truncated, outcome.reached, large=large, found=bool(named))
    number = as_integer(nonce)
    if (
        not named
        and number is not None
        and unit_of(number) in {"microseconds", "units of 10 nanoseconds", "nanoseconds"}
    ):
        notes += (FINE_NONCE_NOTE,)
    return Diagnosis(
        "mistake" if named else "no_match",
        mistakes=named[0] if named else (),
        alternatives=named[1:],
        warnings=warnings,
        expected=right.signature,
        trace=right,
        notes=notes,
        truncated=outcome.truncated or (large and not named),
    )


def _search(request: Request, api_sign: str, deepest: int) -> Outcome:
    from .search import Search
    from .targets import read_targets

    return Search(request, read_targets(api_sign), budget=BUDGET).run(deepest=deepest)


def _notes(truncated: bool, reached: int, *, large: bool, found: bool) -> tuple[str, ...]:
    if found:
        return ()
    notes = [NO_MATCH_NOTE.format(reached=reached)]
    if large:
        notes.append("The request is larger than 16 KB: only single mistakes were tried.")
    elif truncated:
        notes.append("The search reached its work budget and was cut short.")
    return tuple(notes)
