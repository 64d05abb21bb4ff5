"""Forms of English verbs: the irregular ones in full, the regular ones that news uses by their base form.

Written for this project from general knowledge of the language; no outside list was copied.
"""

from __future__ import annotations

# Base, past, participle; alternatives with a stroke.
IRREGULAR: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (base, tuple(past.split("/")), tuple(part.split("/")))
    for base, past, part in (
        line.split()
        for line in """
arise arose arisen
awake awoke awoken
bear bore borne/born
beat beat beaten
become became become
befall befell befallen
begin began begun
bend bent bent
bet bet bet
bid bid/bade bid/bidden
bind bound bound
bite bit bitten
bleed bled bled
blow blew blown
break broke broken
breed bred bred
bring brought brought
broadcast broadcast/broadcasted broadcast/broadcasted
build built built
burn burned/burnt burned/burnt
burst burst burst
buy bought bought
cast cast cast
catch caught caught
choose chose chosen
cling clung clung
come came come
cost cost cost
creep crept crept
cut cut cut
deal dealt dealt
dig dug dug
dive dived/dove dived
draw drew drawn
dream dreamed/dreamt dreamed/dreamt
drink drank drunk
drive drove driven
dwell dwelt/dwelled dwelt/dwelled
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
flee fled fled
fling flung flung
fly flew flown
forbid forbade/forbad forbidden
forecast forecast/forecasted forecast/forecasted
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
freeze froze frozen
get got got/gotten
give gave given
go went gone
grind ground ground
grow grew grown
hang hung/hanged hung/hanged
hear heard heard
hide hid hidden
hit hit hit
hold held held
hurt hurt hurt
keep kept kept
kneel knelt/kneeled knelt/kneeled
know knew known
lay laid laid
lead led led
lean leaned/leant leaned/leant
leap leapt/leaped leapt/leaped
learn learned/learnt learned/learnt
leave left left
lend lent lent
let let let
lie lay/lied lain/lied
light lit/lighted lit/lighted
lose lost lost
make made made
mean meant meant
meet met met
mislead misled misled
mistake mistook mistaken
misunderstand misunderstood misunderstood
offset offset offset
outdo outdid outdone
overcome overcame overcome
overhear overheard overheard
override overrode overridden
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
partake partook partaken
pay paid paid
plead pleaded/pled pleaded/pled
preset preset preset
prove proved proved/proven
put put put
quit quit/quitted quit/quitted
read read read
rebuild rebuilt rebuilt
redraw redrew redrawn
remake remade remade
rend rent rent
repay repaid repaid
rethink rethought rethought
retake retook retaken
rewrite rewrote rewritten
rid rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran run
saw sawed sawn
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
sew sewed sewn
shake shook shaken
shed shed shed
shine shone/shined shone/shined
shoot shot shot
show showed shown/showed
shrink shrank shrunk
shut shut shut
sing sang sung
sink sank sunk
sit sat sat
slay slew slain
sleep slept slept
slide slid slid
sling slung slung
slit slit slit
sneak sneaked/snuck sneaked/snuck
speak spoke spoken
speed sped/speeded sped/speeded
spell spelled/spelt spelled/spelt
spend spent spent
spill spilled/spilt spilled/spilt
spin spun spun
spit spat spat
split split split
spoil spoiled/spoilt spoiled/spoilt
spread spread spread
spring sprang sprung
stand stood stood
steal stole stolen
stick stuck stuck
sting stung stung
stink stank stunk
stride strode stridden
strike struck struck/stricken
string strung strung
strive strove striven
swear swore sworn
sweep swept swept
swell swelled swollen
swim swam swum
swing swung swung
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
throw threw thrown
thrust thrust thrust
tread trod trodden
undercut undercut undercut
undergo underwent undergone
understand understood understood
undertake undertook undertaken
undo undid undone
unwind unwound unwound
uphold upheld upheld
upset upset upset
wake woke woken
wear wore worn
weave wove woven
weep wept wept
win won won
wind wound wound
withdraw withdrew withdrawn
withhold withheld withheld
withstand withstood withstood
wring wrung wrung
write wrote written
""".strip().splitlines()
    )
)

