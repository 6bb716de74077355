"""Signatures for calls from Python into JavaScript, of which the checker makes none."""

no_default = object()
default_signature = None


def get_attr_sig(signature, attribute):
    return False, None


def func_to_sig(function):
    raise TypeError("Python calls no JavaScript in this runtime.")


def bind_class_sig(signature):
    return signature
