"""Makes JavaScript objects importable; Pyodide registers two of its own while it starts."""

import sys
from importlib._bootstrap import ModuleSpec

from ._core_docs import JsProxy


class JsFinder:
    def __init__(self):
        self.jsproxies = {}

    def find_spec(self, fullname, path=None, target=None):
        parent, _, child = fullname.rpartition(".")
        if parent:
            holder = sys.modules.get(parent)
            found = getattr(holder, child, None) if isinstance(holder, JsProxy) else None
        else:
            found = self.jsproxies.get(fullname)
        return None if found is None else ModuleSpec(fullname, JsLoader(found), origin="javascript", is_package=True)

    def register_js_module(self, name, jsproxy):
        self.jsproxies[name] = jsproxy

    def unregister_js_module(self, name):
        del self.jsproxies[name]


class JsLoader:
    def __init__(self, jsproxy):
        self.jsproxy = jsproxy

    def create_module(self, spec):
        return self.jsproxy

    def exec_module(self, module):
        pass


jsfinder = JsFinder()
register_js_module = jsfinder.register_js_module
unregister_js_module = jsfinder.unregister_js_module


def register_js_finder():
    sys.meta_path.append(jsfinder)


def register_windows_finder():
    pass


def register_module_not_found_hook(packages, unvendored):
    pass
