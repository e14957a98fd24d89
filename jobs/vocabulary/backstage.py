"""Words shops use among themselves, which their customers had better not read."""

from jobs.vocabulary.spelling import fold, without_accents, words_of

# Names of failures and quarrels are in each language's vocabulary (Mark.TROUBLE) and not repeated here.
NOT_FOR_CUSTOMERS = """
    lead, leads, prospect, prospects, suspect, suspects, opportunity, opportunities, closed won, upsell,
    upselling, cross sell, cash cow, cheap, cheapo, cheapskate, cheapskates, tyre kicker, tyre kickers,
    tire kicker, tire kickers, time waster, time wasters, picky, low priority, low margin, filler job,
    do not rush, back burner, dunning, past due, overdue, unpaid, slow payer, slow payers, no pay, bad payer,
    bad payers, credit check, credit risk, blame,
    oportunidad, oportunidades, moroso, morosos, impagado, impagados, cobranza, cobranzas,
    opportunité, opportunités, mauvais payeur, impayé, impayés, recouvrement, relance, relances,
    Mahnung, Mahnungen, Inkasso, Zahlungsverzug, säumig, Interessent, Interessenten,
    inadimplente, inadimplentes, opportunità, insoluto, insoluti, sollecito, aanmaning, incasso, wanbetaler
"""
HARMLESS = "lead time, lead times, lead installer, lead designer"


def _phrases(text: str) -> list[str]:
    return [_spelt(phrase) for phrase in text.split(",")]


def _spelt(text: str) -> str:
    return " ".join(without_accents(word) for word in words_of(fold(text)))


_NOT_FOR_CUSTOMERS, _HARMLESS = _phrases(NOT_FOR_CUSTOMERS), _phrases(HARMLESS)


def is_backstage(name: str) -> bool:
    """Whether the name has a word in it that is meant for the shop alone."""
    words = f" {_spelt(name)} "
    for harmless in _HARMLESS:
        words = words.replace(f" {harmless} ", "  ")
    return any(f" {phrase} " in words for phrase in _NOT_FOR_CUSTOMERS)
