"""Checks the house rules that no ready-made linter knows. Prints what breaks them; exit code 1.

Knows files as text and as syntax trees; imports nothing of the project.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE_FOLDERS = ("vitascope", "tests", "bench", "scripts", "docs/examples")

MOST_LINES = 800
VAGUE_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "misc"}

LOCK_ADDRESS = re.compile(r"://|^\s*-(?!-hash=)", re.MULTILINE)
"""An address of a package index or a file, or an option (which could hold one) in a lock."""

UNHASHED_PIN = re.compile(r"^[A-Za-z0-9].*==\S+$", re.MULTILINE)
"""A pin that ends its line without a backslash: no hash follows."""


def main() -> int:
    """Print every breach; 1 if there is one."""
    breaches = [*_code_breaches(), *_lock_breaches()]
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


def _code_breaches() -> Iterator[str]:
    for folder in CODE_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name, text = path.relative_to(ROOT), path.read_text()
            if (lines := text.count("\n")) > MOST_LINES:
                yield f"{name}: {lines} lines; split it by idea ({MOST_LINES} at most)"
            if path.stem in VAGUE_NAMES:
                yield f"{name}: name it after what it does"
            if folder == "vitascope":
                yield from _module_breaches(name, ast.parse(text))


def _module_breaches(name: Path, tree: ast.Module) -> Iterator[str]:
    if tree.body and ast.get_docstring(tree) is None:
        yield f"{name}: no docstring that says what it does"
    if name.name == "__init__.py":
        for statement in tree.body:
            if not _belongs_in_init(statement):
                yield f"{name}:{statement.lineno}: only a docstring and public names belong here"


def _belongs_in_init(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assign):
        targets = [ast.unparse(target) for target in statement.targets]
        return targets in (["__all__"], ["__version__"])
    return isinstance(statement, ast.Import | ast.ImportFrom | ast.Expr)


def _lock_breaches() -> Iterator[str]:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text()
        for pattern, why in ((LOCK_ADDRESS, "an address or option"), (UNHASHED_PIN, "no hash")):
            for match in pattern.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{path.relative_to(ROOT)}:{line}: {why} in a lock; run make lock"
    if (ROOT / "uv.lock").exists():
        yield "uv.lock: it holds index addresses; the locks are requirements/*.txt"


if __name__ == "__main__":
    sys.exit(main())
