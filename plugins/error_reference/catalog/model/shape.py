"""Finding one's way in a model: which part, and which field, a path leads to."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo


def field_at(model: type[BaseModel], path: tuple[str | int, ...]) -> FieldInfo | None:
    """Return the field that the last step of `path` names."""
    owner = model_at(model, path[:-1])
    return None if owner is None else _field(owner, path[-1])


def model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Return the model of the mapping at `path`; None where its keys are not fixed."""
    annotation: Any = model.model_fields["root"].annotation if issubclass(model, RootModel) else model
    for step in path:
        owner = _first_model(annotation)
        if owner is None:
            annotation = _element(annotation)
        elif (field := _field(owner, step)) is not None:
            annotation = field.annotation
        else:
            return None
    return _first_model(annotation)


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a mapping, as a file writes them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _field(model: type[BaseModel], step: str | int) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if step == (field.alias or name)), None)


def _first_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Mapping):
        return None
    return next((found for part in get_args(annotation) if (found := _first_model(part))), None)


def _element(annotation: Any) -> Any:
    """Return what a list or mapping holds."""
    if get_origin(annotation) not in (tuple, Mapping):
        inner = (part for part in get_args(annotation) if get_origin(part) in (tuple, Mapping))
        annotation = next(inner, annotation)
    arguments = [part for part in get_args(annotation) if part is not Ellipsis]
    return arguments[-1] if arguments else None
