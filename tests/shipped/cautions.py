"""What must not be lost from the packs, typed from the research and apart from them.

By pack and item: phrases that have to stand there.  Whoever changes the words changes them here as
well, and sees by that which caution it was.
"""

from __future__ import annotations

from typing import Final

NONE_MISSED: Final = "None of these being missed makes anyone responsible for another's act."
LABEL: Final = "The voices are written by the app's authors from common experiences, not one person's story."

CEREMONY: dict[str, tuple[str, ...]] = {
    "before-you-read": ("If your body or your mind is in trouble right now", '"Get help now" is the better page'),
    "whom-this-is-for": (
        "It is the act of a person with power.",
        "Not of a plant, and not of a people.",
        "Nothing in here is against a tradition. Nothing in here is for or against going.",
        "It is for women.",
        "It is for men, and for people who are neither",
        "local and Indigenous women above all, who are often forgotten behind the visitors",
        "those who helped to lead",
        "a therapist, a guru or a priest",
        'We say "the person who led".',
        "in your own language. Yours is the right one",
        "Nobody knows.",
        "it cannot be counted",
        "no figure stands here",
        "nothing here about how to use anything, how much, or with what",
    ),
    "if-it-is-urgent": (
        "emergency number",
        "severe agitation",
        "pain in the chest",
        "a seizure",
        "fever",
        "cannot be woken",
        "In a session or afterwards",
        "Thoughts of dying",
    ),
    "not-a-free-yes": (
        "touch that nobody asked you about and that was called healing",
        "sex into which somebody was pressed, or to which they seemed to agree",
        "before a ceremony, during it, or after it",
        "A yes has to be free.",
        "In a strongly changed state nobody is.",
        "whether between the one who leads and the one who comes there can be a free yes at all",
        "has power, and is looked up to",
        "may not be able to move, to speak",
        "far from help",
        "another language, and a debt",
        "women from elsewhere",
        "It has become a trade.",
        "hardly learned it",
        "Many come because they were harmed before",
        "Not one of these was made by you.",
    ),
    "doubts": (
        '"Was it real, or was it a vision?"',
        "can be patchy",
        "Not being sure does not wipe out what you know in your body.",
        "it does not have to be settled before you may have help",
        '"I said yes then."',
        '"They helped others."',
        '"The group will cast me out."',
        '"I broke the law by drinking."',
        "Schedule I in the United States",
        "elsewhere the law is different",
        "That fear keeps many from speaking.",
        '"If I speak, I hurt the tradition."',
    ),
    "afterwards": (
        "the same rights and the same care as after harm anywhere else",
        "In the first days",
        "emergency contraception",
        "prevent HIV",
        "without the police",
        "in which country: where it was, where you live, or neither",
        "embassy",
        "women's line",
        "neither praises ceremonies nor mocks them",
        "facts apart from feelings",
        "it may have to be shown one day",
        "MAO",
        "medicines against depression",
        "Psychosis, bipolar illness, heart disease and pregnancy",
        "No medicine is to be stopped without a clinician.",
        "Not before, and not after.",
        "harm is not growth",
    ),
    "signs": (
        "Touch in intimate places, or being asked to undress",
        "Private sessions at night",
        "sex gives power, opens something, or is part of the medicine",
        "Special treatment, gifts, and secrets",
        "Talking you out of bringing somebody along",
        "A no that is not heard, or is called resistance",
        "Not a word beforehand about touch",
        "More and more ceremonies",
        "Pressure to drink",
        "Nobody who asks about illness and medicines",
        "Photographs",
        "Threats of curses, or of harm from the spirits, for telling",
        NONE_MISSED,
    ),
    "ideas-beforehand": (
        "people they know well",
        "They ask women, and people who took part before. Reviews alone are not enough.",
        "who touches, where, and with which word does it stop",
        "women among those who lead, or for several who lead together",
        "a place of their own to sleep, their own phone, their own money, and a way out",
        "the emergency number of the place",
        "Peru, Brazil and Colombia",
        "keep the days after free",
        "what kind of care there is afterwards",
        "It is information. It is no rule that somebody broke.",
        NONE_MISSED,
    ),
    "card-clinician": (
        "I do not want to stop any of them without you.",
        "a reason to come back at once",
        "neither praises ceremonies nor mocks them",
    ),
    "a-plain-week": ("see or hear things that frighten you", "then a clinician first"),
    "the-first-weeks": ("My medicines, as they were, until a clinician says something else", "a seizure", "Thoughts of dying"),
}  # fmt: skip

