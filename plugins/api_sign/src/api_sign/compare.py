"""Compare one intermediate value, without any secret, and find where a program leaves the right way."""

from __future__ import annotations

import binascii
import contextlib
import hashlib
from dataclasses import dataclass
from itertools import islice

from . import tables
from .bodies import parse_body
from .errors import BodyError, NonceError, PathError, SigningError
from .request import Request
from .signing import encode_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Mistake, Way

    Ways = tuple[Way, ...]

STAGES = ("hashed text", "inner digest", "message")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a pasted intermediate value turned out to be."""

    stage: str | None
    """hashed text, inner digest or message: what the value is, or None when it is none of them."""
    form: str | None
    """text, hex or base64: how it was written."""
    equal: bool
    diverges_at: str | None
    """The first stage that differs: nonce, body, inner hash, path or join; None when equal or not known."""
    mistakes: tuple[Mistake, ...]
    alternatives: tuple[tuple[Mistake, ...], ...]
    sentence: str


def compare_stage(path: str, nonce: str, body: str, stage_value: str) -> Comparison:
    """Tell what `stage_value` is, and which known mistakes make it. No secret is needed.

    The value may be the hashed text, the SHA-256 or the whole message, as text, hex or base64. Raises a
    `SigningError` for values that cannot be read.
    """
    for text, error in ((path, PathError), (nonce, NonceError), (body, BodyError), (stage_value, _StageError)):
        encode_text(text, error)
    value = stage_value.strip("\r\n")
    if not value.strip():
        raise _StageError("The intermediate value is empty; paste the hashed text, the SHA-256 or the message.")
    request = Request(path, nonce, body, "", "", b"", None, parse_body(body))
    forms = dict(_forms(value))
    inner = hashlib.sha256(request.hashed).digest()
    right = {"hashed text": request.hashed, "inner digest": inner, "message": request.path_bytes + inner}
    for raw, form in forms.items():
        for stage in STAGES:
            if raw == right[stage]:
                return Comparison(stage, form, True, None, (), (), f"This is the right {stage}. Look at a later step.")
    found = list(_explain(request, forms))
    if not found:
        return _unknown(forms)
    fewest = min(len(ways) for _, _, ways in found)
    shortest = {
        tuple(row.mistake.id for row in ways): (stage, form, ways) for stage, form, ways in found if len(ways) == fewest
    }
    (stage, form, ways), *others = shortest.values()
    mistakes = tuple(row.mistake for row in ways)
    return Comparison(
        stage,
        form,
        False,
        mistakes[0].stage,
        mistakes,
        tuple(tuple(row.mistake for row in other[2]) for other in others),
        f"This {stage} leaves the right way at: {mistakes[0].stage}. Your bytes are exactly those that it gives.",
    )


class _StageError(SigningError):
    field = "stage_value"


def _forms(value: str) -> Iterator[tuple[bytes, str]]:
    yield value.encode(), "text"
    bare = value.strip().removeprefix("(stdin)= ").removeprefix("0x").removeprefix("sha256:")
    packed = "".join(bare.replace("-", " ").replace(":", " ").split())
    with contextlib.suppress(ValueError):
        yield bytes.fromhex(packed), "hex"
    if bare.startswith(("b'", 'b"')):
        bare = bare[2:-1]
    try:
        yield binascii.a2b_base64(bare + "=" * (-len(bare) % 4), strict_mode=True), "base64"
    except (binascii.Error, ValueError):
        return


def _explain(request: Request, forms: dict[bytes, str]) -> Iterator[tuple[str, str, Ways]]:
    """Yield explanations with one mistake; only when there is none, those with two."""
    single: list[tuple[str, str, Ways]] = []
    for ways, changed in _texts(request, tables.NONCE + tables.FAMILIES, most=None):
        single += _hashes(ways, changed, forms)
    single += _from_text((), request, forms, most=None)
    yield from single
    if single:
        return
    for ways, changed in _texts(request, tables.NONCE, most=2):
        yield from _from_text(ways, changed, forms, most=2)


def _hashes(ways: Ways, request: Request, forms: dict[bytes, str]) -> Iterator[tuple[str, str, Ways]]:
    digest = hashlib.sha256(request.hashed).digest()
    for stage, raw in zip(STAGES, (request.hashed, digest, request.path_bytes + digest), strict=True):
        if raw in forms:
            yield stage, forms[raw], ways


def _from_text(
    ways: Ways, request: Request, forms: dict[bytes, str], *, most: int | None
) -> Iterator[tuple[str, str, Ways]]:
    right = hashlib.sha256(request.hashed).digest()
    for row in tables.INNER:
        for digest in islice(row.make(request, right), most):
            if digest != right:
                for stage, raw in (("inner digest", digest), ("message", request.path_bytes + digest)):
                    if raw in forms:
                        yield stage, forms[raw], (*ways, row)
    for row in tables.PATH:
        for path in islice(row.make(request), most):
            yield from _message((*ways, row), request, path.encode() + right, forms)
    for row in tables.JOIN:
        for message in islice(row.make(request, request.path_bytes, right), most):
            yield from _message((*ways, row), request, message, forms)


def _message(ways: Ways, request: Request, message: bytes, forms: dict[bytes, str]) -> Iterator[tuple[str, str, Ways]]:
    right = request.path_bytes + hashlib.sha256(request.hashed).digest()
    if message != right and message in forms:
        yield "message", forms[message], ways


def _texts(request: Request, nonces: tuple[Way, ...], *, most: int | None) -> Iterator[tuple[Ways, Request]]:
    bodies = {request.body}
    for row in tables.BODY:
        for body in islice(row.make(request), most):
            if body not in bodies:
                bodies.add(body)
                yield (row,), request.with_text(request.nonce, body)
    for row in nonces:
        for nonce, body in islice(row.make(request), most):
            if (nonce, body) != (request.nonce, request.body):
                yield (row,), request.with_text(nonce, body)


def _unknown(forms: dict[bytes, str]) -> Comparison:
    stage = form = None
    for raw, name in forms.items():
        if len(raw) == 32 and name != "text":
            stage, form = "inner digest", name
    sentence = "This is none of the right values, and no known mistake gives it for this path, nonce and body."
    return Comparison(stage, form, False, None, (), (), sentence)
