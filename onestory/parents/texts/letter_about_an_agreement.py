"""The letter that tells a family which agreement there is, what it means for them, and how to say no."""

from onestory.parents.kinds import Text

DEFINITION = Text(
    id="letter_about_an_agreement",
    name="Letter about an agreement",
    way="letter",
    reading_age=11,
    of="children",
    heading={"en": "How services share what they know about your family"},
    words={
        "en": """Dear {names}

The services that help families in our area work together. They have agreed what they may tell each other, and
what they may not. We want every family to know. You do not need to do anything.

This is what the agreement says. It is called “{agreement}”.

{told}

You can ask us what is kept about you and your child. You can ask who has looked at it, and why. You can tell
us if something is wrong.

You may say no. It will not change the care that you get. Call us on {contact} or write to us. Please give us
this number: {reference}. You can change your mind later.

If you need this letter in another language or in large print, or read aloud, please call us on {contact}.

{partnership}"""
    },
)
