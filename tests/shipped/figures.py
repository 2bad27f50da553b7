"""Every figure that may stand in a pack of ours, typed from the research and apart from the packs.

A row: the page, the part of it (its heading, or nothing), the figure as it is printed, and words
that have to stand in the same sentence so that it counts what it counts.  What is not in this table
must not be printed: `LOOSE` are the numbers that are no findings.
"""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    page: str
    part: str
    figure: str
    beside: tuple[str, ...]


_NUMBERS = "what-the-numbers-say"
_EU = "European Union, 2020 to 2024"
_YEARS = "United States, one year at a time"
_POOLED = "United States, 2006 to 2010 together"
_OLD = "United States, 1992 to 2000"
_ENGLAND = "England, 2022"
_AFTER = "afterwards"
_DRINK = "What the drink itself can do"

FIGURES = (
    # FRA, EIGE and Eurostat, published March 2026
    Figure(_NUMBERS, _EU, "114,000", ("women", "interviewed")),
    Figure(_NUMBERS, _EU, "March 2026", ("came out",)),
    Figure(_NUMBERS, _EU, "6.1%", ("by a partner", "told the police")),
    Figure(_NUMBERS, _EU, "11.3%", ("by somebody else", "told the police")),
    Figure(_NUMBERS, _EU, "30.7%", ("physical or sexual violence", "since they were 15")),
    Figure(_NUMBERS, _EU, "17.2%", ("sexual violence",)),
    Figure(_NUMBERS, _EU, "one in four", ("November 2024",)),
    # National Crime Victimization Survey: the year always, the margin where it is known
    Figure(_NUMBERS, _YEARS, "21.5%", ("2021",)),
    Figure(_NUMBERS, _YEARS, "22.9%", ("2016", "margin of 9 to 10 points")),
    Figure(_NUMBERS, _YEARS, "167", ("incidents",)),
    Figure(_NUMBERS, _POOLED, "35%", ("one third", "told to the police")),
    Figure(_NUMBERS, _POOLED, "28%", ("revenge", "trouble")),
    Figure(_NUMBERS, _POOLED, "13%", ("police would not or could not help",)),
    Figure(_NUMBERS, _POOLED, "6%", ("not important enough",)),
    Figure(_NUMBERS, _POOLED, "33%", ("another reason, or several",)),
    Figure(_NUMBERS, _OLD, "36%", ("of rapes",)),
    Figure(_NUMBERS, _OLD, "34%", ("attempted rapes",)),
    Figure(_NUMBERS, _OLD, "26%", ("sexual assaults",)),
    # NHS survey
    Figure(_NUMBERS, _ENGLAND, "4,000", ("survey", "NHS")),
    Figure(_NUMBERS, _ENGLAND, "56%", ("assaulted", "sought no help at all")),
    Figure(_NUMBERS, _ENGLAND, "72%", ("did not know", "specialist centres")),
    # Global Ayahuasca Survey: of a drink, and never of harm
    Figure(_AFTER, _DRINK, "10,836", ("more than 50 countries", "between 2017 and 2019")),
    Figure(_AFTER, _DRINK, "69.9%", ("acute effects on the body", "mostly vomiting")),
    Figure(_AFTER, _DRINK, "2.3%", ("needed medical attention",)),
    Figure(_AFTER, _DRINK, "55.9%", ("minds", "weeks or months after")),
    Figure(_AFTER, _DRINK, "88%", ("part of growing",)),
)

LOOSE = {
    _NUMBERS: {"2020", "2024", "2026", "2021", "2016", "2006", "2010", "1992", "2000", "2022", "15", "9", "10", "100"},
    _AFTER: {"50", "2017", "2019"},
}
"""Years, an age, a margin, a hundred: numbers on those pages that are no findings of their own."""

NOT_MIXED = (
    "the figures do not fit together",
    "That counted something else",
    "It does not belong beside the figures above.",
    "this survey asked women only",
    "This does not add up to 100.",
    "One year alone can jump up or down by chance.",
    "We have not seen a margin for it.",
    "not the surveys themselves",
)
"""What keeps the figures honest, on the same page."""

SOURCES = {
    _NUMBERS: (
        "FRA, EIGE and Eurostat",
        "dailymaverick.co.za",
        "today.rtl.lu",
        "dbfbruxelles.eu",
        "womenfamilies.org",
        "sharonlohr.com",
        "lifesentencesblog.com",
        "nij.ojp.gov",
        "mybestmedicine.com",
        "hellorayo.co.uk",
    ),
    _AFTER: ("pgph.0000438", "chacruna.net"),
}
