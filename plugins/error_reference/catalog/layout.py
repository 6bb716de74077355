"""Which files make up a catalogue, and which have no business there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .problems import Problem

FORMAT_FILE = "_format.yml"
SOURCES_FILE = "_sources.yml"
CATEGORY_FILE = "_category.yml"
_ROOT_YAML = frozenset({FORMAT_FILE, SOURCES_FILE})


@dataclass(frozen=True, slots=True)
class CategoryFolder:
    """A folder of the catalogue and the files of its entries, by name."""

    path: Path
    entries: tuple[Path, ...]

    @property
    def slug(self) -> str:
        """The folder's name."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of the catalogue in `root`."""

    root: Path
    folders: tuple[CategoryFolder, ...]

    def shown(self, file: Path) -> str:
        """Return the path as problems print it: from the catalogue's own folder on."""
        return (Path(self.root.name or ".") / file.relative_to(self.root)).as_posix()


def find_files(root: Path) -> tuple[Layout, tuple[Problem, ...]]:
    """Everything under `root`, but for names that begin with a dot and folders that begin with an underscore."""
    root = root.absolute()
    if not root.is_dir():
        problem = Problem(
            root.name,
            1,
            1,
            "",
            "expected the catalogue's folder, found none",
            "Name the folder that holds _format.yml.",
        )
        return Layout(root, ()), (problem,)
    folders = tuple(
        CategoryFolder(path, tuple(sorted(file for file in path.iterdir() if _is_entry(file))))
        for path in _visible(root)
        if path.is_dir() and path.suffix != ".yml" and not path.name.startswith("_")
    )
    layout = Layout(root, folders)
    return layout, tuple(_misplaced(layout))


def _is_entry(file: Path) -> bool:
    return file.suffix == ".yml" and file.name != CATEGORY_FILE and not file.name.startswith(".")


def _visible(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))


def _misplaced(layout: Layout) -> Iterator[Problem]:
    for path in _visible(layout.root):
        if path.suffix.lower() == ".yaml":
            yield _wrong_suffix(layout, path)
        elif path.suffix == ".yml" and path.name not in _ROOT_YAML:
            expected = f"expected only {' and '.join(sorted(_ROOT_YAML))} at this level, found another file"
            yield Problem(layout.shown(path), 1, 1, "", expected, "Move it into the folder of its category.")
    for folder in layout.folders:
        yield from _misplaced_in(layout, folder)


def _misplaced_in(layout: Layout, folder: CategoryFolder) -> Iterator[Problem]:
    category_file = folder.path / CATEGORY_FILE
    if not category_file.exists():
        yield Problem(
            layout.shown(category_file),
            1,
            1,
            "",
            "expected a file for the category, found none",
            "Write it with title, order, summary and intro, or move the entries to another folder.",
        )
    for path in _visible(folder.path):
        if path.suffix == ".yml":
            continue
        if path.is_dir():
            yield from _too_deep(layout, path)
        elif path.suffix.lower() in (".yaml", ".yml"):
            yield _wrong_suffix(layout, path)
        else:
            message = "expected only .yml files in a category, found another file"
            yield Problem(layout.shown(path), 1, 1, "", message, "Move it out of the category, or delete it.")


def _too_deep(layout: Layout, folder: Path) -> Iterator[Problem]:
    files = [path for path in sorted(folder.rglob("*")) if not path.is_dir()] or [folder]
    for path in files:
        message = "expected entries directly in their category's folder, found one deeper"
        yield Problem(layout.shown(path), 1, 1, "", message, "Move it up into the category's folder, or delete it.")


def _wrong_suffix(layout: Layout, path: Path) -> Problem:
    message = f"expected a name that ends in .yml, found {path.suffix}"
    return Problem(layout.shown(path), 1, 1, "", message, f"Rename it to {path.stem}.yml.")
