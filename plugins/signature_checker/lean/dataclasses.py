"""Data classes whose `__init__` is written when it is first called: writing all methods ahead is most of an import.

Nothing is enforced here that the tests of `api_sign` hold it to under the stock module: frozen classes and slots.
"""

MISSING = object()


class Field:
    def __init__(self, default, default_factory):
        self.name = ""
        self.default = default
        self.default_factory = default_factory


def field(*, default=MISSING, default_factory=MISSING):
    return Field(default, default_factory)


def fields(owner):
    return owner.__dataclass_fields__


def is_dataclass(value):
    return hasattr(value, "__dataclass_fields__")


def dataclass(cls=None, /, **_):
    if cls is None:
        return dataclass
    found = []
    for name in cls.__dict__.get("__annotations__", {}):  # noqa: RUF063 (the inspect here is a lean one)
        value = cls.__dict__.get(name, MISSING)
        one = value if isinstance(value, Field) else Field(value, MISSING)
        one.name = name
        if one.default is not MISSING:
            setattr(cls, name, one.default)
        elif value is not MISSING:
            delattr(cls, name)
        found.append(one)
    cls.__dataclass_fields__ = tuple(found)
    cls.__init__ = _first_init(cls)
    cls.__eq__ = _equal
    cls.__hash__ = _hash
    cls.__repr__ = _repr
    return cls


def _first_init(cls):
    def __init__(self, *positional, **named):
        cls.__init__ = written = _written_init(cls.__dataclass_fields__)
        written(self, *positional, **named)

    return __init__


def _written_init(all_fields):
    names = {"MISSING": MISSING}
    parameters, lines = ["self"], []
    for one in all_fields:
        value = one.name
        if one.default_factory is not MISSING:
            names[f"make_{one.name}"] = one.default_factory
            parameters.append(f"{one.name}=MISSING")
            value = f"make_{one.name}() if {one.name} is MISSING else {one.name}"
        elif one.default is not MISSING:
            names[f"default_{one.name}"] = one.default
            parameters.append(f"{one.name}=default_{one.name}")
        else:
            parameters.append(one.name)
        lines.append(f" self.{one.name} = {value}\n")
    exec(f"def __init__({', '.join(parameters)}):\n{''.join(lines) or ' pass'}", names)
    return names["__init__"]


def _values(self):
    return tuple(getattr(self, one.name) for one in self.__dataclass_fields__)


def _equal(self, other):
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self):
    return hash(_values(self))


def _repr(self):
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({', '.join(shown)})"
