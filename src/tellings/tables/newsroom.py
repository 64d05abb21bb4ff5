"""Words that are common in news though rare elsewhere, so that they tell no event from another.

Days and months, the trade of reporting, and what reports of parliaments, diplomacy, courts, police, war, protest,
disasters, health, sport, weather, business, science and show business are made of anywhere. Origin: written for this
project from general knowledge. Apache-2.0.
"""

from __future__ import annotations

NEWSROOM_WORDS = frozenset(
    """
    a.m. abuse academy access accident accidental accidentally accord according accountability accusation
    accusations accuse accused accusing acquired acquisition acquitted act activism activist activists actor
    actress added administration advertisement adviser advisers advisor advisors advocacy advocate advocates
    affair affairs affected affidavit aftermath afternoon aftershock agencies agency ago agreement aide aides air
    airline airlines airport airstrike airstrikes album alert allegation allegations alleged allegedly allied
    allies ally am ambassador ambulance ambush amendment amid analyst analysts anchor anniversary announced
    announcement annual anonymity anonymous answered anyone apartment apologised apologized apology apparently
    appeal appeals appearance appeared appoint appointed appointee appointment approval approve approved approving
    april archbishop argument army arraigned arraignment arrest arrested arrests arrived arson article asked
    assailant assassination assault assaulted assembly assistance associated asylum athlete athletes attack
    attacked attacks attorney attorneys audience audit august aunt authorities autopsy avenue aviation award
    awards backed backers backing backlash bail ballot ban bank bankruptcy banks banned banning barred barrier
    battery battle battles beaten believes bill billion billionaire bills bipartisan bishop blackout blame blamed
    blames blast blasted blaze block blockade blocked board bomb bombed bomber bombers bombing bombings bond boost
    border boss bosses boy boycott boyfriend brawl breach breaches breakthrough bribery bribes brief briefing
    broadcast broadcaster broke brokered brother budget bullet bullets bureau burglary burned burning bus business
    businesses cabinet calls camera cameras campaign campus canceled cancelled candidacy candidate candidates
    capitol captain car cargo carried casualties casualty caucus caucuses ceasefire celebrity ceo ceremony
    chairman chairperson chairwoman chamber champion champions championship chancellor chaos charge charged
    charges charity chase chemical chief chiefs child children church cities citizens citizenship city civilian
    civilians claimed clash clashed clashes clashing clemency click climate closed closure coach coalition
    collapse collapsed college collided collision columnist com combat commander commanders comment commented
    comments commission commissioner commissioners committee communities companies company compensation complaint
    complaints concede conceded concern concerned concerns condemn condemnation condemned condition condolences
    conference confessed confession confirmation confirmed confirming conflict congress congressional congressman
    congresswoman conservative conservatives constituency constitution constitutional construction consumers
    contacted contest contract contracts controversial controversy convicted conviction convoy cop cops copyright
    coroner corporate correspondent corruption council councillor counsel counsels counterpart counterparts county
    coup court courthouse courtroom courts cousin coverage crackdown crash credible crew crews crime crimes
    crimestoppers criminal crisis critical criticism criticized critics cst custody cut cuts cyber damage damaged
    danger dangerous daughter dead deadline deadly deal deals death deaths debate debates debt december decision
    declined defeat defeated defend defendant defended defending defense deficit delay delayed delays delegates
    delegation demanded demanding demands democracy democrat democratic democrats demonstration demonstrations
    demonstrators denial denied denies deny denying department deploy deployed deployment deportation deported
    deputies deputy describe described destroyed destruction detain detained detainees detective detectives
    detention devastated devastating diagnosed dictator die died dies diplomacy diplomat diplomatic director
    disaster disasters discovered discrimination disease dismissed displaced dispute disputed disrupted disruption
    district divorce doctor doctors documents dollar donation donations donor donors doses downturn dozen dozens
    draft driver drone drones drought drowned drug drugs dubbed earlier earnings earthquake economic economist
    economy edition editor editorial edt effort efforts elected election elections electoral eliminated email
    emails embassy embattled emerged emergency employee employees employer employers enacted endorse endorsed
    endorsement enforcement envoy envoys epidemic escape escaped est european evacuate evacuated evacuation
    evening evicted evidence examiner exclusive executed executive executives exit expected expelled experts
    explained exploded explosion explosions explosive explosives exports expressed extradited extradition
    extremism extremist extremists facebook faced facing factory fallout families family fans farmers fatal
    fatally father feared fears february federal felony ferry festival fetus fight fighter fighters fighting filed
    filing film final finals finance finances financial fire firearm firearms fired firefighter firefighters firm
    firms flames fled flee fleeing flights flood flooding followed footage footballer forces forecast foreign
    fought founder fraud friday friend friends frontline fuel fugitive funded funding fundraiser fundraising funds
    funeral game games gang gangs gas gathered gathering general generals genocide girl girlfriend global gmt goal
    goals gop gov governing government governor grand grandfather grandmother grenade grenades growth guard guards
    guerrilla guerrillas guilty gun gunfire gunman gunmen guns gunshot hacked hacker hackers hacking halt halted
    handgun harassment hatred headline headlines headquarters health hearing hears helicopter helicopters heroin
    highest highway hijacked hill home homeless homes homicide honored hospital hospitalized host hostage hostages
    hostility hotel hour hours house housing html http humanitarian hurricane hurt husband illegal illegally image
    images immigrant immigrants immigration immunity impact impeach impeached impeachment implement implemented
    imposed imposing imprisoned imprisonment incident incumbent independence independent indicated indicted
    indictment industrial industry infected infection infections inflation influence information injunction injure
    injured injuries injuring injury inmate inning inquiry insisted inspectors instagram institute institutions
    insult insurance insurgency insurgent insurgents intelligence interim international intersection interview
    interviewed interviews invaded invasion investigate investigated investigating investigation investigator
    investigators investor investors invoked islamic islamist islamists isolated issued jail jailed january job
    jobless jobs journalist journalists judge judges judicial judiciary july june jurisdiction jurors jury justice
    justices kid kidnapped kidnapping kids kill killed killer killing kilometers kilometres knife labor labour
    landing landslide lashed later launch launched launching law lawful lawless lawmaker lawmakers laws lawsuit
    lawyer lawyers leader leaders leadership leading league leaked leaks legal legally legislate legislation
    legislative legislator legislature liberal liberals license lieutenant link loan loans lobbying lobbyist
    lobbyists locals locked looting loss losses lost lottery magnitude majority man management manager mandate
    manhunt manslaughter marathon march marched marines market markets mass massacre match may mayor medal media
    mediator mediators medical medicine meeting meetings member members memo memorial men mentally mention mercy
    midnight migrant migrants migration militant militants military militia militias million mine miners minister
    ministers ministry minute misdemeanor missile missiles missing mob mobile monarchy monday monitor monitoring
    monitors month month-old morning mosque mother motion motive motorist mourners mourning movement movie movies
    multiple municipal murder murdered museum music named narrowly national nationalist nationalists nations
    nationwide naval navy negotiate negotiations negotiators neighbor neighborhood neighbors network news
    newsletter newspaper night nominate nominated nomination nominee noon november nuclear nurse nurses oath
    objected objections obtained occurred october offence offenders offense offensive offered office officer
    officers official officials oil online op-ed operation operations opponent opponents opposed opposition
    ordered orders ordinance org organization organizations organized organizers outbreak outcry outrage outraged
    overdose overhaul overnight oversight overturn overturned owners p.m. pact palace pandemic panel paramedics
    pardon pardoned parent parents parliament parliamentary parole participants parties partisan partners party
    passed passenger passengers passing pastor patient patients patrol pdt peace peaceful peacefully penalties
    penalty pensions percent photo photos pilot pilots pipeline pistol plaintiff plan plane planes planned plans
    player players playoff playoffs plea plead pleaded pleading pleads pledged plot pm podcast podium points
    police policeman policemen policies policy political politically politician politicians politics poll polls
    pollster pollsters pope population populist port position post posted posts potential powerful praise praised
    precinct predecessor prepared presence presided presidency president presidential press pressure pressured
    prevent previously price prices priest priests primary prime prince princess prison prisoner prisoners privacy
    private probation probe proceedings proclaimed production profit profits program progressive project prominent
    promised promises prompted pronounced propaganda property proposal proposals proposed prosecuted prosecution
    prosecutor prosecutors protest protested protester protesters protesting protests province provincial
    provision provisional provisions pst publication publicly published publisher punishment quake quarantine
    quarter quarterback quarterly queen query questioned questioning quit quoted race racism racist radar radical
    radicals radio raid raided raids rain rallies rally ran ransom rape reached reacted reaction rebel rebellion
    rebels rebuked recalled recent recently recession recommendations recommended recount recovered recovery
    reelection referee referendum reform reforms refugee refugees refused regime region regional regulation
    regulations regulator regulators reject rejected rejecting relations relatives release released releasing
    relief religious remained remarks removal removed renewed rep repeal repealed repeatedly report reported
    reporter reporting reports representative republican republicans request requested requests rescue rescued
    rescuers researchers residence resident residents resign resignation resigned resigning resistance resolution
    resolve responded responders response responsibility restaurant restrictions result results retaliate
    retaliation retired retirement reunited reuters reveal revealed reveals revenue review revoked reward rifle
    rights riot rioters riots rises risk rival rivals road robbed robber robbery rocket rockets rogue roll row
    royal rubble ruled ruling rulings rumors runner runoff rural safety said sailors salary sales sanction
    sanctioned sanctions satellite saturday say saying says scandal scandals scene scheduled scheme school schools
    scientist scientists score scored search searched searching season seat seats secretary secretly sect
    sectarian sector security seized seizing seizure selected sen senate senator senators senior sentence
    sentenced sentences sentencing separatist separatists september sergeant series settled settlement settlements
    sex sexual sexually share shares shelled shelling shelter shelters sheriff ship ships shock shocked shoot
    shooter shooters shooting shootings shop shortage shortages shot shots show shut shutdown siblings siege
    signed signing singer sister sites skirmish slain slammed slaying smuggled smugglers smuggling snow soared
    social society soldier soldiers solidarity solitary son sought source sources sovereign sovereignty spark
    sparked sparking speech spending spokesman spokesperson spokeswoman spread spree squad stabbed stabbing stable
    stadium staff staffer staffers stage stance standoff star state statement station stations statute stepped
    stimulus stock stocks stolen storm storms story strategic strategist strategy street stricken strike strikes
    strongly struck student students studies study subpoena subpoenas subscribe successor sued suffered suicide
    suicides suing summit sunday support supported supporter supporters supporting supreme surge surged surgery
    surveillance survey survive survived surviving survivor survivors suspect suspected suspects suspend suspended
    suspending suspension suspicion suspicious swept sworn tackle tactics talk talks tanker target targeted
    targeting targets tariff tariffs task tax taxes taxpayer teacher teachers team teams teen teenager television
    temperatures tensions term terms territory terror terrorism terrorist terrorists tested testified testify
    testimony testing theft thousands threat threaten threatened threatening threats thursday ties tip tips title
    today told toll tomorrow topped tornado tossed touchdown toured tourism tourist tourists tournament town trade
    traffic trafficking tragedy tragic train trains transferred transition transport transportation trapped travel
    travelers treasury treated treaty trek trial tribute tributes trillion troop trooper troops truck trucks
    tuesday turmoil turnout tweet tweeted twin twitter typhoon ultimatum unanimous unanimously unarmed uncle
    unclear undercover undocumented unemployment unfolded union unions united universities university unlawful
    unprecedented unrest unveil unveiled update updated uprising urged urging vaccine valley vehicle vehicles
    verdict vessel vessels veteran veterans veto vetoed vetting vice victim victims victory video vigil village
    villagers villages violated violations violence violent virus visa visas visit visited visiting volunteer
    volunteers vote voted voter voters votes voting vowed vows waged wages walkout wall wanted war warfare warned
    warning warnings warns warplanes warrant washington waters weapon weapons weather website wednesday week
    weekend weeks welcomed welfare white wife wildfire wildfires win wind winds wing wins withdraw withdrawal
    withdrawn withdrew witness witnessed witnesses woman women won worker workers worried worsened wound wounded
    wounds wreck wreckage writing wrote www year-old yesterday yield youth youtube zone
    """.split()
)
