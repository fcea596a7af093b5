"""How a record came to be a person's, in the words that people read."""

METHODS = {
    "founded": "First heard of here",
    "number": "The same NHS number, which birth date and name do not contradict",
    "same_system": "The same local number in the same system",
    "score": "The evidence together is enough",
    "decided": "Somebody decided it",
    "corrected": "Corrects a record of this person, or was corrected by one",
    "sealed": "The same number or local number as a sealed record",
}
