"""What must hold across the fields of an entry, and across entries: one rule a file.

A rule is a module of this package with a `RULE`. Adding one is adding a file.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from error_reference.catalog.draft import Draft, Finding
from error_reference.catalog.problems import Problem

from .rule import Rule

__all__ = ["Rule", "all_rules", "apply_rules"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of this package, by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if module.name != "rule")
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.name))


def apply_rules(draft: Draft) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong, and what should be looked at."""
    used: set[tuple[str, str]] = set()
    exempt = {(exemption.rule, exemption.entry) for exemption in draft.format.exemptions}
    problems: list[Problem] = []
    warnings: list[Problem] = []
    for rule in all_rules():
        for finding in rule.findings(draft):
            key = (rule.name, finding.entry or "")
            if key in exempt:
                used.add(key)
            else:
                (warnings if finding.is_warning else problems).append(_problem(finding))
    problems.extend(_unneeded(draft, used))
    return tuple(sorted(set(problems))), tuple(sorted(set(warnings)))


def _problem(finding: Finding) -> Problem:
    return finding.document.problem(finding.path, finding.message, finding.hint, key=finding.at_key)


def _unneeded(draft: Draft, used: set[tuple[str, str]]) -> list[Problem]:
    """Exemptions that exempt nothing: lists of exceptions only ever shrink."""
    found = []
    names = {rule.name for rule in all_rules()}
    for index, exemption in enumerate(draft.format.exemptions):
        path = ("exemptions", index)
        if exemption.rule not in names:
            message = f"expected the name of a rule, found {exemption.rule!r}"
            hint = f"Take one of {', '.join(sorted(names))}."
            found.append(draft.format_document.problem((*path, "rule"), message, hint))
        elif (exemption.rule, exemption.entry) not in used and exemption.entry not in draft.broken:
            message = f"expected an exemption that is needed, found that {exemption.entry!r} passes {exemption.rule!r}"
            found.append(draft.format_document.problem(path, message, "Delete the exemption."))
    return found
