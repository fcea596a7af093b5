"""What practitioners write: invented notes, with their commas, quotes and line breaks."""

from __future__ import annotations

from random import Random

HEALTH_VISITING = {
    "AN": (
        "Antenatal visit. Discussed feeding, safe sleep and what to expect. No concerns raised.",
        "Met with mother, father at work. Feeling well, sleeping poorly. Healthy Start explained.",
    ),
    "NB": (
        "New birth visit. Feeding well, gaining weight. Safe sleep discussed, cot seen.",
        'New birth visit at home. Mother tired but well; "getting there". Latch observed.',
        "Baby settled, cord clean and dry.\nMother's mood discussed, no worries today.",
    ),
    "68W": (
        "6-8 week review. Smiling, fixing and following. Weight along the centile.",
        "Maternal mood asked about, feeling low at times; listening visits offered.",
    ),
    "34M": ("Routine contact. Feeding going well, rolling over. Weaning leaflet given.",),
    "912M": (
        "1 year review. Pulling to stand, two words. Teeth and home safety covered.",
        "Review completed with mother and grandmother. Crawling, babbling.\nHearing: no concerns.",
    ),
    "2YR": (
        "2 year review. Runs, kicks a ball, joins two words. No concerns.",
        "2 year review. Few words for age, points. Chatterbox group suggested, review in 12 weeks.",
    ),
    "ADD": (
        "Weight check, following centile.",
        "Sleep advice, bedtime routine talked through.",
        'Listening visit. Mother says "better days and worse days"; plan agreed.',
        "Discussed housing worries, letter of support offered.",
    ),
    "CALL": (
        "Call returned, mother worried about rash; advised to see GP.",
        "Rang to ask how sleep is going: better. Will see them at the clinic.",
        "Message sent with dates of baby massage and the weigh-in clinic.",
        'Spoke to mother, "a good week"; next visit agreed.',
    ),
    "MOV": (
        "Family moved in. Records requested from previous area. Pathway and centre explained.",
    ),
}
NOT_SEEN = (
    "No answer at door, card left.",
    "Message left, will try again.",
    "Text sent to rearrange.",
)
CENTRE = (
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "First time at group.",
    "Joined in with singing, a little shy.",
    "Mum asked about nursery places.",
    "Talked with worker about sleep.",
)
HOUSING = {
    "NA": (
        "Account in arrears, letter sent. Payment plan discussed.",
        "Arrears after change of benefit; referred for advice.",
    ),
    "NP": ("Notice seeking possession served. Household includes young children.",),
    "RP": (
        "Damp and mould in bedroom, survey booked.",
        "Boiler not working, temporary heaters left.",
    ),
    "OC": ("Overcrowding assessed: one bedroom short.",),
    "TS": ("",),
    "TE": ("Keys returned.",),
    "HM": ("Baby added to household.",),
}


def pick(rng: Random, texts: tuple[str, ...]) -> str:
    return texts[int(rng.random() * len(texts))]
