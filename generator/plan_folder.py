"""What a folder of plans holds: plans by their names, and the guide's own files."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.problems import Problem, guess

SETTINGS_FILE = "_guide.yml"
SOURCES_FILE = "_sources.yml"
CARDS_FILE = "_cards.yml"
CHOOSER_FILE = "_choose.yml"
CALCULATORS_FILE = "_calculate.yml"
ICONS_FILE = "_icons.yml"
LEDGER_FILE = "_ids.yml"
OWN_FILES = (
    SETTINGS_FILE,
    SOURCES_FILE,
    CARDS_FILE,
    CHOOSER_FILE,
    CALCULATORS_FILE,
    ICONS_FILE,
    LEDGER_FILE,
)


def plan_files(folder: Path) -> list[Path]:
    """Return a folder's plan files by name; names with a leading _ are the guide's own.

    Hidden ones are those of editors and systems, such as the `.#plan.yml` of Emacs.
    """
    found = [path for path in folder.glob("*.yml") if not path.name.startswith(("_", "."))]
    return sorted(found, key=lambda path: path.name)


def misplaced(
    folder: Path, paths: Mapping[str, Path], name_of: Callable[[Path], str]
) -> Iterator[Problem]:
    """Return what is wrong with a folder and with the names of the files in it.

    `paths` are the plans by their ids, and `name_of` gives what messages call a file.
    """
    name = name_of(folder)
    hint = "put a plan there, such as my-plan.yml"
    if not folder.is_dir():
        yield Problem(name, 1, 1, "", "no-plans", "there is no such folder", hint)
    elif not paths:
        yield Problem(name, 1, 1, "", "no-plans", "there is no plan in this folder", hint)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        known = path.suffix == ".yml" and (path.name in OWN_FILES or path.stem in paths)
        is_hidden = path.name.startswith(".")
        if path.suffix.lower() in {".yml", ".yaml"} and not (known or is_hidden):
            yield Problem(name_of(path), 1, 1, "", "file-name", *_better_name(path))


def _better_name(path: Path) -> tuple[str, str]:
    if path.name.startswith("_"):
        message = f"'{path.name}' is not one of the guide's own files"
        hint = f"they are {', '.join(OWN_FILES)}; a plan's name does not begin with _"
        return message + guess(path.name, OWN_FILES), hint
    return f"the file name ends with '{path.suffix}'", f"name it {path.stem}.yml"
