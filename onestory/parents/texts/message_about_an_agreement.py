"""The text message that tells a family of an agreement; it names nobody, since others may read it."""

from onestory.parents.kinds import Text

DEFINITION = Text(
    id="message_about_an_agreement",
    name="Text message about an agreement",
    way="text",
    reading_age=11,
    words={
        "en": (
            "{partnership}: the services that help families here have agreed what they may tell "
            "each other. You do not need to do anything. To hear more, or to say no, call us on "
            "{contact} and give this number: {reference}"
        )
    },
)
