"""Languages that people can meet in: ISO 639-1 codes with their names."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGES: dict[str, Promise] = {
    "af": _("Afrikaans"), "ak": _("Akan"), "am": _("Amharic"), "ar": _("Arabic"), "as": _("Assamese"),
    "ay": _("Aymara"), "az": _("Azerbaijani"), "be": _("Belarusian"), "bg": _("Bulgarian"), "bm": _("Bambara"),
    "bn": _("Bengali"), "bo": _("Tibetan"), "br": _("Breton"), "bs": _("Bosnian"), "ca": _("Catalan"),
    "cs": _("Czech"), "cy": _("Welsh"), "da": _("Danish"), "de": _("German"), "dv": _("Maldivian"),
    "dz": _("Dzongkha"), "ee": _("Ewe"), "el": _("Greek"), "en": _("English"), "eo": _("Esperanto"),
    "es": _("Spanish"), "et": _("Estonian"), "eu": _("Basque"), "fa": _("Persian"), "ff": _("Fula"),
    "fi": _("Finnish"), "fj": _("Fijian"), "fo": _("Faroese"), "fr": _("French"), "fy": _("Western Frisian"),
    "ga": _("Irish"), "gd": _("Scottish Gaelic"), "gl": _("Galician"), "gn": _("Guarani"), "gu": _("Gujarati"),
    "gv": _("Manx"), "ha": _("Hausa"), "he": _("Hebrew"), "hi": _("Hindi"), "hr": _("Croatian"),
    "ht": _("Haitian Creole"), "hu": _("Hungarian"), "hy": _("Armenian"), "id": _("Indonesian"), "ig": _("Igbo"),
    "is": _("Icelandic"), "it": _("Italian"), "iu": _("Inuktitut"), "ja": _("Japanese"), "jv": _("Javanese"),
    "ka": _("Georgian"), "ki": _("Kikuyu"), "kk": _("Kazakh"), "kl": _("Greenlandic"), "km": _("Khmer"),
    "kn": _("Kannada"), "ko": _("Korean"), "ks": _("Kashmiri"), "ku": _("Kurdish"), "ky": _("Kyrgyz"),
    "lb": _("Luxembourgish"), "lg": _("Luganda"), "ln": _("Lingala"), "lo": _("Lao"), "lt": _("Lithuanian"),
    "lv": _("Latvian"), "mg": _("Malagasy"), "mi": _("Māori"), "mk": _("Macedonian"), "ml": _("Malayalam"),
    "mn": _("Mongolian"), "mr": _("Marathi"), "ms": _("Malay"), "mt": _("Maltese"), "my": _("Burmese"),
    "nb": _("Norwegian Bokmål"), "nd": _("Northern Ndebele"), "ne": _("Nepali"), "nl": _("Dutch"),
    "nn": _("Norwegian Nynorsk"), "no": _("Norwegian"), "nr": _("Southern Ndebele"), "ny": _("Chichewa"),
    "oc": _("Occitan"), "om": _("Oromo"), "or": _("Odia"), "pa": _("Punjabi"), "pl": _("Polish"),
    "ps": _("Pashto"), "pt": _("Portuguese"), "qu": _("Quechua"), "rm": _("Romansh"), "rn": _("Kirundi"),
    "ro": _("Romanian"), "ru": _("Russian"), "rw": _("Kinyarwanda"), "sd": _("Sindhi"), "se": _("Northern Sámi"),
    "sg": _("Sango"), "si": _("Sinhala"), "sk": _("Slovak"), "sl": _("Slovenian"), "sm": _("Samoan"),
    "sn": _("Shona"), "so": _("Somali"), "sq": _("Albanian"), "sr": _("Serbian"), "ss": _("Swazi"),
    "st": _("Sesotho"), "su": _("Sundanese"), "sv": _("Swedish"), "sw": _("Swahili"), "ta": _("Tamil"),
    "te": _("Telugu"), "tg": _("Tajik"), "th": _("Thai"), "ti": _("Tigrinya"), "tk": _("Turkmen"),
    "tl": _("Tagalog"), "tn": _("Tswana"), "to": _("Tongan"), "tr": _("Turkish"), "ts": _("Tsonga"),
    "tt": _("Tatar"), "ug": _("Uyghur"), "uk": _("Ukrainian"), "ur": _("Urdu"), "uz": _("Uzbek"),
    "ve": _("Venda"), "vi": _("Vietnamese"), "wo": _("Wolof"), "xh": _("Xhosa"), "yi": _("Yiddish"),
    "yo": _("Yoruba"), "zh": _("Chinese"), "zu": _("Zulu"),
}  # fmt: skip

OFTEN = ("en", "zh", "hi", "es", "fr", "ar", "pt", "de", "ja", "it")  # offered before anybody has typed


def known_languages(codes: Iterable[str]) -> list[str]:
    """Give those codes that are languages, once each, by name."""
    wanted = {code for code in codes if code in LANGUAGES}
    return sorted(wanted, key=lambda code: str(LANGUAGES[code]))


def find_language(text: str) -> str | None:
    """Find the code of a language that somebody typed by name or code."""
    typed = text.strip().casefold()
    named = {str(name).casefold(): code for code, name in LANGUAGES.items()}
    return typed if typed in LANGUAGES else named.get(typed)