# Irregular verbs whose base form is also an everyday noun (or adjective).
IRREGULAR_NOUNS = frozenset(
    "beat bend bet bid bite blow break broadcast burn burst buy cast catch cost cut deal dive draw dream drink drive "
    "fall feed feel fight find flight fly forecast freeze grind hit hold hurt lead lean leap leave lie light offset "
    "preset quit rent rethink ride ring rise run saw set shed shine shoot shot show shut sing sink sleep slide sling "
    "slit speed spell spill spin spit split spread spring stand steal stick sting stink stride strike string sweep "
    "swell swim swing tear thrust tread upset wake wear win wind bear mean".split()
)

# Regular verbs whose base form is no usual noun: a plain or -s form of these is a verb nearly everywhere.
PLAIN = frozenset(
    """
abandon abduct abide abolish absorb abstain accelerate accept accompany accomplish accrue accumulate accuse achieve
acknowledge acquire acquit activate adapt add adhere adjourn adjust administer admire admit adopt advise advocate
affect affirm afford aggravate agree alert alienate align allege alleviate allocate allow alter amass amend amplify
anger annex announce annoy anticipate apologise apologize appear append applaud apply appoint appreciate approve
argue arrange ascertain ask assassinate assemble assert assess assign assist assume assure attach attain attend
attract authorise authorize avert avoid await backfire baffle ban banish barge become befriend beg behave belong
betray bolster bombard borrow brace bury calculate cancel captivate carry categorise categorize caution cease
celebrate certify characterise characterize choke circulate circumvent cite clarify classify coerce coincide
collaborate collect collide commemorate commence commend commit communicate compare compel compensate compete
compile complain comply compose comprehend comprise conceal concede conceive conclude condemn confer confess
configure confine confirm confiscate conform confront confuse congratulate conquer consider consist console
consolidate conspire constitute construct consult consume contain contemplate contend continue contradict contravene
contribute convene converge convey convince cooperate coordinate cope correspond corroborate counteract create
criticise criticize cultivate curb curtail dare debunk decide decimate declare declassify decry dedicate deem deepen
defend defer define defuse defy degrade delete deliberate deliver demolish demonise demonize demonstrate denounce
deny depart depend depict deploy deport depose deprive derail derive descend describe deserve designate destabilise
destabilize destroy detain detect deter deteriorate determine detonate devastate develop deviate devise devote
diagnose dictate die differ diminish disagree disappear disappoint disapprove disarm disavow disband discard
disclose discontinue discourage discover discredit discriminate discuss disengage dislike dismantle dismiss disperse
displace disprove disqualify disregard disrupt dissent dissolve dissuade distinguish distort distribute disturb
divert divide donate downgrade downplay drag dwindle earn educate elaborate elect elevate elicit eliminate embark
embarrass embrace emerge emigrate emphasise emphasize employ empower enable enact encircle enclose encounter
encourage endanger endeavour endorse endure enforce engage engulf enhance enjoy enlist enrage enrich enrol ensue
ensure entail enter entertain entrench entrust envisage envision equip eradicate erect erode erupt escalate
establish evacuate evade evaluate evaporate evict evolve exacerbate examine exceed exclude execute exert exhaust
exist exonerate expand expect expedite expel expire explain explode explore expose express expropriate expunge
extend extradite facilitate fail falsify falter fascinate fasten finalise finalize flatten flaunt flourish follow
foment forge formalise formalize formulate fortify foster frustrate fulfil fulfill furlough furnish gather generate
govern grapple happen harass harden hasten heed hesitate hinder hinge hospitalise hospitalize humiliate identify
ignite ignore illustrate imagine imitate immigrate impart impeach impede implement implicate imply impose impress
imprison improve incarcerate incite include incorporate incur indicate indict induce indulge infect infer infiltrate
inflate inflict inform infringe infuriate inherit inhibit initiate inject injure innovate inquire insert insist
inspect inspire install instigate instruct insult integrate intend intensify interact intercept interpret
interrogate interrupt intervene intimidate introduce invade invalidate invent invest investigate invite invoke
involve irritate isolate jeopardise jeopardize join justify kidnap kill lament languish laud legalise legalize
legislate legitimise lessen levy liberate linger liquidate listen loathe locate lodge loom loosen lower
maintain malign manage manipulate marginalise marry materialise materialize maximise maximize mediate merge migrate
minimise minimize mislay mobilise mobilize modernise modernize modify motivate mourn muster mutilate nationalise
negotiate neutralise neutralize nominate normalise normalize notify nullify obey oblige observe obstruct obtain
occupy occur offend omit operate oppose oppress opt ordain organise organize originate oust outlaw outnumber outpace
overlook overrule oversleep overturn owe participate pass pave penalise penalize penetrate perceive perform perish
perpetrate perpetuate persecute persist persuade pertain pervade plead plummet portray pose possess postpone preach
precede precipitate preclude predict prefer prepare prescribe preserve preside presume pretend prevail prevent
prioritise prioritize proceed proclaim procure produce prohibit prolong promote pronounce propagate propel propose
prosecute prosper protect prove provide provoke publicise publicize publish punish purport pursue qualify quantify
quash quell re-elect reach react reaffirm realise realize reappear rearrange reassure rebuke recede receive recite
reckon reclaim recognise recognize recommend reconcile reconsider reconstruct recount recover recruit recuperate
recuse redeem redefine redeploy reduce reelect refer refine reflect refrain refuse refute regain reimburse reinforce
reinstate reiterate reject relate relax relinquish relocate rely remain remand remember remind remove render renege
renegotiate renew renounce reopen reorganise repatriate repeal repel replace replenish reply represent repress
reprimand reproduce require reschedule rescind resell resemble resent reshape reside resign resist resolve resonate
respond restore restrain restrict resume resurface retain retaliate retire retract retrieve reunite reuse reveal
revert revise revisit revive revoke revolt revolve ridicule salute satisfy save scold scrutinise scrutinize secure
seem seize serve settle sever shatter shorten shove simplify smuggle soar soften solicit solve specify squander
stabilise stabilize stagger stifle stimulate stipulate straddle strengthen submit subpoena subside substantiate
substitute succeed succumb sue suffer suffice suggest summarise summarize summon supersede supervise suppose
suppress surpass surround survive suspend sustain symbolise tackle tailor tamper taunt tell tempt tend terminate
terrify terrorise testify threaten thrive thwart tighten tolerate topple tout trample transcend transform translate
transmit transpire transport traumatise tumble underestimate underline undermine underpin underscore unfold unify
unite unleash unravel unveil urge usher utilise utilize utter vacate validate vanish venture verify violate wander
wane want warn weaken weaponise weaponize weigh widen withdraw worsen wreak
""".split()
)

