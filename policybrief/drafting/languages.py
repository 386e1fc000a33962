"""Which language a text is in, told by its commonest words, and how its dates name the months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

_WORDS: Final = re.compile(r"[^\W\d_]+")
_READ: Final = 40_000
_LEAST_WORDS, _LEAST_SHARE, _LEAD = 12, 0.1, 1.25

_COMMON: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "bg": "и на да от се за че по ще са със това който която не в е при бъде беше каза също",
        "de": "der die das und nicht mit den von zu ist auf für im dem ein eine sich auch werden "
        "bei nach dass hat sind wird",
        "en": "the of and to in that is was for with on as by it not are be this from have has "
        "said which will its at",
        "es": "el la de que y en los las del por con para una no su se al como más pero fue "
        "según está han",
        "fr": "le la les de des et à du en que qui dans une pour pas est sur au par avec ce il "
        "plus aux été sont",
        "it": "il di che e la del per della una in non con le dei da sono al alla nel come anche "
        "ha gli più delle",
        "nl": "de het een van en in is dat op te zijn met voor niet aan er door ook heeft naar "
        "bij uit worden maar",
        "pl": "w i na z do nie się że jest o to od przez za po jak dla oraz są który która był "
        "ma tym",
        "pt": "o a de que e do da em os no na uma para com não por dos mais as se foi ao são pela "
        "também",
        "ro": "și şi de în la a cu să din pe care nu o un pentru este mai că sunt au ce prin fost "
        "fi lui",
        "ru": "и в не на что с по как это из у за от для к был его он они которые о также было "
        "сказал",
        "uk": "і та що не на в у з до для є як це й від про за його який він вони також був щодо "
        "або",
    }.items()
}

MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    language: tuple(names.split())
    for language, names in {
        "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "en": "January February March April May June July August September October November "
        "December",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
        "novembre dicembre",
        "nl": "januari februari maart april mei juni juli augustus september oktober november "
        "december",
        "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
        "listopada grudnia",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
        "dezembro",
        "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie "
        "noiembrie decembrie",
        "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада "
        "грудня",
    }.items()
}
"""The months as dates of each language write them, in full."""


def guess_language(text: str) -> str | None:
    """Return the language of *text*, or None where its words do not decide.

    Each word votes for the languages in which it is one of the commonest.
    """
    words = Counter(word.casefold() for word in _WORDS.findall(text[:_READ]))
    total = words.total()
    if total < _LEAST_WORDS:
        return None
    votes = {language: sum(words[one] for one in common) for language, common in _COMMON.items()}
    best, second = sorted(votes, key=lambda one: (-votes[one], one))[:2]
    if votes[best] < total * _LEAST_SHARE or votes[best] < votes[second] * _LEAD:
        return None
    return best
