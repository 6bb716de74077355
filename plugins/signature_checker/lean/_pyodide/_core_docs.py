"""The classes and functions that the core completes and asks for docstrings, without any."""

from json import encoder

_js_flags = {}
_instantiate_token = object()
_METHODS = """
bind_class bind_sig js_id typeof object_entries object_keys object_values as_object_map as_py_json new to_py to_weakref
destroy unwrap deref then catch finally_ assign assign_to to_memoryview to_bytes to_file from_file _into_file to_string
send throw close asend athrow aclose extend pop push append index count reverse insert remove subarray keys items values
get setdefault popitem clear update clone __reversed__
"""


def _absent(*_, **__):
    raise NotImplementedError("Python calls no JavaScript in this runtime.")


class _JsProxyMetaClass(type):
    pass


class JsProxy(metaclass=_JsProxyMetaClass):
    _js_type_flags = 0

    def __new__(cls, arg=None, *_, **__):
        if arg is _instantiate_token:
            return super().__new__(cls)
        raise TypeError(f"{cls.__name__} cannot be instantiated.")


for _name in _METHODS.split():
    setattr(JsProxy, _name, _absent)

JsArray = JsBuffer = JsDoubleProxy = JsGenerator = JsMutableMap = JsPromise = JsProxy
to_js = create_once_callable = create_proxy = destroy_proxies = run_sync = can_run_sync = _absent


class JsException(JsProxy, Exception):
    def __str__(self):
        return f"{self.name}: {self.message}"


class ConversionError(Exception):
    pass


class InternalError(Exception):
    pass


class JsNull:
    def __new__(cls):
        return jsnull

    def __repr__(self):
        return "jsnull"

    def __bool__(self):
        return False


jsnull = object.__new__(JsNull)
encoder._JSNULL = jsnull
