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
    "beat bend bet bid bite blow break broadcast burn burst buy cast catch cost cut deal dive draw dream drink "
    "drive fall feed feel fight find flight fly forecast freeze grind hit hold hurt lead lean leap leave lie "
    "light offset preset quit rent rethink ride ring rise run saw set shed shine shoot shot show shut sing sink "
    "sleep slide sling slit speed spell spill spin spit split spread spring stand steal stick sting stink stride "
    "strike string sweep swell swim swing tear thrust tread upset wake wear win wind bear mean".split()
)

# Regular verbs whose base form is no usual noun: a plain or -s form of these is a verb nearly everywhere.
PLAIN = frozenset(
    """
abandon abate abduct abhor abide abolish absorb abstain accede accelerate accept acclimatise accommodate accompany
accomplish accord accrue accumulate accuse achieve acknowledge acquiesce acquire acquit activate adapt add adhere
adjourn adjust administer admire admit adopt adorn advise advocate affect affirm afford aggravate agitate agree ail
alert alienate align allege alleviate allocate allow allude alter amalgamate amass amaze amend amplify analyse
analyze anger annex annihilate announce annoy anticipate ape apologise apologize appear appease append applaud apply
appoint appreciate approve argue arrange arrive articulate ascertain ask aspire assail assassinate assemble assert
assess assign assist associate assume assure atone attach attain attend attest attract augment authorise authorize
avenge avert avoid avow await backfire baffle bake bamboozle ban banish baptise barge befriend befuddle beg behave
believe belong bemoan berate besiege bestow betray bicker bless blindside bludgeon bode bolster bombard borrow brace
brainwash brandish breathe browbeat bury buttress cajole calculate cancel capitulate captivate careen carry
castigate categorise categorize cater caution cease celebrate censure certify characterise characterize chastise
cherish chill choke circulate circumvent cite clamor clamour clarify classify coalesce coax coerce cohabit coincide
collaborate collect collide collude combine commandeer commemorate commence commend commiserate commit communicate
commute compare compel compensate compete compile complain comply compose comprehend comprise compute conceal
concede conceive concentrate conclude concoct concur condemn condone confer confess configure confine confirm
confiscate conform confront confuse congratulate connote conquer consider consign consist console consolidate
conspire constitute constrict construct construe consult consume contain contaminate contemplate contend continue
contort contradict contravene contribute convene converge convey convince convulse cooperate coordinate cope corral
correspond corroborate corrupt counteract crave create cripple criticise criticize crumble crumple cultivate curb
curtail dabble dangle dare dazzle debilitate debunk decapitate deceive decide decimate declare declassify
decommission decorate decouple decry dedicate deem deepen defame defend defer define deflate deflect defraud defray
defuse defy degenerate degrade dehumanise delete deliberate deliver delude demarcate demobilise demolish demonise
demonize demonstrate demote demur denigrate denote denounce deny depart depend depict deplore deploy deport depose
deprecate deprive derail deride derive descend describe desecrate deserve designate desist despise destabilise
destabilize destroy detach detain detect deter deteriorate determine detest dethrone detonate devastate develop
deviate devise devote diagnose dictate die differ diffuse dilute diminish dine disagree disappear disappoint
disapprove disarm disassociate disavow disband disbar discard discern disclose discontinue discourage discover
discredit discriminate discuss disembark disenfranchise disengage dislike dislocate dislodge dismantle dismiss
dispense disperse displace dispossess disprove disqualify disregard disrupt disseminate dissent dissipate dissolve
dissuade distinguish distort distribute disturb diversify divert divest divide dodge donate douse downgrade downplay
drag duck dupe dwindle earn educate elaborate elapse elect electrocute elevate elicit eliminate elucidate emanate
embark embarrass embed embezzle embrace embroil emerge emigrate emit emphasise emphasize employ empower emulate
enable enact enamour encircle enclose encounter encourage encroach endanger endear endeavour endorse endure enforce
engage engender engulf enhance enjoy enlarge enlighten enlist enliven enrage enrich enrol ensue ensure entail enter
entertain enthuse entice entrap entrench entrust envelop envisage envision equate equip eradicate erect erode erupt
escalate establish eulogise evacuate evade evaluate evaporate evict evoke evolve exacerbate exalt examine exasperate
excavate exceed excel exclude excoriate execute exert exhale exhaust exhort exhume exist exonerate expand expect
expedite expel expire explain explicate explode explore expose express expropriate expunge extend extinguish
extradite extrapolate extricate fabricate facilitate fail falsify falter fascinate fasten fester finalise finalize
fixate flail flatten flatter flaunt flounder fluctuate follow foment forestall foretell forfeit forge formalise
formalize formulate fortify foster fraternise frighten frustrate fulfil fulfill furlough furnish further galvanise
galvanize garner gather generate glean gloat gouge govern grapple greet grieve grovel gulp hallucinate happen
harangue harass harden hark hasten heed heighten hesitate hibernate hinder hinge hoodwink hospitalise hospitalize
hover huddle humiliate hurl hypothesise identify idolise ignite ignore illustrate imagine imitate immigrate impair
impale impart impeach impede impel imperil impersonate impinge implement implicate implode implore imply impose
impress imprison improve inaugurate incapacitate incarcerate incense incinerate incite incline include inconvenience
incorporate incriminate incubate incur indicate indict indoctrinate induce indulge infect infer infiltrate inflate
inflict inform infringe infuriate infuse ingest inherit inhibit initiate inject injure innovate inquire insert
insinuate insist inspect inspire install instigate instil instill instruct insulate insult insure integrate intend
intensify interact intercede intercept interfere interject interpret interrelate interrogate interrupt intertwine
intervene intimidate introduce inundate inure invade invalidate invent invest investigate invigorate invite invoke
involve irk irritate isolate jeopardise jeopardize join juggle justify jut kill lambast lambaste languish laud
legalise legalize legislate legitimise lessen leverage levitate levy liberate linger liquidate listen litigate
loathe locate loiter loom loosen lurch lure lurk maim maintain malfunction malign manage manipulate marginalise
marry materialise materialize maximise maximize meander meddle mediate merge migrate mingle minimise minimize
misbehave miscalculate mishandle misjudge mislay mispronounce misrepresent misuse mitigate mobilise mobilize mock
modernise modernize modify motivate mould mourn muffle mull mumble mushroom muster mutilate muzzle nab nationalise
negotiate neutralise neutralize nibble nominate normalise normalize notify nudge nullify nurture obey obfuscate
oblige obliterate observe obstruct obtain occupy occur offend officiate omit operate oppose oppress opt ordain
organise organize originate oscillate ostracise oust outbid outlast outlaw outlive outmanoeuvre outnumber outpace
outperform outrun outsmart outstrip outvote overestimate overlook overpower overrate overreact overrule overrun
overshadow oversimplify oversleep overstate overstay overturn overwhelm owe pacify pamper participate pass patronise
pave peddle penalise penalize penetrate perceive perforate perform perish perjure permeate perpetrate perpetuate
perplex persecute persevere persist persuade pertain pervade pester placate plagiarise plummet pollute pontificate
populate portray pose possess postpone pray pre-empt preach prearrange precede precipitate preclude predate predict
predispose preempt preen prefer preoccupy prepare prepay prescribe preserve preside presume pretend prevail prevent
prick prioritise prioritize prise proceed proclaim procrastinate procreate procure prod produce profess prohibit
proliferate prolong promote pronounce propagate propel propose prosecute prosper protect protrude provide provoke
pry publicise publicize publish pulverise punish purify purport pursue qualify quantify quash quell quiver ransack
rant ratify rattle re-elect re-establish reach react reaffirm realign realise realize reap reappear reappoint
rearrange reassess reassign reassure rebrand rebuke rebut recapitulate recapture recede receive reciprocate recite
reckon reclaim reclassify recline recognise recognize recoil recommend reconcile reconnect reconsider reconstitute
reconstruct reconvene recount recover recruit rectify recuperate recur recuse redeem redefine redeploy reduce reel
reelect reestablish refer refinance refine reflect refloat refrain refund refuse refute regain regulate rehabilitate
reimagine reimburse reinforce reinstate reintegrate reinterpret reintroduce reinvent reinvest reiterate reject
rejoin rekindle relapse relate relax relent relinquish relish relocate rely remain remand remarry remember remind
remit remove render renege renegotiate renew renounce reopen reorganise repatriate repel replace replenish reply
repossess represent repress reprieve reprise reproduce reprove require reroute reschedule rescind resell resemble
resent resettle reshape reside resign resile resist resolve resonate respond restore restrain restrict restructure
resume resurface resurrect resuscitate retain retaliate retire retool retract retrain retrieve reunite reuse revamp
reveal revel reverberate revert revise revisit revitalise revitalize revive revoke revolutionise revolve ridicule
rig rummage sadden safeguard salivate satisfy saturate save savour scamper scavenge scoff scold scour scrape
scrounge scrutinise scrutinize scuttle secede seclude secure seem seethe segregate seize sequester serve settle
sever shackle shatter shirk shorten shove shriek shun sift simmer simplify skew skulk slacken slander slur smother
smuggle snatch sneer snoop soak soar socialise soften solicit solve sow specify speculate splinter squabble squander
squelch stabilise stabilize stagger staunch stave stifle stimulate stipulate straddle straighten strangle stray
strengthen strew stricken strut stun stunt stymie subcontract subdue subjugate submerge submit subscribe subside
subsidise subsidize subsist substantiate substitute succeed succumb sue suffer suffice suffocate suggest summarise
summarize summon supersede supervise supplant supplement suppose suppress surmise surmount surpass surround survive
suspend sustain swat sway swindle swipe symbolise sympathise sympathize synchronise tailor tamper tantalise taper
teeter tempt tend terminate terrify terrorise testify threaten thrive throng thump thwack thwart tighten tolerate
topple tote tousle tout transcend transform translate transmit transpire transport traumatise traverse tremble
trespass trounce truncate uncover underestimate underfund underline undermine underpin underscore undulate unearth
unfold unfreeze unhinge unify unite unleash unload unmask unnerve unravel unseat unveil unwrap uproot urge usurp
utilise utilize utter vacate validate vandalise vanish venerate venture verge verify vie vilify vindicate violate
vomit vouch waft waive wane want warn warp waver weaken wean weaponise weaponize weigh whine widen wiggle wince
wobble worsen wrangle wreak wrest wriggle yank yearn zoom
""".split()
)

