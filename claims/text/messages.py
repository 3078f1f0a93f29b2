"""Marks messages for translation where Django may not be imported."""


def gettext_noop(message: str) -> str:
    """The message itself; makemessages finds the name, the faces translate the words."""
    return message