# Regular verbs whose base form is a noun (or adjective) at least as often: context decides.
NOUN_VERBS = frozenset(
    """
live free own lower leave correct warm cool base abuse access account ache act addict address advance aid aim air alarm ally ambush amount anchor answer appeal
approach arm arrest assault attack attempt attribute award back backtrack badge bail balance ballot bank bar bargain
base battle beam blame blast block blog board boast bomb bond book boost border bother bounce box branch brand
breach bridge brief broker budget bully bump call calm camp campaign cap capture care cause cement censor center
centre chair challenge champion chance change channel charge chart charter chat check cheer circle claim clash class
clear climb clock close cloud club coach coin collapse colour combat comfort command comment compact complement
complete compound compromise concern conduct conflict consent contact contest contract control converse convert
convict copy corner counsel count counter couple court cover crack craft cram crash crawl credit crime cross crowd
cruise crush cry culture cure curfew cushion cut cycle damage dash date debate debut decay decline decrease decree
default defeat defect defence delay delegate demand deposit desert design desire detail direct discharge discipline
discount disgrace dispatch display dispute distance divorce document doubt draft drain dress drift drill drone drop
drum dump duty ease echo edge edit effect email embargo empty end engineer entry envy equal error escape escort
estimate exchange excuse exempt exercise exhibit exile exit experience experiment exploit export extort extract eye
face factor fashion fast fault favor favour fear feature feud field figure file fill film filter finance fine finger
finish fire fish fit fix flag flank flash flood floor flow focus fool force form forward frame free front fuel
function fund gain gamble gap gesture glance goal grade graduate grant grip ground group guarantee guard guess guide
halt hamper hand handle harbour harm harvest hate haul head heal heap heat hedge help highlight hike hint hire honor
honour hope host house hunt hurry impact import increase index influence initial input intent interest interview
invoice iron issue jail jam jeer jet job joke journey judge jump keep key kick knock label labor labour lack land
lapse laugh launch lay leak leap lease lecture level lift like limit line link list litter livestream load loan
lobby lock log look loot loss love lunch machine mail man mandate maneuver manoeuvre manufacture march mark market
mask massacre match matter measure mention merit message mind mine minister mirror miss mix mob model moderate
monitor mount mouth move murder name narrow need neglect nerve nest net nod note notice number nurse object offer
office open order outline output outrage overdose overhaul own pace pack paint pair panic parade pardon park part
partner passage pat patch patrol pause peak peel perfect permit phase phone photograph pick picture piece pile pilot
pin pitch place plan plane plant play pledge plight plot plug plunder plunge pocket point poison police poll pool
position post pound power practice practise praise present press pressure prey price print prize probe process
profile profit program programme progress project promise prompt proof protest pull purchase purge push puzzle
quarrel question queue quote race rage raid rain raise rally range rank ransom rate ration ravage reason rebel
rebound rebuff recall receipt record reform refuge regard register regret rehearse reign relay release relief remark
remedy repeat report request rescue research reserve resort respect rest restart result retreat return reverse
review reward right riot risk rival roam rock roll roof root rope round route row rule rumour rush sabotage sack
sail salvage sample sanction scale scan scapegoat scare schedule school score scout scramble scrap scream screen
seal search seat second seed sense sentence separate share shed shell shelter shield shift ship shock shoot shop
short shoulder shout shrug sideline siege sigh sign signal silence site size sketch skirmish slam slap slash slate
slip slow slump smash smear smell smile smoke snap snow snub sort sound source space span spark spat spearhead spike
spot spray spread spur squad square squeeze stab staff stage stake stall stamp stampede stand star stare start
starve state station stay steer stem step stock stone stop store storm strain strand stream strength stress stretch
stroke structure struggle study stumble style subject suit sum summit supply support surface surge surprise
surrender survey suspect swap switch talk tank tap target tariff task taste tax team tease term test text thank thaw
threat tie time tip title toll top torpedo torture total touch tour tow toy trace track trade trail train transfer
transit transition trap travel treat treaty trick trigger trip triumph troop trouble truck trust try turn tweet twin
type update upgrade uproar use value vent veto view visit voice volunteer vote vow voyage wage wait walk wall war
ward warm warrant wash waste watch water wave weapon weight welcome whip whistle widow wish witness wonder word work
worry wound wrap wreck yell yield zone
""".split()
)

