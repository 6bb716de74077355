"""The core asks for a docstring for each of its methods; working out signatures is the slowest part of its start."""


def dedent_docstring(docstring):
    return docstring


def get_cmeth_docstring(function):
    return f"{function.__name__}()\n--\n\n"
