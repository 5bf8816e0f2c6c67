"""`python -m outsource_audit.rendering.word_template FOLDER`: make the Word templates anew."""

from __future__ import annotations

import sys
from pathlib import Path

from outsource_audit.rendering.word_package import zipped
from outsource_audit.rendering.word_template.documents import NAMES, parts


def main(folder: Path) -> None:
    """Write both templates into a folder."""
    for name in NAMES:
        made = {part: text.encode() for part, text in parts(name).items()}
        (folder / name).write_bytes(zipped(made))


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "reports"))
