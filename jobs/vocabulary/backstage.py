"""Words shops use among themselves, which their customers had better not read."""

from jobs.vocabulary.spelling import fold, without_accents, words_of

# Names of failures and quarrels are in each language's vocabulary (Mark.TROUBLE) and not repeated here.
NOT_FOR_CUSTOMERS = """
    lead, leads, prospect, prospects, suspect, suspects, opportunity, opportunities, pipeline, closed won,
    closed lost, upsell, cross sell, upselling, whale, cash cow, hot, cold, cheap, cheapo, cheapskate,
    tyre kicker, tire kicker, tyre kickers, tire kickers, time waster, time wasters, pain, nightmare, picky,
    vip, low priority, low margin, filler job, do not rush, back burner, dunning, past due, overdue, unpaid,
    slow payer, slow payers, no pay, bad payer, credit check, credit risk, blame, pita, karen,
    oportunidad, oportunidades, moroso, morosos, impagado, impagados, cobranza, cobranzas,
    opportunite, opportunites, mauvais payeur, impaye, impayes, recouvrement, relance, relances,
    mahnung, mahnungen, inkasso, zahlungsverzug, saumig, interessent, interessenten, neukunde kalt,
    inadimplente, inadimplentes, opportunita, insoluto, insoluti, sollecito, aanmaning, incasso, wanbetaler
"""
HARMLESS = (
    "lead time, lead times, lead installer, lead designer, hot lamination, hot laminate, cold lamination"
)


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
