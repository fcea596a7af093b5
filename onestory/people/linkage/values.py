"""One value of a source file to the form that is compared; used for millions and for one alike."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

from onestory.people.linkage.names.lexicon import unnamed

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th",
                          "ħ": "h", "ŋ": "ng", "'": "", "’": "", "`": "", "‘": "", "ʼ": "", "´": ""})  # fmt: skip
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїґ", "abvgdeziiklmnoprstufyeiig", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye", "ь": "",
       "ъ": ""}  # fmt: skip
)
_TITLES = frozenset("mr mrs miss ms mx dr master mstr rev prof sir".split())
_NOTHING = frozenset(
    "unknown|not known|u k|uk|unk|n a|na|none|null|nil|nan|not given|not recorded|not stated|nk|n k|anon|tbc|tba|"
    "refused|withheld|no surname|no name|xx|xxx|xxxx|no forename|blank|missing|not available|dont know".split("|")
)
_JOIN = frozenset("o mc mac".split())
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_BABY_OF = re.compile(r"^(baby|babe|infant|son|daughter|child|b|bo|newborn|twin \w+)( boy| girl)? (of|o)\b")
_NUMBER_WORDS = {"1": 1, "one": 1, "first": 1, "1st": 1, "i": 1, "a": 1, "01": 1, "2": 2, "two": 2, "second": 2,
                 "2nd": 2, "ii": 2, "b": 2, "02": 2, "3": 3, "three": 3, "third": 3, "3rd": 3, "iii": 3, "c": 3,
                 "03": 3, "4": 4, "four": 4, "d": 4}  # fmt: skip


_ASCII = {i: (chr(i).lower() if chr(i).isalnum() else "" if chr(i) in "'`" else " ") for i in range(128)}


def fold(text: str) -> str:
    """Small letters without accents, apostrophes or marks; words apart by one space."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    low = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS).translate(_CYRILLIC))
    low = "".join(c for c in low if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in low).split())


def name(text: str | None) -> str:
    """A name folded, without titles, "o brien" and "mc donald" joined; "" when it is no name."""
    folded = fold(text or "")
    if folded in _NOTHING:
        return ""
    words = folded.split()
    if len(words) == 1:
        return "" if folded.isdigit() else folded
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _JOIN and len(word) > 1:
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(w for w in joined if not w.isdigit())


_TWIN_NUMBER = re.compile(r"\b(twin|t|triplet|baby)(\d)\b")
_TWIN_WORDS = frozenset(("twin", "twins", "twn", "triplet", "triplets", "t"))
_BOY, _GIRL = frozenset(("boy", "male", "babyboy", "son")), frozenset(("girl", "female", "babygirl", "daughter"))
NAMED = (False, 0, 0, False)


def baby(text: str | None) -> tuple[bool, int, int, bool]:
    """Whether a forename is a newborn's stand-in; the twin number and sex (1 male, 2 female) it tells; whether it says twin."""
    folded = fold(text or "")
    core, beside = unnamed()
    if " " not in folded and folded not in core and not folded[-1:].isdigit():
        return NAMED
    folded = _TWIN_NUMBER.sub(r"\1 \2", folded)
    words = folded.split()
    known = words[0] == "t" and len(words) == 2 and words[1].isdigit()
    if all(w in beside for w in words):
        known = known or any(w in core for w in words) or len(words) > 1 and words[0] in ("not", "no")
    of = bool(_BABY_OF.match(folded))
    if not known and not of and not (len(words) > 1 and words[0] in ("baby", "babe", "infant", "twin", "triplet")):
        return NAMED
    order = next((_NUMBER_WORDS[w] for w in words if w in _NUMBER_WORDS and not (of and w in "ab")), 0)
    told = set(words)
    sex = 1 if _BOY & told else 2 if _GIRL & told else 0
    return True, order, sex, bool(_TWIN_WORDS & told) or order > 0


# What the first five and the next four digits of a number add to its check sum.
_HIGH = [sum(int(d) * w for d, w in zip(f"{i:05d}", range(10, 5, -1), strict=True)) for i in range(100000)]
_LOW = [sum(int(d) * w for d, w in zip(f"{i:04d}", range(5, 1, -1), strict=True)) for i in range(10000)]


def nhs(text: str | None, *, test_numbers: bool) -> int:
    """An NHS number whose check digit holds, as an integer; 0 when it is none or a placeholder."""
    digits = (text or "").strip()
    if len(digits) != 10:
        digits = re.sub(r"[\s\-.]", "", digits.removesuffix(".0"))
    if len(digits) != 10 or not digits.isdecimal() or not digits.isascii() or len(set(digits)) < 3:
        return 0
    if digits[0] == "9" and not test_numbers or digits.startswith("00"):
        return 0
    rest = (_HIGH[int(digits[:5])] + _LOW[int(digits[5:9])]) % 11
    return int(digits) if rest != 1 and (11 - rest) % 11 == int(digits[9]) else 0


_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _calendar(year: int, month: int, day: int) -> int:
    if month > 12 >= day:
        month, day = day, month
    if not (1880 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month]):
        return 0
    if month == 2 and day == 29 and (year % 4 or year % 100 == 0 and year % 400):
        return 0
    return year * 10000 + month * 100 + day


def day(text: str | None) -> int:
    """A date in any usual writing as yyyymmdd; 0 when it is none, or impossible, or a filler before 1901."""
    raw = (text or "").strip().lower()
    if not raw:
        return 0
    found = _written(raw)
    return 0 if found in (19000101, 19010101, 19000102) or found // 10000 in (1900, 1899, 2099, 2100) else found


