"""Words that are common in news though rare elsewhere, so that they tell no event from another.

Days and months, the trade of reporting, and what reports of politics, courts, police, war, sport, weather, business
and show business are made of. Origin: written for this project from general knowledge. Apache-2.0.
"""

from __future__ import annotations

NEWSROOM_WORDS = frozenset(
    """
    a.m. accident accidental accidentally according accused accusing act activists actor actress added
    administration advertisement affidavit afternoon aftershock agencies agency ago agreement album allegation
    allegations alleged allegedly am ambassador ambulance amendment amid anchor announced announcement anonymous
    answered anyone apartment appeal appeals appointed appointee april argument army arrest arrested arrests
    article asked assault assaulted associated asylum attack attacked attacks attorney attorneys august aunt
    authorities autopsy avenue award awards bail ballot battery bill billion bills bipartisan blasted block bomb
    bombing bond border boy boyfriend briefing broadcast brother budget bullet bullets burglary business
    businesses cabinet campaign campus candidate candidates capitol captain car caucus ceasefire celebrity ceo
    championship charge charged charges chief child children church city claimed click coach college columnist com
    comment commented comments companies company complaint condition conference confirmed congress congressional
    congressman congresswoman conservative controversial controversy convicted conviction cop cops copyright
    coroner corporate correspondent county court courts cousin crash crime crimes crimestoppers criminal crisis
    critical criticism criticized critics cst custody daughter dead deal death deaths december declined defendant
    defense deficit democrat democratic democrats demonstrators denied department deputies deputy detective
    detectives die died dies diplomacy diplomat diplomatic disease dispute doctor doctors dollar driver earlier
    earnings earthquake economic economist economy edition editor edt elected election elections electoral email
    embassy emergency est european evening evidence examiner executive expected explosion facebook families family
    fans fatal fatally father february federal felony film final finals fire firearm firearms fired firm fled flee
    fleeing flood flooding forces forecast foreign friday friend friends game games girl girlfriend gmt goal goals
    gop gov government governor grandfather grandmother growth guilty gun gunfire gunman gunmen guns gunshot
    handgun health hearing highway hill home homicide hospital hospitalized host hour hours house html http
    humanitarian hurricane husband image images immigrant immigrants immigration incident indicted indictment
    industry inflation information injured injuries injury inmate inning inquiry insisted instagram insurgent
    intelligence international intersection interview investigate investigated investigating investigation
    investigator investigators investor investors jail january jobs journalist judge judges july june jurors jury
    justice justices kid kidnapping kids kill killed killer killing later law lawmaker lawmakers laws lawsuit
    lawyer lawyers league legislation legislative legislator legislature liberal lieutenant link loss lost
    magnitude man manslaughter march market markets match may mayor media medical men midnight migrants militant
    militants military million minister ministry minute misdemeanor missile missiles missing monday month
    month-old morning mother motive movie movies murder murdered national nations nationwide navy negotiate
    negotiations negotiators neighbor neighborhood neighbors network news newsletter newspaper night nominate
    nominated nomination nominee noon november october officer officers official officials online op-ed ordinance
    org outbreak p.m. paramedics parent parents parliament parliamentary parole parties partisan party patients
    patrol pdt percent photo photos pistol plaintiff planned player players playoff playoffs plea pleaded pleading
    pledged pm points police policies policy political politician politicians politics poll polls post posted
    president presidential press primary prison probation probe profit progressive pronounced prosecution
    prosecutor prosecutors protest protester protesters protests pst published quake quarter quarterback rain
    rallies rally rape rebel rebels recent recently refugees remarks rep report reported reporter reporting
    reports representative republican republicans researchers residence resident residents responded reuters
    revenue rifle road robbed robbery ruled ruling said sales sanctions saturday say saying says scene scheduled
    school schools scientists score scored search season secretary security sen senate senator sentence sentenced
    sentencing september sergeant series share shares sheriff shooter shooting shootings shot shots show singer
    sister slain slammed slaying snow soldier soldiers son source sources speech spending spokesman spokesperson
    spokeswoman stabbed stabbing stable stadium star state statement stock stocks storm storms story street strike
    strikes student students studies study subscribe sued suing summit sunday supreme surgery suspect suspected
    suspects talks tax taxes taxpayer teacher teachers team teams teen teenager television temperatures terror
    terrorism terrorist testified testify testimony theft threat threats thursday tip tips today told tomorrow
    tornado touchdown tournament town trade treated treaty trial trooper troops truck tuesday tweet tweeted
    twitter uncle unemployment union united university update updated urged urging vaccine vehicle verdict vice
    victim victims victory video violence violent virus vote voted voter voters votes voting vowed war warned
    warrant washington weapon weapons weather website wednesday week weekend white wife win wind winds wins
    witness witnesses woman women won workers wound wounded wounds wrote www year-old yesterday youtube
    """.split()
)
