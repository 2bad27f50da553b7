"""Words of the EFF long list that are never offered as a passphrase or to lock a pack.

Whoever reads six words drawn by chance may have been harmed; nobody needs to type each day what was done
to them, or to say it on the telephone.  Left out: violence and weapons, injury and death, fear and pain,
being held or overpowered, sexual words and parts of bodies, insults and shame, drugs and illness,
police and court, and words with a hyphen, which nobody can say aloud with certainty.

It costs about one bit of 77 for six words: `app.vault.secrets.offered_words` is what remains, and whoever counts
bits counts those.  Fingerprints of keys stand for fixed bits of a number and keep the whole list.
"""

from __future__ import annotations

_WORDS = """
abrasion abrasive aching aflame afterlife aghast agonize agonizing agony alarm ambush amniotic anger angrily angriness
anguished animosity antihero antsy appease appeasing armed armless armory arousal arrest arson ashamed asleep
atrocious avenge avenging aversion backhand backslid backstab badass badly badness bash battered battering bladder
blade blame blaming blaspheme blasphemy bleach bodacious bonded bonding bondless boogeyman boogieman bootie boozy
breach broken browbeat bruising brute brutishly buckshot bullwhip bully cannabis captive captivity capture caress
carnage casualty catatonic catcall cathouse caucasian cauterize celibacy celibate cesarean cesspool chafe chaffing
charred chaste chastise chastity cheating chemo childhood chokehold choking chubby clobber clubbed clubbing coerce
collapse collision conceal condone confess confider confined confining conflict confront consent constrain constrict
contempt control coroner corset cough cramp crave craving crazed crazily craziness crazy crept cringe cringing crook
crudely crudeness cruelly cruelness cruelty crushable crushed crusher crushing crying cuddle cuddly culpable culprit
curfew curse cussed custody cut dagger danger daredevil darkened darkening darkness dastardly deafening deceased
deceit deceiver deceiving deception deceptive decompose deface defacing defame defeat defective defendant defiance
defiant defile defiling degraded degrading dejected delirious delirium delusion demeaning demise denial deny deplored
depraved depravity depress deprive deranged desecrate desolate despair despise destitute destruct detention detonate
detonator detoxify devalue deviancy deviant devious devourer devouring diabolic diagnoses diagnosis dirtiness disabled
disarm disaster disbelief discard disdain disfigure disgrace dislocate disloyal dismay disobey disown distaste
distress distrust divorcee dizziness dizzy dominion douche dreaded dreadful drench drool drop-down drown drowsily
drudge duress dweeb egomaniac embargo enrage enslave ensnare entangled entomb entrap epidural evict evidence evil
excretion excretory exes exhume exorcism exorcist explicit exploit exposable expose exposure expulsion extortion
faceless fanatic fang fascism felt-tip femur fester fetal filth flaccid flail flame flashback flashing flatten fleshed
fleshy flinch flirt flogging foe fondling fondly fondness fracture frail frantic freebase frenzied frenzy frighten
frightful frigidity frigidly frisk frustrate gag gangly gangrene gauntlet gigolo girdle glare glaring gonad gore grab
graves graveyard grief grievance grieving grievous grimace grimacing grime grope grudge grudging grueling grunt
gutless guts hacked hacker hamstring handcuff hardcore harmful harsh hatchet hate hatred haunt hazard hazing headless
headsman helpless henchman humiliate hunchback hunger hunter hunting huntress huntsman hurled hurler hurling hurt
husband hush hypnoses hypnosis hypnotic hypnotism hypnotist hypnotize idiocy imbecile immodest immorally impale
impeach impotence impotency impotent imprison impulsive impure impurity irate irritable irritate isolated isolating
isolation jailbird jailbreak jailer jailhouse jittery jockstrap judge judgingly junkie juror jury kissable kisser
kissing knickers lash lethargic lethargy liable litigator lubricant lubricate lunacy lure luridness lurk lustfully
lustily lustiness lusty lying mace maggot maimed mammary mammogram mangle manhandle manhunt marauding massager moaner
moaning mobster monoxide monstrous moodiness moody morbidity morbidly morphine mortality mortally mortician mortified
mortify mortuary mourner mournful mummified mummify murkiness mutilated mutilator mutiny muzzle nastily nastiness
neglector negligee negligent nemeses nemesis nervous neurosis neurotic numbing numbly numbness nutcase obedience
obedient obituary obsessed obsession obsessive ominous onslaught opium oppressed oppressor outcast outrage ovary
overkill overpower overthrow padlock panic pantyhose paralyses paralysis paralyze pelvis penalize penalty perish
perjurer perjury persecute persuaded persuader pester petted plunder poach poison police pounce pouncing predator
pregnancy pregnant prenatal prison prissy probation probe probing prowler prowling prozac prudishly punch punctured
punisher punk purgatory purge purging puritan pushing pushover pushy pyromania rabid racism rage raging raider ransack
ranting rants rascal rash ravage ravishing rebuff reckless rectal regretful relapse relapsing remorse repent repossess
repressed reprimand reproach repugnant repulsion repulsive resent revenge revolt revolver rigor riot ritalin robbing
rogue rotten rotting ruckus ruined ruse sabotage sadden sadly sadness safehouse safely safeness sanction sarcasm
sarcastic savage scabbed scalded scalding scam scandal scapegoat scared scarily scariness scarring scary scolding
scorch scorn scoundrel scowling secluded secluding seclusion secrecy secret sedate sedation sedative seduce seducing
seizing sensually sensuous severity shabby shady shakily shakiness shaking shaky shame shank shiftless shivering shock
shout shove shriek shrill shrink shudder shush shut silenced silencer silent sinister sinless sinner skeletal skeleton
skimpily skinhead skinning skinny slain slam slander slapping slashed slashing slit slobbery sludge slum smasher
smashing smashup smirk smite smother smuggler smuggling snare snarl sneer snide snitch spookily spooky squealer
squealing squeamish stammer starved starving sterilize sternness stifle stifling stinger stinging stinking stinky
stole stomp stoning stranger strangle strife strike striking struck stubborn stuck stunned stupor subdued subduing
submitter suction sufferer suffering suffocate suing sulk sullen surrender survival survive surviving survivor suspect
swear swore sworn t-shirt tainted tantrum tarnish taunt thieving thievish thigh thirsty thong threaten throbbing
throttle thumping thwarting tragedy trance trapdoor trapped trapper trapping trash treachery treason tremble trembling
tremor trespass trial tribunal trickery tricking trickster trodden troubling trustable trustee trustful trusting
trustless tummy turmoil twisted umbilical unafraid unarmored unashamed unbend unbent unbitten unbraided unbridle
unbuckled unbutton unclad unclasp unclothed uncover undead underage undergo underwear undress uneasily uneasy unfair
unfasten unfeeling unguarded unhappily unhappy unhealthy unheard unhelpful unhinge unholy unhook unkempt unkind
unlawful unlovable unloved unlovely unloving unmoral unnerve unnerving unrest unrobed unsafe unsaid unsettled
unshackle unspoken unstable untamed untouched untrue untruth unveiled unwanted unwary unwed unwelcome unwell unwilling
unworthy unzip uproar urologist urology valium vaseline vengeful venomous vertigo vexingly villain violate violation
violator viper virus vixen whacking widow wimp wince wincing womb worried worrier worrisome worry worsening wound
wrangle wrath wreckage wrecker wrecking wrench wrongdoer wronged wrongful wrongly wrongness yelling yelp yo-yo zombie
"""

UNOFFERED = frozenset(_WORDS.split())
