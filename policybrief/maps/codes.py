"""Print the codes of countries by their three letters: ``python -m policybrief.maps.codes``."""

from __future__ import annotations

import json

from babel import Locale
from babel.core import get_global


def three_letters() -> dict[str, str]:
    """Return each country's code by its code of three letters, Kosovo's ``XKX`` included."""
    known = Locale("en").territories
    found = {
        old: new[0].lower()
        for old, new in get_global("territory_aliases").items()
        if len(old) == 3 and old.isalpha() and len(new) == 1 and new[0] in known
    }
    return dict(sorted({**found, "XKX": "xk"}.items()))


if __name__ == "__main__":
    print(json.dumps(three_letters()))
