"""Exceptions as text, for the message that JavaScript gets: frames without source lines, then the exception."""

import sys


def format_exception(exception, value=None, traceback=None, **_):
    problem = exception if value is None else value
    place = traceback or problem.__traceback__
    lines = ["Traceback (most recent call last):\n"]
    while place is not None:
        code = place.tb_frame.f_code
        lines.append(f'  File "{code.co_filename}", line {place.tb_lineno}, in {code.co_name}\n')
        place = place.tb_next
    return [*lines, f"{type(problem).__name__}: {problem}\n"]


def print_exception(exception, value=None, traceback=None, *, file=None, **_):
    print("".join(format_exception(exception, value, traceback)), end="", file=file or sys.stderr)
