"""What is wrong with the catalogue, as values: collected first, reported together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One place in one file that has to be edited.

    `path` begins with the name of the catalogue's folder; `line` and `column` count from 1.
    `field` is the dotted name of the value (`causes[2]`), or empty for the file as a whole.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    hint: str

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        hint = "".join(f"\n    {line}" for line in self.hint.splitlines())
        return f"{self.path}:{self.line}:{self.column}:{field} {self.message}{hint}"


class CatalogError(Exception):
    """The catalogue cannot be used as it stands. `problems` holds everything found, in file order."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)
