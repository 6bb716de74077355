"""One JSON-able object in, one out: the same for the command line and for the browser's worker."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from .errors import SigningError
from .model import Mistake

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance

    from .model import Caution, Diagnosis
    from .signing import Trace

COMMANDS = ("sign", "trace", "check", "parse", "nonces", "compare", "limits")


class RequestError(SigningError):
    """The object lacks a field, or a field is not text."""

    field = "request"


def run(command: str, request: Mapping[str, object]) -> dict[str, object]:
    """Run one of `COMMANDS`. Raises a `SigningError` for bad input; `check` answers it as `invalid_input`."""
    match command:
        case "sign":
            from .signing import sign

            return {"api_sign": sign(*_inputs(request))}
        case "trace":
            from .signing import trace

            return _trace(trace(*_inputs(request)))
        case "check":
            return _check(request)
        case "parse":
            from .parsing import parse_request

            return _fields(parse_request(_text(request, "text")))
        case "nonces":
            return _nonces(request)
        case "compare":
            from .compare import compare_stage

            return _fields(compare_stage(*_unsigned(request), _text(request, "stage_value")))
        case "limits":
            from .limits import cannot_show

            return {"cannot_show": [_mistake(mistake) for mistake in cannot_show(*_inputs(request))]}
    message = f"There is no command {command!r}; expected one of {', '.join(COMMANDS)}."
    raise RequestError(message, field="command")


def _check(request: Mapping[str, object]) -> dict[str, object]:
    from .diagnosis import diagnose

    try:
        answer = diagnose(
            *_inputs(request),
            _text(request, "api_sign"),
            api_key=_optional(request, "api_key"),
            sent_body=_optional(request, "sent_body"),
            now=_now(request),
        )
    except RequestError as problem:
        return {
            "verdict": "invalid_input",
            "mistakes": [],
            "alternatives": [],
            "warnings": [],
            "expected": None,
            "trace": None,
            "error": {"field": problem.field, "message": problem.message},
            "notes": [],
            "truncated": False,
        }
    return _diagnosis(answer)


def _diagnosis(answer: Diagnosis) -> dict[str, object]:
    error = None
    if answer.error_field is not None:
        error = {"field": answer.error_field, "message": answer.error_message}
    return {
        "verdict": answer.verdict,
        "mistakes": [_mistake(mistake) for mistake in answer.mistakes],
        "alternatives": [[_mistake(mistake) for mistake in other] for other in answer.alternatives],
        "warnings": [_caution(caution) for caution in answer.warnings],
        "expected": answer.expected,
        "trace": None if answer.trace is None else _trace(answer.trace),
        "error": error,
        "notes": list(answer.notes),
        "truncated": answer.truncated,
    }


def _nonces(request: Mapping[str, object]) -> dict[str, object]:
    from .nonces import examine_nonces

    nonces = request.get("nonces", [])
    if not isinstance(nonces, list) or not all(isinstance(nonce, str) for nonce in nonces):
        raise RequestError(
            "The field nonces is a list of texts, one nonce a call; put each in quotation marks.", field="nonces"
        )
    old, new = _optional(request, "old_library"), _optional(request, "new_library")
    return _fields(examine_nonces(nonces, _now(request), old, new))


def _fields(value: DataclassInstance) -> dict[str, object]:
    return {item.name: _as_json(getattr(value, item.name)) for item in fields(value)}


def _as_json(value: object) -> object:
    if isinstance(value, Mistake):
        return _mistake(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    return [_as_json(item) for item in value] if isinstance(value, tuple) else value


def _mistake(mistake: Mistake) -> dict[str, object]:
    return {
        "id": mistake.id,
        "stage": mistake.stage,
        "kind": mistake.kind,
        "title": mistake.title,
        "explanation": mistake.explanation,
        "fix": mistake.fix,
        "fix_by_language": dict(mistake.fix_by_language),
        "seen": mistake.seen,
    }


def _caution(caution: Caution) -> dict[str, object]:
    return {"id": caution.id, "field": caution.field, "title": caution.title, "fix": caution.fix}


def _trace(made: Trace) -> dict[str, object]:
    return {
        "hashed_text": made.hashed_text,
        "inner_digest": made.inner_digest.hex(),
        "message": made.message.hex(),
        "key_bytes": len(made.key),
        "signature": made.signature,
    }


def _inputs(request: Mapping[str, object]) -> tuple[str, str, str, str]:
    return _text(request, "path"), _text(request, "nonce"), _text(request, "body"), _text(request, "secret")


def _unsigned(request: Mapping[str, object]) -> tuple[str, str, str]:
    return _text(request, "path"), _text(request, "nonce"), _text(request, "body")


def _text(request: Mapping[str, object], name: str) -> str:
    value = request.get(name)
    if value is None:
        message = f"The field {name} is missing; give it as text."
        raise RequestError(message, field=name)
    if not isinstance(value, str):
        message = f"The field {name} is {type(value).__name__}, expected text; put it in quotation marks."
        raise RequestError(message, field=name)
    return value


def _optional(request: Mapping[str, object], name: str) -> str | None:
    if request.get(name) in (None, ""):
        return None
    return _text(request, name)


def _now(request: Mapping[str, object]) -> float | None:
    now = request.get("now")
    if now is None:
        return None
    if isinstance(now, bool) or not isinstance(now, int | float):
        raise RequestError("The field now is Unix time in seconds, a number.", field="now")
    return now
