"""What the core asks of functions; the stock module brings a parser, a tokenizer and a disassembler with it."""


def iscoroutinefunction(_):
    return False


def isgeneratorfunction(_):
    return False


def isasyncgenfunction(_):
    return False
