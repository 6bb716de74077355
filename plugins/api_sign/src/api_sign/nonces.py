"""The nonce doctor: what one or more nonces tell about an `EAPI:Invalid nonce`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from .cautions import SAFE_INTEGER, SIGNED_64, UNITS, seconds_of, unit_of
from .errors import NonceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

UNSIGNED_64 = 2**64
TICKS = (6 * 10**17, 7 * 10**17)
SHIFTED_MICROSECONDS = (10**15 << 10, 4 * 10**15 << 10)
FAR = 24 * 3600
LIBRARIES = {
    "krakenex": "milliseconds",
    "ccxt": "milliseconds",
    "kraken docs": "milliseconds",
    "python-kraken-sdk": "units of 10 nanoseconds",
    "kraken-api (npm)": "microseconds",
    "kraken-sdk": "nanoseconds",
    "kraken-cli": "nanoseconds",
    "kraken.net": ".NET ticks",
    ".net ticks": ".NET ticks",
    "kraken_ruby_client": "microseconds shifted by 10 bits",
    "seconds": "seconds",
    "milliseconds": "milliseconds",
    "microseconds": "microseconds",
    "nanoseconds": "nanoseconds",
}
"""Libraries, and plain units, with the unit in which their nonces are written."""
_PER_SECOND = {
    **{name: low for name, low, _ in UNITS},
    ".NET ticks": 10**16,
    "microseconds shifted by 10 bits": 10**15 << 10,
}


@dataclass(frozen=True, slots=True)
class NonceReading:
    """One nonce, read by its value."""

    text: str
    number: int | None
    unit: str | None
    """seconds, milliseconds, …, .NET ticks; None when the value is no present moment."""
    moment: float | None
    """Unix seconds."""
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NonceReport:
    """What the nonces show together, and what to do."""

    readings: tuple[NonceReading, ...]
    direction: str
    """rising, falling, equal, mixed, or single."""
    duplicates: tuple[str, ...]
    burnt: bool | None
    """True when the largest nonce seen is above anything the present way of making nonces gives; None: cannot tell."""
    pattern: str
    """every call fails, now and then, or cannot tell."""
    findings: tuple[str, ...]
    fixes: tuple[str, ...]


def examine_nonces(
    nonces: Sequence[str], now: float | None = None, old_library: str | None = None, new_library: str | None = None
) -> NonceReport:
    """Read nonces in the order in which they were sent.

    `now` is Unix time in seconds; the libraries are names or units of `LIBRARIES`, in any case. Raises `NonceError`
    when there is neither a nonce nor a pair of libraries, or a nonce is not text.
    """
    if isinstance(nonces, str) or not all(isinstance(nonce, str) for nonce in nonces):
        raise NonceError("The nonces must be a list of texts, one a call, in the order in which they were sent.")
    old, new = _unit_of_library(old_library, "old_library"), _unit_of_library(new_library, "new_library")
    if not nonces and (old is None or new is None):
        raise NonceError("There is no nonce to examine; give at least one, or an old and a new library.")
    readings = tuple(_read(nonce.strip(), now) for nonce in nonces)
    numbers = [reading.number for reading in readings if reading.number is not None]
    direction, duplicates = _direction(numbers), _duplicates([reading.text for reading in readings])
    burnt = _burnt(readings, old, new, now)
    findings = _findings(readings, direction, duplicates, burnt, old, new)
    return NonceReport(
        readings=readings,
        direction=direction,
        duplicates=duplicates,
        burnt=burnt,
        pattern=_pattern(burnt, direction, duplicates, readings),
        findings=findings,
        fixes=_fixes(burnt, direction, duplicates, readings),
    )


def _read(text: str, now: float | None) -> NonceReading:
    if not (text.isascii() and text.isdigit()):
        return NonceReading(text, None, None, None, (_not_digits(text),))
    number = int(text) if len(text) <= 40 else 10**40
    unit = _unit(number, now)
    moment = _moment(number, unit)
    problems = []
    if number >= UNSIGNED_64:
        problems.append("It is 2^64 or larger, which no 64-bit number can hold.")
    elif number >= SIGNED_64:
        problems.append("It is 2^63 or larger; stay below, since the interface's file types it as a signed number.")
    elif number > SAFE_INTEGER:
        problems.append("It is above 2^53: JavaScript numbers and other doubles round it. Keep it as text.")
    if unit is None and number < UNSIGNED_64:
        problems.append("It is no present moment in any usual unit: a counter, or a unit of its own.")
    if moment is not None and now is not None and abs(moment - now) > FAR:
        days = abs(moment - now) / 86400
        problems.append(f"It lies {days:,.0f} days {'after' if moment > now else 'before'} now: check clock and unit.")
    return NonceReading(text, number, unit, moment, tuple(problems))


def _not_digits(text: str) -> str:
    if not text:
        return "It is empty."
    if "e" in text.lower() and text.lower().replace("e", "").replace("+", "").replace(".", "").isdigit():
        return "It is in scientific notation: the number was printed as a float. Print it as a whole number."
    if text.replace(".", "", 1).isdigit():
        return "It has a decimal point: cut the fraction off before it becomes text."
    return "It is not a whole number: digits only, no sign, blank or letter."


def _unit(number: int, now: float | None) -> str | None:
    low, high = SHIFTED_MICROSECONDS
    if TICKS[0] <= number < TICKS[1]:
        return ".NET ticks"
    unit = unit_of(number)
    if low <= number < high:
        shifted = _moment(number, "microseconds shifted by 10 bits") or 0
        plain = _moment(number, unit) if unit else None
        reference = now if now is not None else 1.75e9
        if plain is None or abs(shifted - reference) < abs(plain - reference):
            return "microseconds shifted by 10 bits"
    return unit


def _moment(number: int, unit: str | None) -> float | None:
    if unit is None:
        return None
    if unit == ".NET ticks":
        return number / 10**7 - 62_135_596_800
    if unit == "microseconds shifted by 10 bits":
        return (number >> 10) / 10**6
    return seconds_of(number, unit)


def _unit_of_library(name: str | None, field: str) -> str | None:
    if not name:
        return None
    for known, unit in LIBRARIES.items():
        if known == name.strip().lower() or unit.lower() == name.strip().lower():
            return unit
    known_names = ", ".join(LIBRARIES)
    raise NonceError(f"The library {name!r} is not known here; use one of {known_names}.", field=field)


def _typical(unit: str, now: float | None) -> float:
    """Return what a nonce of today is in that unit."""
    moment = now if now is not None else 1.75e9
    if unit == ".NET ticks":
        return (moment + 62_135_596_800) * 10**7
    if unit == "microseconds shifted by 10 bits":
        return moment * 10**6 * 1024
    return moment * (_PER_SECOND[unit] / 10**9)


def _ceiling(unit: str, now: float | None) -> float:
    """Return the largest nonce that a program with that unit gives by tomorrow, or in years when now is not known."""
    return _typical(unit, now + FAR) if now is not None else _typical(unit, None) * 1.5


def _direction(numbers: list[int]) -> str:
    if len(numbers) < 2:
        return "single"
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if all(step > 0 for step in steps):
        return "rising"
    if all(step == 0 for step in steps):
        return "equal"
    return "falling" if all(step <= 0 for step in steps) else "mixed"


def _duplicates(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if texts.count(text) > 1))


def _burnt(readings: tuple[NonceReading, ...], old: str | None, new: str | None, now: float | None) -> bool | None:
    numbers = [reading.number for reading in readings if reading.number is not None]
    if new is not None and old is not None:
        return _typical(old, now) > _typical(new, now) * 1.01 or any(n > _ceiling(new, now) for n in numbers)
    if new is not None and numbers:
        return max(numbers) > _ceiling(new, now)
    if len(numbers) > 1 and readings[-1].number is not None:
        return max(numbers) > numbers[-1] * 1.5
    return None


def _pattern(
    burnt: bool | None, direction: str, duplicates: tuple[str, ...], readings: tuple[NonceReading, ...]
) -> str:
    if burnt or any(reading.number is None or reading.number >= UNSIGNED_64 for reading in readings):
        return "every call fails"
    if duplicates or direction in {"mixed", "falling", "equal"}:
        return "now and then"
    return "cannot tell"


def _findings(
    readings: tuple[NonceReading, ...],
    direction: str,
    duplicates: tuple[str, ...],
    burnt: bool | None,
    old: str | None,
    new: str | None,
) -> tuple[str, ...]:
    found = []
    units = list(dict.fromkeys(reading.unit for reading in readings if reading.unit))
    if len(units) > 1:
        found.append(f"The nonces are in different units: {', '.join(units)}.")
    if old is not None and new is not None:
        found.append(f"The old library wrote {old}, the new one writes {new}.")
    if burnt:
        found.append(
            "The key is burnt for this way of making nonces: a larger one was accepted before, and a key's "
            "stored nonce can never be lowered."
        )
    elif burnt is False:
        found.append("The key is not burnt: the present way of making nonces gives larger numbers than those seen.")
    if duplicates:
        found.append(f"The same nonce was used more than once: {', '.join(duplicates[:3])}.")
    if direction in {"falling", "mixed"} and not burnt:
        found.append(
            "The nonces do not always rise in the order given: parallel calls, several programs on one key, or "
            "a clock that was set back."
        )
    found += [f"{reading.text or '(empty)'}: {problem}" for reading in readings for problem in reading.problems]
    return tuple(found)


def _fixes(
    burnt: bool | None, direction: str, duplicates: tuple[str, ...], readings: tuple[NonceReading, ...]
) -> tuple[str, ...]:
    fixes = []
    if any(reading.number is None for reading in readings):
        fixes.append("Write the nonce as a whole number in digits, and keep it as text from then on.")
    if burnt:
        fixes.append(
            "Make a new API key for the new program, or keep the old, larger unit. A nonce window does not help."
        )
    if duplicates:
        fixes.append(
            "Make nonces as max(last + 1, now) under one lock; two calls in one moment then differ. Never send a "
            "signed request again: after a timeout the first copy may have been executed."
        )
    if direction in {"falling", "mixed"} and not burnt:
        fixes.append(
            "Use one key for each program, sign and send under one lock, keep the last nonce across restarts, and "
            "set the clock. A nonce window (in nonce units) helps against calls that overtake each other."
        )
    if any(reading.number is not None and reading.number >= SIGNED_64 for reading in readings):
        fixes.append("Stay below 2^63; if a larger nonce was accepted, the key is used up: make a new one.")
    if not fixes:
        fixes.append(
            "First split: if every call fails, a larger nonce was accepted before (another program or unit on this "
            "key): make a new key. If calls fail now and then, two calls overtake each other or share a "
            "moment: one key for each program, one lock, max(last + 1, now)."
        )
    return tuple(fixes)
