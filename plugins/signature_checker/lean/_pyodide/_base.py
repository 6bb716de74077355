"""Runs source text and gives the value of its last expression."""

import _ast


def eval_code(source, globals=None, locals=None, *, filename="<exec>", **_):
    tree = compile(source, filename, "exec", _ast.PyCF_ONLY_AST)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], _ast.Expr) else None
    exec(compile(tree, filename, "exec"), globals, locals)
    return None if last is None else eval(compile(_ast.Expression(last.value), filename, "eval"), globals, locals)


def pyimport_impl(path):
    raise ImportError(f"{path}: JavaScript imports nothing from this runtime.")