REPORTING: dict[str, tuple[str, ...]] = {
    "owed-to-nobody": (
        "one way among several",
        "It is not a duty",
        "Telling is not proof.",
        "Saying nothing may have been the safest thing you could do.",
        "It was never in your hands, whether you spoke or not.",
    ),
    "reasons": (
        # danger
        "Revenge. The children",
        "The roof. The money. The right to stay in a country.",
        "Keeping still can keep people alive.",
        "Shame, and blaming oneself",
        # not being believed; earlier bad experiences; racism, homophobia
        "Perhaps you told once, and it went badly.",
        "of your skin, your faith, your love, your papers",
        # not naming it
        "It was a partner. You had gone still. You had been drinking. It was in a ceremony",
        "Your body answered. You are a man",
        "Love and loyalty",
        "a leader of your faith",
        "Memory in pieces",
        "Going still",
        "The body does that by itself.",
        "Another language. A desk up a flight of stairs. A hundred miles.",
        "A date that had passed.",
        "Wanting to live",
    ),
    "what-is-possible": (
        "None of these is better than the others, and none of them is owed.",
        "could that be dangerous",
        "an advocate or a line is a good first step",
        "Care, without police",
        "Traces, without police",
        "Without your name",
        "a third-party report",
        "can it be stopped once it has begun?",
        "A civil court",
        "At work, at school, in a club, in a community of faith",
        "Whoever gives the licence",
        "Only if the wish is yours",
        "They differ by country, by what was done and by how old you were. They are being changed in many places.",
        "Pressure on the neck is always worth a visit, even if no mark can be seen.",
    ),
    "writing-it-down": (
        "Nobody has to. Not having written anything down is never held against you here.",
        "If it brings danger or opens too much, it is good to stop.",
        "This is not legal advice.",
        "An advocate or a lawyer can tell you how it is in your country.",
        "can be found by somebody who has your password",
        "you may have to show it one day, to the other side as well",
        "Beside it, when you wrote this.",
        "Exact words in quotation marks only if you are sure.",
        '"something like"',
        '"I am not sure", "I do not remember" and "this part is in pieces" are whole answers.',
        "Guesses that make it neat make it weaker.",
        "with date and time, and with the number or address in place of the nickname",
        "The original stays as it is: not cut, not drawn on, not passed on as the only copy.",
        "More than one place, one of them away from where you live. Paper too.",
        "with a coin or a ruler beside them, one picture with the face if that is safe",
        "What a doctor writes down weighs more.",
        "Getting into somebody's account, hiding a tracker, or recording in secret. The laws differ",
        "better not copied and not kept. In many countries it is a crime to have them",
        "Deleting things once a court may be near.",
        "It is not certain to be accepted. Courts decide that.",
        "It cannot show that it is true.",
        "A diary is, in general, not protected.",
        "may be protected only in part",
        "So keep what you feel and what happened in two places.",
        "Nothing at all",
        "can make a person angry",
        "This program can be found as well.",
    ),
    "myth-owe-it": ("You owe it to nobody.", "It is never decided by whether somebody else spoke."),
    "card-clinic": ("keep them without the police", "even if there are no marks"),
    "card-police": ("Once I have told you, can I stop?", "Is there a time limit for this?"),
    "card-lawyer": ("Which time limits are there for me", "What must I not delete?", "my journal, my messages or my health notes"),
}  # fmt: skip

