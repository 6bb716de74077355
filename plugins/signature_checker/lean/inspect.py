"""What the core and `dataclasses` ask; the stock module brings a parser, a tokenizer and a disassembler with it."""


def signature(*_, **__):
    # `dataclasses` writes no signature into a docstring then.
    raise ValueError("This runtime keeps no signatures.")


def get_annotations(owner, **_):
    return owner.__dict__.get("__annotations__", {})  # noqa: RUF063 (this is that function)


def unwrap(function, **_):
    return function


def iscoroutinefunction(_):
    return False


def isgeneratorfunction(_):
    return False


def isasyncgenfunction(_):
    return False
