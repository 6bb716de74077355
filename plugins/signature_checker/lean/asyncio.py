"""Nothing here waits: the core only looks this module up."""


def ensure_future(awaitable, *, loop=None):
    raise RuntimeError("There is no event loop in this runtime.")
