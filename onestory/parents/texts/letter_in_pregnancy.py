"""The letter to a woman who has booked for maternity care: it speaks of her, and of no baby."""

from onestory.parents.kinds import Text

DEFINITION = Text(
    id="letter_in_pregnancy",
    name="Letter to a woman who has booked for maternity care",
    way="letter",
    reading_age=11,
    of="expecting",
    heading={"en": "How services share what they know about you"},
    words={
        "en": """Dear {names}

The services that look after families in our area work together. They have agreed what they may tell each
other, and what they may not. We want you to know. You do not need to do anything.

This is what the agreement says. It is called “{agreement}”.

{told}

You may say no. It will not change the care that you get. Tell your midwife, or call us on {contact}. Please
give us this number: {reference}. You can change your mind later.

If you need this letter in another language or in large print, or read aloud, please call us on {contact}.

{partnership}"""
    },
)
