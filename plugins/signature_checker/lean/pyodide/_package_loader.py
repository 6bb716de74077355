"""The places that Pyodide asks for; no package is ever installed."""


class Place:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


SITE_PACKAGES = Place("/lib/python3.13/site-packages")
DSO_DIR = Place("/usr/lib")


def init_loaded_packages():
    pass
