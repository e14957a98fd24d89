"""The catalogues of what customers read: which texts belong in them, and the compiled form the product uses.

`python -m wraptor.catalogues` brings locale/ up to date: new texts come in empty, to be translated, gone ones
go, and all of it is compiled. It needs no gettext tools.
"""

import io
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
STAFF_ONLY = ("admin", "registration")  # folders of templates; the staff side speaks English
APPS = ("shopsettings", "jobs", "proofs", "billing", "tracking", "wraptor")

# Which of a language's plural forms a number takes. Arabic: none, one, two, a few, many, the round hundreds.
PLURALS = {
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "de": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # stands in the header, where nobody reads it
HEADER = """\
# What customers read. Formal address; short, calm sentences; no blame.
# A shop's own words stand in the marks for bidirectional text where the language runs from right to left."""


def languages() -> list[str]:
    """Those that have a catalogue: all but the one the texts are written in."""
    return [code for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def template() -> Catalog:
    """Every text a customer may read, with the files it stands in."""
    found = Catalog()
    for source, code in sources():
        for _line, text, _comments, _context in extract("python", io.BytesIO(code.encode())):
            found.add(text, locations=[(str(source.relative_to(ROOT)), 0)])
    return found


def sources() -> Iterator[tuple[Path, str]]:
    """The files that texts may stand in, as Python."""
    folder = ROOT / "templates"
    for file in sorted([*folder.rglob("*.html"), *folder.rglob("*.txt")]):
        if file.relative_to(folder).parts[0] not in STAFF_ONLY:
            yield file, templatize(file.read_text())
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            if not {"tests", "migrations"} & set(file.relative_to(ROOT).parts):
                yield file, file.read_text()


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """What is translated into `language` so far."""
    if not po_file(language).exists():
        return Catalog(locale=language)
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """The form that gettext reads, the same bytes each time."""
    catalogue.creation_date = catalogue.revision_date = SOME_DAY
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def bring_up_to_date(language: str) -> int:
    """Write both files of `language`; returns how many texts still have no translation."""
    so_far, current = read(language), template()
    catalogue = Catalog(
        locale=language,
        project="Wraptor",
        version="",
        header_comment=HEADER,
        fuzzy=False,
    )
    for message in current:
        if message.id:
            kept = so_far.get(message.id)
            catalogue.add(message.id, kept.string if kept else "", locations=message.locations)
    missing = [message for message in catalogue if message.id and not all(strings_of(message.string))]
    po_file(language).parent.mkdir(parents=True, exist_ok=True)
    po_file(language).write_bytes(written(catalogue, language))
    po_file(language).with_suffix(".mo").write_bytes(compiled(read(language)))
    return len(missing)


def written(catalogue: Catalog, language: str) -> bytes:
    """The .po file, without the dates and the tool's version, which would change it each time."""
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False, sort_output=True)
    fields = {
        "Project-Id-Version": "Wraptor",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    lines = [f'"{name}: {value}\\n"' for name, value in fields.items()]
    return "\n".join([HEADER, 'msgid ""', 'msgstr ""', *lines, "", ""]).encode() + body.getvalue()


def strings_of(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A text’s forms: one, or as many as its language has plurals."""
    return list(string) if isinstance(string, tuple | list) else [string or ""]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wraptor.settings")
    for language in languages():
        missing = bring_up_to_date(language)
        sys.stdout.write(f"{language}: {missing or 'nothing'} to translate\n")


if __name__ == "__main__":
    main()
