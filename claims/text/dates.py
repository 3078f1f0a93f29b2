"""How exactly a moment is known; nothing may be shown or exported more exactly than that."""

from enum import StrEnum


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    MINUTE = "minute"
