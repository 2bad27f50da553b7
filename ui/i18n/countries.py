"""Countries by their code, in words, and by which words a person may look for them."""

from __future__ import annotations

from app.circle.resources.model import EU
from ui.i18n import translate

OTHER = "other"

# What people also type: the name in languages spoken there, parts, short forms.  Never shown.
_ALSO = {
    "AR": "república argentina", "AT": "österreich oesterreich", "AU": "oz", "BR": "brasil", "CA": "québec ontario",
    "CO": "república", "DE": "deutschland allemagne alemania", "ES": "españa espagne", "FR": "république frankreich",
    "GB": "uk u.k. britain great britain england scotland wales northern ireland gb", "IE": "éire eire republic of ireland",
    "IN": "bharat भारत", "IT": "italia", "JP": "nippon nihon 日本", "MX": "méxico", "NL": "nederland holland",
    "NZ": "aotearoa nz", "PE": "perú piruw", "PT": "república", "PY": "paraguái", "SE": "sverige",
    "US": "usa u.s. u.s.a. america united states of america estados unidos", "ZA": "suid-afrika ningizimu afrika rsa",
    EU: "europe europa union", OTHER: "world elsewhere none",
}  # fmt: skip


def country_name(code: str) -> str:
    """The name of a country; the code itself where we have no name."""
    return {**_with_lines(), **_without_lines()}.get(code, code)


def _with_lines() -> dict[str, str]:
    return {
        "AR": translate("Countries", "Argentina"),
        "AT": translate("Countries", "Austria"),
        "AU": translate("Countries", "Australia"),
        "BR": translate("Countries", "Brazil"),
        "CA": translate("Countries", "Canada"),
        "CO": translate("Countries", "Colombia"),
        "DE": translate("Countries", "Germany"),
        "ES": translate("Countries", "Spain"),
        "FR": translate("Countries", "France"),
        "GB": translate("Countries", "United Kingdom"),
        "IE": translate("Countries", "Ireland"),
        "IN": translate("Countries", "India"),
        "IT": translate("Countries", "Italy"),
        "JP": translate("Countries", "Japan"),
        "MX": translate("Countries", "Mexico"),
        "NL": translate("Countries", "Netherlands"),
        "NZ": translate("Countries", "New Zealand"),
        "PE": translate("Countries", "Peru"),
        "PT": translate("Countries", "Portugal"),
        "PY": translate("Countries", "Paraguay"),
        "SE": translate("Countries", "Sweden"),
        "US": translate("Countries", "United States"),
        "ZA": translate("Countries", "South Africa"),
        EU: translate("Countries", "European Union"),
        OTHER: translate("Countries", "Another country"),
    }


def _without_lines() -> dict[str, str]:
    return {
        "BE": translate("Countries", "Belgium"),
        "BG": translate("Countries", "Bulgaria"),
        "CY": translate("Countries", "Cyprus"),
        "GR": translate("Countries", "Greece"),
        "HU": translate("Countries", "Hungary"),
        "LT": translate("Countries", "Lithuania"),
        "LU": translate("Countries", "Luxembourg"),
        "MT": translate("Countries", "Malta"),
        "PL": translate("Countries", "Poland"),
        "RO": translate("Countries", "Romania"),
        "SI": translate("Countries", "Slovenia"),
        "SK": translate("Countries", "Slovakia"),
    }


def also_called(code: str) -> str:
    """Other words by which a country may be looked for."""
    return f"{_ALSO.get(code, '')} {code}"