def _written(raw: str) -> int:
    if len(raw) == 10 and raw[:4].isdecimal() and raw[5:7].isdecimal() and raw[8:].isdecimal():
        return _calendar(int(raw[:4]), int(raw[5:7]), int(raw[8:]))
    if len(raw) == 10 and raw[:2].isdecimal() and raw[3:5].isdecimal() and raw[6:].isdecimal():
        return _calendar(int(raw[6:]), int(raw[3:5]), int(raw[:2]))
    raw = re.split(r"[t ]\d{1,2}:", raw)[0].strip()
    parts = [p for p in re.split(r"[-/. ,]+", raw) if p]
    if len(parts) == 2 and parts[1] == "0" and parts[0].isdigit():
        parts = parts[:1]
    if len(parts) == 1:
        return _digits(parts[0])
    if len(parts) != 3:
        return 0
    first, second, third = (re.sub(r"(?<=\d)(st|nd|rd|th)$", "", p) for p in parts)
    if second[:3] in _MONTHS or first[:3] in _MONTHS:
        if first[:3] in _MONTHS:
            first, second = second, first
        second = str(_MONTHS[second[:3]])
    if not (first.isdigit() and second.isdigit() and third.isdigit()):
        return 0
    if len(first) == 4:
        return _calendar(int(first), int(second), int(third))
    return _calendar(_year(third), int(second), int(first))


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else 2000 + year if year <= 30 else 1900 + year


def _digits(text: str) -> int:
    found = re.match(r"^(\d{1,2})([a-z]{3})[a-z]*(\d{2,4})$", text)
    if found and found[2] in _MONTHS:
        return _calendar(_year(found[3]), _MONTHS[found[2]], int(found[1]))
    if not text.isdigit():
        return 0
    if len(text) == 8:
        if 1880 <= int(text[:4]) <= 2100 and (whole := _calendar(int(text[:4]), int(text[4:6]), int(text[6:]))):
            return whole
        return _calendar(int(text[4:]), int(text[2:4]), int(text[:2]))
    if 4 <= len(text) <= 5 and int(text) >= 3000:  # a spreadsheet's serial day
        that = date(1899, 12, 30) + timedelta(days=int(text))
        return that.year * 10000 + that.month * 100 + that.day
    return 0


def sex(text: str | None) -> int:
    """1 male, 2 female, 0 not told."""
    word = fold(text or "")
    return 1 if word in ("m", "1", "male", "boy", "man", "01") else 2 if word in ("f", "2", "female", "girl", "woman", "02") else 0


def count(text: str | None) -> int:
    """Birth order or number of babies, 1 to 8; 0 when not told."""
    word = fold(text or "").removesuffix(" 0")
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 8 else 0
    return _NUMBER_WORDS.get(word, {"single": 1, "singleton": 1, "twin": 2, "twins": 2, "triplet": 3, "triplets": 3}.get(word, 0))


def postcode(text: str | None) -> str:
    """A postcode without its space; "" for none, a part of one, or one that stands for no address."""
    code = re.sub(r"[^A-Z0-9]", "", (text or "").upper())
    if not 5 <= len(code) <= 7 or code.startswith("ZZ99"):
        return ""
    inward = code[-3:].replace("O", "0", 1) if code[-3] == "O" else code[-3:]
    code = code[:-3] + inward
    return code if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", code) else ""


_NOT_DIGIT = re.compile(r"\D")


def phone(text: str | None) -> int:
    """A telephone number by its national digits; 0 for none or a filler."""
    digits = text or ""
    if not digits.isdecimal():
        digits = _NOT_DIGIT.sub("", digits)
    digits = digits.removeprefix("00") if digits.startswith("0044") else digits
    if digits.startswith("44") and len(digits) >= 11:
        digits = digits[2:]
    digits = digits.lstrip("0")
    if not 9 <= len(digits) <= 12 or len(set(digits[-8:])) <= 1 or digits in ("1234567890", "7123456789", "123456789"):
        return 0
    return int(digits)


def uprn(text: str | None) -> int:
    """A property's number of up to 12 digits; 0 for none."""
    digits = (text or "").strip().removesuffix(".0").lstrip("0")
    return int(digits) if digits.isdigit() and digits.isascii() and 3 <= len(digits) <= 12 and len(set(digits)) > 1 else 0


_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")
_FLAT = re.compile(r"\b(?:flat|apt|apartment|unit|room|fl|maisonette) (?:no )?([a-z]?\d+[a-z]?|[a-z])\b")
_HOUSE = re.compile(r"\b\d+[a-z]?\b")
_KIND = frozenset("street st road rd avenue ave av close cl drive dr lane ln terrace terr ter court ct place pl way the".split())
_NOWHERE = _NOTHING | {"nfa", "no fixed abode", "homeless", "unknown address", "no address"}


def address(text: str | None) -> tuple[str, str]:
    """An address as its house ("flat/number", "" unknown) and its street's telling words."""
    raw = fold(text or "")
    if not raw or raw in _NOWHERE:
        return "", ""
    raw = _POSTCODE.sub("", raw)
    flat = _FLAT.search(raw)
    if flat:
        raw = raw[: flat.start()] + raw[flat.end() :]
    number = _HOUSE.search(raw)
    if number is None:
        words = [w for w in raw.split() if w not in _KIND]
        return (f"{flat[1] if flat else ''}/{words[0]}", " ".join(words[1:2])) if words else ("", "")
    words = [w for w in raw[number.end() :].split() if w not in _KIND and len(w) > 1]
    return f"{flat[1] if flat else ''}/{number[0]}", " ".join(words[:2])
