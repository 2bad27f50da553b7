"""The catalogue as the research has it: what each tool must say of itself.

Written down from the catalogue and its matrix, and not from the files, so that a caution cannot be
dropped by whoever next rewrites a file.  ``test_catalogue.py`` holds the files to it.

minutes     of the matrix; half a minute counts as one, and half a minute twice as one to two
arousal     "high", "low", "middle", "any"
draws       what the tool uses: a field alone is lightly or centrally, "optional" is optional or more
cautions    codes without "C-"; with "~" where the matrix says light, mild or "skip": those may hold in part
said        what must be said of it, besides, in "not when", in "adapt" or at a gate; one pattern each
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    minutes: tuple[int, int]
    arousal: str
    discreet: str
    draws: str
    cautions: str
    evidence: str
    said: tuple[str, ...]


BREATH_HURT = r"strang\w+|chok\w+"
HEART = r"heart"
PREGNANT = r"pregnan\w+"
EATING = r"eating disorder"
PUNISH = r"punish"
DYING = r"hurt(ing)? (yourself|myself)|harm yourself|dying|end your life|life could be at risk"
READ = r"could (read|find|open)"
RETELL = r"what happened|telling"
COURT = r"court case|police"

MATRIX: dict[str, Row] = {
    # coming back to the present
    "five-senses": Row((1, 3), "high", "yes", "", "", "E4", (r"itself a reminder", r"smell or taste", r"do not see")),
    "orienting": Row((1, 2), "high", "yes", "", "DANGER", "E4", (r"watching or following", r"checking", r"one slow turn")),
    "feet-and-chair": Row((1, 1), "high", "yes", "body_focus", "BODY~", "E4", (r"seat can be left out", r"back of a chair")),
    "then-and-now-statement": Row((2, 2), "high", "yes", "", "DISSOC", "E3", (r"title", r"room is hardly there")),
    "flashback-card": Row((2, 4), "high", "yes", "body_focus", "DANGER", "E4", (r"title is the most", r"not safe", r"calm day", r"another last line")),
    "after-flashback-care": Row((5, 10), "middle", "partly", "", "", "E4", (r"not before twenty minutes",)),
    "word-grounding": Row((1, 3), "high", "yes", "", "", "E4", (r"nobody checks", r"numbers are one game")),
    "cool-or-textured-object": Row((1, 2), "low high", "yes", "touch", "COLD~", "E4", (r"want it to hurt", HEART, r"beta-blockers", r"Raynaud", EATING, PREGNANT, r"longer than a minute")),
    "sensory-kit": Row((1, 15), "any", "partly", "touch optional", "", "E4", (r"carr(y|ies) a story", r"person who harmed you", r"second look", r"find it")),
    "alike-and-different": Row((5, 5), "middle", "no", "writing", "WRITE", "E3", (r"telling the whole", r"twice as many", READ)),
    "waking-up-the-edges": Row((2, 2), "low", "partly", "voice optional", "", "E1", (r"driving", r"faint", r"fits", r"no slow breathing")),
    "small-movements": Row((1, 2), "low", "yes", "body_focus", "", "E4", (r"not weakness", r"never a yes")),
    # turning down the body's alarm
    "longer-out-breath": Row((2, 5), "high", "yes", "breath_focus central", "BREATH DISSOC", "E2", (BREATH_HURT, r"water", r"asthma", r"makes things worse", r"dizzy", r"without breath")),
    "cyclic-sighing": Row((1, 5), "high", "partly", "breath_focus central", "BREATH DISSOC", "E2", (BREATH_HURT, r"asthma", r"dizzy", r"head is light", r"hear", r"three rounds", r"without breath")),
    "box-breathing": Row((1, 3), "high", "yes", "breath_focus central", "BREATH", "E2", (BREATH_HURT, r"smother\w+", r"panic", r"pauses", r"shorter counts", r"without breath")),
    "finger-trace": Row((2, 2), "high", "yes", "touch optional", "TOUCH~", "E4", (r"edge of a table",)),
    "humming": Row((1, 2), "high", "no", "voice", "", "E4", (r"throat is (hurt|sore)", r"sound could bring somebody")),
    "cold-on-face": Row((1, 2), "high", "no", "touch", "COLD", "E3", (HEART, r"slow", r"beta-blockers", r"cold allergy", r"Raynaud", EATING, r"low blood pressure", r"faint", PREGNANT, r"water", r"held under", r"face covered", r"twice and no more", r"breath goes on")),
    "burst-of-movement": Row((1, 10), "high", "partly", "body_focus", "EXERT", "E2 E3", (HEART, r"lung", r"joint", PREGNANT, EATING, r"injury", r"panic", PUNISH, r"slowing down")),
    "wall-push": Row((1, 2), "high", "yes", "body_focus", "EXERT~", "E4", (r"hurt", r"high blood pressure", EATING, PREGNANT, r"palms together")),
    "muscle-relaxation": Row((4, 12), "high middle", "partly", "body_focus; sound optional", "BODY", "E2", (r"brings fear", r"made to keep still", r"hurts", r"jaw, throat and the middle", r"eyes open", r"half as tight", r"hands and feet alone")),
    "tense-and-drop": Row((1, 1), "high", "yes", "body_focus; breath_focus", "BODY BREATH~", "E3", (r"brings fear", r"made to keep still", r"hurts", r"jaw, throat and the middle", r"breath was part")),
    "butterfly-taps": Row((1, 2), "high middle", "partly", "touch", "TOUCH", "E4 E3", (r"memories or pictures come", r"stop and look round", r"unwelcome", r"on a table", r"feet", r"go through what happened")),
    "walk-or-strength": Row((5, 30), "any", "yes", "body_focus", "EXERT", "E1", (HEART, r"lung", r"joint", PREGNANT, EATING, r"injury", PUNISH, r"way is not a good one", r"gym")),
    "chair-stretch": Row((3, 8), "middle", "partly", "body_focus", "BODY", "E1 E2", (r"smaller move", r"no correct form", r"upright")),
    "outside-in-body-check": Row((1, 3), "middle", "yes", "body_focus central", "BODY DISSOC RECENT", "E2", (r"pain", r"one spot is enough", r"never the whole body", r"first jolt")),
    "window-check": Row((1, 1), "any", "yes", "", "", "E4", (r"a picture to think with", r"no fact about the brain")),
    "sound-shelter": Row((2, 10), "high middle", "partly", "sound central", "SOUND", "E2", (r"tied to the person", r"hearing", r"one ear")),
    # images, nights and sleep
    "calm-place": Row((3, 5), "middle", "yes", "imagery", "IMAGERY DISSOC", "E3", (r"no place has ever", r"pushes in", r"thank the image", r"where you live or sleep", r"eyes open")),
    "container": Row((2, 4), "high middle", "yes", "imagery", "DISSOC DANGER", "E3 E4", (r"danger that is here", r"guilt", r"no second look")),
    "circle-of-allies": Row((3, 3), "middle", "yes", "imagery", "IMAGERY", "E3", (r"hurt you or let you down", r"made up")),
    "nightmare-rewriting": Row((5, 20), "middle", "no", "writing; imagery", "NIGHT RECENT SUPPORT", "E1", (r"plays back", r"trained", r"hear or see things", r"hardly sleep and do not miss it", DYING, r"never the worst", r"six out of ten", r"without detail", r"daylight")),
    "after-a-nightmare": Row((5, 10), "high", "partly", "", "", "E4", (r"light could", r"glare", r"nothing of the dream has to be told")),
    "sleep-settling": Row((1, 60), "middle", "partly", "", "", "E1 E2", (r"not safe", r"sleep fewer hours", r"trained hands", r"a light, or the door", r"by day is sleep")),
    "night-plan-card": Row((5, 5), "middle", "yes", "writing", "WRITE", "E3", (READ, r"one line each")),
    # thoughts and feelings
    "name-it": Row((1, 1), "any", "yes", "", "", "E2", (r"round and round", r"one or two words", r"no word")),
    "short-thought-record": Row((5, 10), "middle", "no", "writing", "WRITE", "E3", (r"real risk", r"knowledge about danger", READ, r"numbers are a choice")),
    "whose-responsibility": Row((8, 12), "middle", "no", "writing", "RECENT WRITE", "E3", (r"crisis", r"being questioned", RETELL)),
    "check-the-facts": Row((3, 3), "middle", "yes", "", "", "E3", (r"threat", r"does fit", r"fear is doing its job")),
    "unhooking": Row((1, 2), "any", "yes", "", "", "E2", (r"danger that may be real",)),
    "worry-appointment": Row((20, 30), "middle", "partly", "writing", "NIGHT", "E2", (r"safety now", r"health", r"deadline", r"time limit in law", r"two hours")),
    "self-compassion-break": Row((2, 3), "middle", "yes", "touch optional", "", "E1", (r"feel fake", r"bring fear", r"plain version", r"hand is a choice")),
    "kind-reader-letter": Row((10, 10), "middle", "no", "writing", "WRITE", "E2 E3", (r"feel fake", READ)),
    "whose-shame": Row((5, 8), "middle", "partly", "body_focus optional", "RECENT", "E3", (r"dying, and nobody", RETELL)),
    "anger-made-useful": Row((5, 5), "high", "partly", "body_focus optional", "DANGER", "E2 E3", (r"face the person", r"raise the danger", r"no hitting of pillows")),
    "opposite-action": Row((5, 60), "middle", "yes", "", "", "E3", (r"fear fits", r"staying near", r"in touch with", r"sex", r"forgiv\w+")),
    "urge-surfing": Row((5, 20), "high", "yes", "body_focus", "", "E2", (DYING, r"people come first", r"dangerous")),
    "stop-and-pros-cons": Row((3, 6), "high middle", "partly", "writing", "WRITE", "E3", (READ, r"calm day")),
    "what-already-is": Row((2, 4), "middle", "yes", "", "", "E3", (r"still going on", r"say that it was right", r"forgiving is no part")),
    "making-room": Row((3, 3), "middle", "yes", "imagery; body_focus", "BODY~ IMAGERY~", "E2", (r"happening now",)),
    # doing, meaning, contact
    "small-steps": Row((5, 5), "low middle", "yes", "", "", "E2", (r"worn out", r"hurt", r"not safe", r"not about getting things done")),
    "values-compass": Row((5, 8), "middle", "partly", "writing optional", "", "E2", (r"used to rule over you", r"every card can go")),
    "cope-ahead": Row((10, 10), "middle", "no", "imagery", "", "E3", (r"going through what happened", r"never the threat", r"one line")),
    "reminder-plan": Row((10, 10), "middle", "no", "writing", "", "E3", (r"facing the memory itself, or the person", r"trained", r"danger that is there now")),
    "boundary-rehearsal": Row((5, 10), "middle", "partly", "voice optional", "DANGER", "E3", (r"violent", r"advocate", r"not answering")),
    "reach-out-ladder": Row((2, 5), "any", "yes", "", "", "E3", (r"could read your messages", r"sends nothing", r"by hand")),
    "writing-it-out": Row((15, 20), "middle", "no", "writing central", "WRITE RECENT DISSOC NIGHT DANGER", "E2", (COURT, DYING, r"see or hear what others do not", r"change the topic or stop", r"three or four times", r"never on two days", r"what it did to your life", READ)),
    "letter-not-sent": Row((10, 20), "middle", "no", "writing central", "WRITE DANGER", "E4 E3", (r"sending it", READ, r"younger you", r"body")),
    "what-i-did-to-get-through": Row((8, 8), "middle", "no", "writing", "", "E3", (r"telling what happened", r"freezing, pleasing and going far away")),
    "good-minute": Row((1, 2), "middle", "yes", "", "", "E2", (r"thankful", r"no thanks are asked")),
    "anniversary-plan": Row((10, 10), "middle", "no", "writing", "WRITE", "E3 E4", (READ,)),
    "appointment-helper": Row((10, 10), "middle", "no", "writing", "WRITE", "E4", (READ, RETELL)),
    "deciding-about-telling": Row((10, 15), "middle", "no", "writing", "DANGER", "E4", (r"bring danger", r"never owed")),
}  # fmt: skip