# Regular verbs whose base form is a noun (or adjective) at least as often: context decides.
NOUN_VERBS = frozenset(
    """
subpoena absent abuse access account ache act addict address advance advertise aid aim air alarm ally ambush amount
anchor answer appeal approach appropriate arm array arrest assault attack attempt attribute award back backtrack
badge bail balance ballot bang bank bar bargain barrage base battle beam benefit bill blame blast blend block blog
bloom blunder blur board boast boil bomb bond book boost boot border bother bounce box branch brand breach bribe
bridge brief broker budge budget bully bump burden burrow bust bustle butcher butt bypass cable cadge call calm camp
campaign cannon canvass cap capture care caricature cascade case cause cement censor center centre chair challenge
champion chance change channel chant charge chart charter chase chat check cheer chorus circle claim clash class
clean clear click climb clock close cloud clout club coach coast coin collapse color colour comb combat comfort
command comment compact complement complete compound compromise concern condition conduct conference conflict
connect consent contact contest contract control converse convert convict cook cool copy corner correct counsel
count counter couple court cover crack craft cram crash crater crawl credit crest crime cross crowd crown cruise
crush cry cue culture cure curfew cushion cycle dam damage dance dart dash date debate debut decay decline decrease
decree default defeat defect defence delay delegate deluge demand dent deposit desert design desire detail dial
direct discharge discipline discount disgrace dispatch display dispute distance ditch divorce dock document dole dot
double doubt download draft drain dread dress drift drill drone drop drum dub duel dump dust duty dwarf dye ease ebb
echo eclipse edge edit effect elbow email embargo empty end engineer entry envy equal error escape escort estimate
etch excerpt exchange excuse exempt exercise exhibit exile exit experience experiment exploit export extort extract
eye face factor fake fan fashion fast fault favor favour fear feast feature fence ferry feud fiddle field figure
file fill film filter finance fine finger finish fire fish fit fix flag flank flare flash flaw fleece flicker flip
float flock flog flood floor flop flourish flow focus foil fold fool foot footnote force form format forward
fracture frame free fret fringe front frown fudge fuel fumble function fund gag gain gamble game gap garrison gauge
gaze gear gesture giggle glance glare glimpse gloss glue goal gossip grab grade graduate grant graze grill grin grip
groan groom grope ground group growl grumble guarantee guard guess guide gun gust hack hail halt hamper hand handle
harbour harm harness harvest hassle hatch hate haul haunt hazard head heal heap heat hedge help herd highlight hike
hint hire hoax hog hoist holler honor honour hook hop hope host house howl hum hunch hunt hurry hush hustle impact
import inch increase index influence initial ink input intent interest intern interview invoice iron issue itch jab
jail jam jeer jet job jog joke jostle journey judge jump key kick kidnap kiss knock label labor labour lace lack lag
lament land lapse lash laugh launch leaf leak lease leash lecture level licence license lick lift like limit line
link list litter live livestream load loan lobby lock lodge log look loop loot loss love lower lull lump lunch lust
machine mail man mandate maneuver manoeuvre manufacture march mark market marvel mask massacre massage match mate
matter mature measure melt mention merit mess message mimic mind mine minister mint mirror miss mix moan mob model
moderate monitor moot motion motor mount mouth move mug murder muscle mute mutiny nail name narrow need neglect
nerve nest net nick nickname nod note notice number nurse object offer office open orbit order outline output
outrage overdose overhaul own pace pack paint pair panic parade parcel pardon park parody part partner party passage
paste pat patch patrol pause peak peel peep peg pelt perch perfect permit pet petition phase phone photograph pick
picket pickle picture piece pile pilot pin pinpoint pioneer pitch pivot place plague plan plane plant plaster play
pleat pledge plight plot plug plunder plunge ply poach pocket point poison police polish poll pool pop position post
pouch pound pour power practice practise praise premiere present press pressure prey price prime print prize probe
process profile profit program programme progress project promise prompt proof prop protest proxy puff pull pump
puncture purchase purge push puzzle quake quarrel query question queue quip quiz quote race rack rage raid rail rain
raise rally ramp range rank ransom rape rate ration ravage reason rebate rebel rebound rebuff recall receipt record
redress reference reform refuge regard register regret rehearse reign rein relay release relief remark remedy rent
repair repeal repeat report reprimand repulse request rescue research reserve resort respect rest restart result
retort retreat return reverse review revolt reward right rinse riot rip risk rival roam roar roast rob rock roll
rollback roof root rope rot round route row rub rubber ruffle ruin rule rumor rumour rush rust sabotage sack saddle
sail salute salvage sample sanction savage scale scan scapegoat scar scare schedule school scorch score scorn scout
scramble scrap scratch scream screen screw scroll scuffle sculpt seal seam search seat second seed sense sentence
separate shame shape share shave sheet shell shelter shield shift ship shiver shock shop short shoulder shout shrug
shudder shuffle sideline siege sigh sign signal silence site size sketch ski skid skim skip skirmish skyrocket slam
slap slash slate slaughter slip slow slump smack smash smear smell smile smoke snack snag snap snarl snow snub sob
solo sort sound source space span spar spark spat spawn spearhead spike sponsor spoof spot sprawl spray sprint spur
sputter squad square squash squeeze stab stack staff stage stain stake stalk stall stamp stampede star stare start
starve state station stay steam steer stem step stir stitch stock stone stop store storm strain strand stream
strength stress stretch strip stroke stroll structure struggle stub study stumble stutter style subject suck suit
sulk sum summit supply support surface surge surprise surrender survey suspect swallow swamp swap swarm swerve
switch swoop tackle tag tail tailspin taint talk tally tame tangle tank tap target tariff tarnish task taste taunt
tax team tease telegraph term test tether text thank thaw thirst threat throttle tick tie tilt time tip title toast
toil toll top torpedo torture toss total touch tour tow toy trace track trade trademark trail train trample transfer
transit transition transplant trap travel treat trick trickle trigger trim trip triple triumph troll troop trouble
truck trust try tug tumble turn tussle tutor tweet twin twist type update upgrade uproar upstage use usher vacation
vacuum value veer vent vest veto view visit voice void volunteer vote vow voyage wage wait walk wall waltz wander
war warble ward warm warrant wash waste watch water wave wax weapon wedge weed weight welcome whack wheel whimper
whip whirl whisper whistle widow wield wish witness wonder word work worry wound wrap wreck wrestle yell yield
zigzag zone
""".split()
)

