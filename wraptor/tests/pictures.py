"""Makes pictures of every page, one folder and one contact sheet of them: `python3 dev.py pictures`."""

import html
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "pictures"

SHEET = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Wraptor, page by page</title>
<style>
body {{ margin: 24px; font: 16px/1.5 system-ui, sans-serif; background: #ddd; color: #111; }}
div {{ display: flex; gap: 16px; align-items: start; overflow-x: auto; padding-bottom: 16px; }}
figure {{ margin: 0; flex: none; }}
img {{ display: block; border: 1px solid #999; max-height: 900px; }}
</style>
<h1>Wraptor, page by page</h1>
<ol>{contents}</ol>
{rows}
"""


def main(pytest_args: list[str]) -> int:
    """Take the pictures afresh; 0 if every page could be opened. `-k "on hold"` takes some of them."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    taking = ["-m", "pytest", "--quiet", "-n", "2", "wraptor/tests/taking_pictures.py", *pytest_args]
    launcher = [sys.executable, "-m", "wraptor.throwaway_postgres", sys.executable]
    code = subprocess.run([*launcher, *taking], cwd=ROOT).returncode
    pages = sorted(folder for folder in FOLDER.glob("*") if folder.is_dir())
    (FOLDER / "index.html").write_text(contact_sheet(pages))
    print(f"\n{len(list(FOLDER.rglob('*.png')))} pictures of {len(pages)} pages: {FOLDER / 'index.html'}")
    return code


def contact_sheet(pages: list[Path]) -> str:
    """A page with a row for each folder of pictures."""
    names = [html.escape(folder.name) for folder in pages]
    contents = "".join(f'<li><a href="#{name}">{name}</a>' for name in names)
    rows = "\n".join(row(folder) for folder in pages)
    return SHEET.format(contents=contents, rows=rows)


def row(folder: Path) -> str:
    name = html.escape(folder.name)
    pictures = "".join(
        f'<figure><img src="{name}/{picture.name}" alt="" loading="lazy">'
        f"<figcaption>{picture.stem}</figcaption></figure>"
        for picture in sorted(folder.glob("*.png"))
    )
    return f'<h2 id="{name}">{name}</h2>\n<div>{pictures}</div>'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
