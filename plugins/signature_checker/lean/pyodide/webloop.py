"""Nothing here waits, so there is no event loop to make."""


def _initialize_event_loop():
    pass