# Words in -ed and -ing (and past forms) that are no verb forms, or hardly ever.
NOT_PAST = frozenset(
    "hundred indeed need speed seed weed creed breed greed bed red shed united wicked sacred naked beloved aged "
    "so- called biased ragged rugged crooked kindred hatred infrared embed exceed proceed succeed feed bleed heed "
    "deed reed steed agreed-upon ted fred alfred ahmed mohammed muhammad mohamed saeed javed khaled waleed hamed "
    "majed unprecedented unexpected undocumented armed unarmed complicated unlimited moped unwanted unified old- "
    "fashioned talented gifted".split()
)
NOT_ING = frozenset(
    "willing unwilling thing something anything nothing everything king ring spring string wing sibling ceiling "
    "sterling beijing during evening morning sing bring cling fling sling sting swing wring spring-time offspring "
    "viking darling pudding wedding outstanding longstanding long-standing ongoing upcoming forthcoming incoming "
    "outgoing overwhelming overarching interesting boeing kunming nanjing chongqing reading-room peking xiaoping "
    "jiping jinping wyoming browning fleming".split()
)
# Nouns in -ing: a noun after an article, adjective or name; a participle after a comma or "be".
ING_NOUNS = frozenset(
    "meeting building hearing briefing funding spending housing shooting bombing killing warning ruling filing "
    "training beginning ending understanding feeling opening closing painting rating setting finding holding "
    "heading saving lodging crossing planning policing gathering fighting trading banking shipping broadcasting "
    "polling voting shelling bleeding sitting landing listing reporting writing reading drilling mining fishing "
    "farming engineering manufacturing processing parking clothing lighting advertising marketing publishing "
    "recording wording standing hacking trafficking laundering stabbing hanging beating looting rioting pricing "
    "proceeding proceedings earnings savings hearings findings belongings surroundings bearing undertaking "
    "blessing backing bidding being living upbringing uprising screening testing gerrymandering smuggling "
    "lobbying".split()
)
# Verbs without an object: their participle does not stand after a noun by itself.
INTRANSITIVE = frozenset(
    "abstain act agree apologise apologize appear arise arrive belong bleed boil bow break-in burst campaign "
    "cease clash climb coincide collapse comment compete complain comply consist continue cooperate cope crash "
    "crumble cry depart deteriorate die diminish disagree disappear dissent doze dwindle elapse emerge erupt "
    "escalate evaporate exist expire explode fade fail faint falter flee flourish follow-up gather-up glow go "
    "grieve grow happen hesitate hover insist interfere intervene kneel lag languish laugh lie linger listen live "
    "loom march materialise materialize occur persist plummet plunge proceed prosper protest prevail react rebel "
    "recede recur rejoice rely remain reply resign respond retaliate retire retreat return revolt rise roar sail "
    "scream seem sit skyrocket sleep slip slump smile soar speak stagnate stand stay stumble subside succeed "
    "succumb suffice surge surface survive swim talk testify thrive travel tremble tumble vanish vote wait wander "
    "waver weep yield".split()
)