FIRST_STEPS: dict[str, tuple[str, ...]] = {
    "to-whoever-opens-this": ("None of them is a cure.", "Nobody has measured them.", "If you are in danger now, this is the wrong page."),
    "quieter-phone": ("A sudden change in it can tell them something.", "an advocate or a line comes first", "Nothing has to be deleted for that."),
    "small-bag": ("could look like leaving, and bring danger",),
    "way-out-of-a-room": ("Leaving can be a dangerous time.",),
    "food-without-cooking": ("somebody trained is better company than a list",),
    "washing": ("washing can take some away", "If you have washed, that is all right, and you can still go."),
    "day-that-went-wrong": ("With thoughts of dying, or with danger from somebody",),
    "two-ways-there": ("If somebody really follows you, or waits for you.",),
    "first-ten-minutes": ("Where mornings really are dangerous.",),
    "closing-the-day": ("Where nights really are dangerous.",),
    "letters-and-forms": ("may hold a date",),
    "your-seat": ("looking without end",),
    "code-word": ("If somebody else reads your messages",),
}  # fmt: skip

HELD: dict[str, dict[str, tuple[str, ...]]] = {
    "first-steps": FIRST_STEPS,
    "why-so-many-said-nothing": REPORTING,
    "after-harm-in-a-ceremony": CEREMONY,
}

CODES: dict[str, dict[str, set[str]]] = {
    "first-steps": {
        "small-bag": {"C-DANGER"},
        "quieter-phone": {"C-DANGER"},
        "way-out-of-a-room": {"C-DANGER"},
        "washing": {"C-BODY"},
    },
    "why-so-many-said-nothing": {
        "what-is-possible": {"C-DANGER"},
        "writing-it-down": {"C-WRITE", "C-DANGER"},
        "if-i-ever-want-to": {"C-WRITE", "C-DANGER"},
        "prompt-held-up": {"C-WRITE"},
        "prompt-who-knows": {"C-WRITE"},
    },
    "after-harm-in-a-ceremony": {
        "afterwards": {"C-DANGER"},
        "if-you-live-there": {"C-DANGER"},
        "the-group-chat": {"C-DANGER"},
        "when-they-call-you-back": {"C-DANGER"},
        "the-first-weeks": {"C-WRITE"},
        "prompt-by-daylight": {"C-WRITE"},
        "prompt-what-was-mine": {"C-WRITE"},
    },
}
"""Caution codes that an item has to carry."""

NEVER_SAID: Final = (
    (
        r"(silence|silent|said nothing|saying nothing|not telling|not speaking|did not (tell|speak|report))"
        r"[^.?]{0,80}\b(next|others were|somebody else was|more people|harm(ed|s)? (again|others)|go on harming|free to)\b"
    ),
    r"\b(stop|save|spare|protect|warn|prevent)\w*\b[^.?]{0,30}\b(others|next|somebody else|more people|other people)\b",
    r"\bif (you|i|they|somebody) (had|have) (told|spoken|reported|said something)\b",
    r"\b(let|lets|letting) (them|it|the person) (go on|happen|get away)\b",
    r"\b(get|got|gets) away with\b",
    r"\bso that it (does not|never) happens? (again|to)\b",
    r"\b(breaking|break) the silence\b",
)
"""Silence is never made to answer for what somebody else does later."""

NO_DOSES: Final = (
    r"\b[0-9.,]+ ?(mg|g|ml|cl|l|grams?|millilit\w*|drops|cups?|doses?)\b",
    r"\b(recipe|brew(ing|ed)?|dosage|dose|microdos\w*|combine|mix(ed|ing)? (it|them))\b",
    r"\b(fast(ing)? for|dieta|prepare the)\b",
)
"""No instructions for use."""