# Words in -ed and -ing (and past forms) that are no verb forms, or hardly ever.
NOT_PAST = frozenset(
    "hundred indeed need speed seed weed creed breed greed bed red shed united wicked sacred naked beloved aged "
    "so-called biased ragged rugged crooked kindred hatred infrared embed exceed proceed succeed feed bleed heed deed "
    "reed steed agreed-upon ted fred alfred ahmed mohammed muhammad mohamed saeed javed khaled waleed hamed majed "
    "unprecedented unexpected undocumented armed unarmed complicated unlimited "
    "moped unwanted unified old-fashioned talented gifted".split()
)
NOT_ING = frozenset(
    "willing unwilling thing something anything nothing everything king ring spring string wing sibling ceiling sterling beijing during "
    "evening morning sing bring cling fling sling sting swing wring spring-time offspring viking darling pudding "
    "wedding outstanding longstanding long-standing ongoing upcoming forthcoming incoming outgoing overwhelming "
    "overarching interesting boeing kunming nanjing chongqing reading-room peking xiaoping jiping jinping "
    "wyoming browning fleming".split()
)
# Nouns in -ing: a noun after an article, adjective or name; a participle after a comma or "be".
ING_NOUNS = frozenset(
    "meeting building hearing briefing funding spending housing shooting bombing killing warning ruling filing "
    "training beginning ending understanding feeling opening closing painting rating setting finding holding heading "
    "saving lodging crossing planning policing gathering fighting trading banking shipping broadcasting polling voting "
    "shelling bleeding sitting landing listing reporting writing reading drilling mining fishing "
    "farming engineering manufacturing processing parking clothing lighting advertising marketing publishing "
    "recording wording standing hacking trafficking laundering stabbing hanging beating looting rioting pricing "
    "proceeding proceedings earnings savings hearings findings belongings surroundings bearing undertaking blessing "
    "backing bidding being living upbringing uprising screening testing gerrymandering smuggling lobbying".split()
)
