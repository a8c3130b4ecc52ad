"""The calendar's words: days, months, feasts and numbers of days."""

import calendar
from datetime import date

from service.classify.lexicon import word_set
from service.extract.numbers import number_of

WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {"jan": 1, "feb": 2, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
PARTS_OF_DAY = word_set("day night evening afternoon morning")
NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}
"""Days from the one of publication."""
WAYS = {"last": -1, "this": 0, "next": 1}
"""Weeks, months or years from this one, by the word before them."""
FEASTS = {
    ("new", "year", "eve"): (12, 31),
    ("new", "year", "day"): (1, 1),
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("boxing", "day"): (12, 26),
}
"""Month and day of feasts that never move."""
AFTER_EASTER = {
    ("ash", "wednesday"): -46,
    ("palm", "sunday"): -7,
    ("maundy", "thursday"): -3,
    ("good", "friday"): -2,
    ("easter", "sunday"): 0,
    ("easter", "monday"): 1,
    ("whit", "sunday"): 49,
    ("whit", "monday"): 50,
}
"""Days from Easter Sunday to the feasts that move with it."""


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def day_number(word: str) -> int | None:
    """Return the number of a month's day: "3", "22nd"."""
    bare = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= 31:
        return int(bare)
    return None


def count_of(word: str) -> int | None:
    """Return how many "two" days, "a" day or "48" hours are."""
    return 1 if word in {"a", "an"} else number_of(word)
