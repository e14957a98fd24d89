"""What turns a name around in languages we don't read, and in pictures: their "not" and "without"."""

from jobs.vocabulary.ideas import Mark, Words

WORDS: Words = {
    (Mark.CROSSED,): "❌, 🚫, ⛔, 🛑, ✖, ✗, ✘, 👎",
    (Mark.NOT,): """
        bez, brak, değil, ei, ej, fără, ikke, ikkje, ilman, inte, ne, nei, nej, nem, není, neće, nie,
        nisu, nu este, utan, uten, yok, δεν, χωρίς, όχι, без, не, нет, בלי, לא, ない, 不, 未, 没, 無""",
}
