"""Words by which the names of bodies, outlets and platforms are known."""

from __future__ import annotations

# Capitalised last words (or first words before "of") of a body's name.
ORGANIZATION_HEADS = frozenset(
    """
    ministry department agency administration bureau office commission committee subcommittee council board authority
    service services directorate secretariat inspectorate cabinet parliament congress senate assembly legislature duma
    knesset bundestag court tribunal police army navy force forces guard guards corps command brigade battalion regiment
    division fleet militia front movement brigades party union federation confederation alliance coalition league
    association society foundation fund trust institute institution university college school academy hospital clinic
    center centre laboratory museum library church diocese company corporation corp inc ltd llc plc gmbh co group holdings
    industries enterprises partners bank insurance airlines airways motors systems technologies energy pharmaceuticals
    network networks media news press times post journal tribune herald gazette chronicle observer guardian telegraph
    independent mirror express mail examiner inquirer dispatch sentinel courier bulletin globe star monitor review
    magazine newspaper weekly daily radio television tv broadcasting club team united fc embassy consulate mission
    organization organisation initiative project campaign conference forum summit-committee caucus delegation taskforce
    district-attorney observatory exchange reserve treasury chamber consortium syndicate cartel mafia brotherhood
    jihad caliphate network watch crescent cross nations studios pictures records entertainment communications
    laboratories studies affairs investigation enforcement protection intelligence ombudsman registry archives
    """.split()
)
# Heads that also close the name of a person, a place or a thing: they need another sign of a body beside them.
WEAK_HEADS = frozenset(
    """
    office service services force forces guard guards command division fleet front group partners bank energy media news
    press times post journal herald independent mirror express mail star monitor review guardian globe daily weekly club
    team united center centre school college hospital church museum library library fund trust union office
    summit conference forum campaign project initiative exchange reserve chamber cross watch network records pictures
    studies affairs investigation enforcement protection intelligence company co court house mission police army navy
    """.split()
)
PRESS_HEADS = frozenset(
    """
    times post journal tribune herald gazette chronicle observer guardian telegraph independent mirror express mail
    examiner inquirer dispatch sentinel courier bulletin globe star monitor review magazine newspaper weekly daily
    radio television tv news press today standard echo politics insider
    """.split()
)
# Lower-case heads that name a body together with a country or a field ("the interior ministry", "the Kenyan army").
LOWER_HEADS = frozenset(
    """
    ministry embassy consulate government military army navy police parliament delegation administration cabinet
    presidency treasury department coastguard judiciary
    """.split()
)
# Whole names that no shape rule would find; acronyms that news use without explaining.
_BODIES = """
UN=United Nations=U.N.=the UN;UN Security Council=Security Council=U.N. Security Council=United Nations Security Council;UN General Assembly=General Assembly;
UNICEF;UNESCO;UNHCR;UNRWA;OCHA;World Health Organization=WHO=World Health Organisation;World Food Programme=WFP=World Food Program;
International Monetary Fund=IMF;World Bank;World Trade Organization=WTO=World Trade Organisation;International Atomic Energy Agency=IAEA;
International Criminal Court=ICC;International Court of Justice=ICJ;NATO=North Atlantic Treaty Organization;OSCE;OECD;OPEC=OPEC+;ASEAN;BRICS;G7=Group of Seven=G-7;G20=Group of 20=G-20;
African Union=AU;Arab League;ECOWAS;European Commission;European Parliament;European Council;European Central Bank=ECB;
Interpol;Europol;Frontex;Red Cross;Red Crescent;International Committee of the Red Cross=ICRC;Doctors Without Borders=MSF=Médecins Sans Frontières;Amnesty International=Amnesty;
Human Rights Watch=HRW;Greenpeace;Oxfam;Save the Children;Transparency International;International Crisis Group;
Kremlin;White House;Pentagon;Downing Street=10 Downing Street=No 10=Number 10;Whitehall;Elysee=Élysée=Elysee Palace=Élysée Palace;Capitol;Congress;Senate;House of Representatives=House;
Supreme Court;State Department=Department of State;Justice Department=Department of Justice=DOJ;Defense Department=Department of Defense=DOD;Treasury Department=Treasury;
Homeland Security;Department of Homeland Security=DHS;FBI=Federal Bureau of Investigation;CIA=Central Intelligence Agency;NSA=National Security Agency;NSC=National Security Council;
FDA=Food and Drug Administration;CDC=Centers for Disease Control and Prevention;EPA=Environmental Protection Agency;IRS=Internal Revenue Service;ICE=Immigration and Customs Enforcement=U.S. Immigration and Customs Enforcement;
CBP=Customs and Border Protection=U.S. Customs and Border Protection;Border Patrol;Secret Service;National Guard;Coast Guard;Marine Corps;Federal Reserve=Fed;SEC=Securities and Exchange Commission;
FAA=Federal Aviation Administration;NTSB=National Transportation Safety Board;FEMA=Federal Emergency Management Agency;NASA;NOAA;ATF;DEA;TSA;FTC=Federal Trade Commission;FCC;
GOP;Republican Party;Democratic Party;Republican National Committee=RNC;Democratic National Committee=DNC;ACLU=American Civil Liberties Union;NRA=National Rifle Association;NAACP;
House of Commons=Commons;House of Lords=Lords;Home Office;Foreign Office;Ministry of Defence=MoD;Scotland Yard;Metropolitan Police=Met Police;MI5;MI6;GCHQ;NHS;Bank of England;Labour Party=Labour;
Conservative Party=Tories;Liberal Democrats=Lib Dems;Scottish National Party=SNP;Sinn Féin=Sinn Fein;DUP;Reform UK;UKIP;
Duma=State Duma;Verkhovna Rada=Rada;FSB;GRU;SVR;SBU;Knesset;IDF=Israel Defense Forces=Israeli Defense Forces;Mossad;Shin Bet;Likud;Bundestag;Bundesrat;CDU;SPD;AfD;
Hamas;Hezbollah=Hizbollah=Hizbullah;Taliban;Islamic State=ISIS=ISIL=IS group=Daesh;al-Qaeda=Al Qaeda=al Qaeda=al-Qaida=Al-Qaeda;al-Shabab=Al-Shabaab=al-Shabaab;Boko Haram;Houthis=Houthi=Ansar Allah;
Islamic Jihad=Palestinian Islamic Jihad;Palestinian Authority;PLO=Palestine Liberation Organization;Fatah;IRGC=Islamic Revolutionary Guard Corps=Revolutionary Guards=Revolutionary Guard;Quds Force;
PKK=Kurdistan Workers' Party;YPG;Syrian Democratic Forces=SDF;FARC;ELN;Wagner=Wagner Group;Muslim Brotherhood;Lashkar-e-Taiba=LeT;Tehrik-e-Taliban Pakistan=TTP;Politburo;Communist Party;
ANC=African National Congress;BJP=Bharatiya Janata Party;Awami League;
Reuters;Associated Press=AP=The Associated Press;Agence France-Presse=AFP;Bloomberg=Bloomberg News;TASS=Tass;Interfax;RIA Novosti=RIA;Xinhua;Anadolu=Anadolu Agency;UPI;EFE;dpa;ANSA;Kyodo;Yonhap;PTI=Press Trust of India;
KCNA;IRNA;Ukrinform;Ukrainska Pravda;Meduza;Sputnik;Novaya Gazeta;Kommersant;Izvestia;BBC=BBC News;CNN;Fox News=Fox;MSNBC;NBC=NBC News;CBS=CBS News;ABC=ABC News;NPR;PBS;C-SPAN;Sky News;ITV;Channel 4;Al Jazeera=Al-Jazeera;
Deutsche Welle=DW;RT;CGTN;CNBC;Politico;Axios;Vox;BuzzFeed=BuzzFeed News;Breitbart;HuffPost=Huffington Post;Newsmax;The Hill;The Atlantic;The Intercept;The Economist;Der Spiegel=Spiegel;Bild;Die Zeit;Le Monde;Le Figaro;
El País=El Pais;La Repubblica;Corriere della Sera;Haaretz;Newsweek;Forbes;Rolling Stone;Vanity Fair;New Yorker;USA Today;New York Times=The New York Times=NYT;Washington Post=The Washington Post;Wall Street Journal=The Wall Street Journal=WSJ;
Financial Times=FT;Los Angeles Times=LA Times;New York Post;Daily Mail;Daily Beast;Slate;ProPublica;Radio Free Europe=RFE/RL;Voice of America;National Review;Washington Examiner;Washington Times;Time magazine;
Google;Alphabet;Microsoft;Apple;Amazon;Meta;Boeing;Airbus;Tesla;SpaceX;Pfizer;Moderna;AstraZeneca;BioNTech;Johnson & Johnson;Exxon=ExxonMobil;Chevron;Shell;BP;Gazprom;Rosneft;Lukoil;Huawei;Samsung;Toyota;Volkswagen;
Goldman Sachs;JPMorgan=JPMorgan Chase;Citigroup;Wells Fargo;Walmart;Netflix;Disney;Uber;Lyft;Airbnb;Starbucks;McDonald's;Nvidia;Intel;IBM;OpenAI;Lockheed Martin;Raytheon;Moody's;Standard & Poor's;Wall Street;
Antifa;Black Lives Matter;Proud Boys;Ku Klux Klan;FIFA;UEFA;NFL;NBA;MLB;NHL;IOC
"""
# Bodies known by the building or street that they sit in, and bodies of one country: the side they belong to.
BODY_COUNTRIES = {
    "kremlin": "Russia",
    "duma": "Russia",
    "state duma": "Russia",
    "fsb": "Russia",
    "white house": "United States",
    "pentagon": "United States",
    "congress": "United States",
    "capitol": "United States",
    "state department": "United States",
    "department of state": "United States",
    "justice department": "United States",
    "downing street": "United Kingdom",
    "10 downing street": "United Kingdom",
    "whitehall": "United Kingdom",
    "home office": "United Kingdom",
    "foreign office": "United Kingdom",
    "elysee": "France",
    "élysée": "France",
    "elysee palace": "France",
    "élysée palace": "France",
    "verkhovna rada": "Ukraine",
    "rada": "Ukraine",
    "sbu": "Ukraine",
    "knesset": "Israel",
    "idf": "Israel",
    "bundestag": "Germany",
}
PLATFORMS = frozenset(
    {
        "facebook",
        "twitter",
        "telegram",
        "instagram",
        "tiktok",
        "youtube",
        "whatsapp",
        "truth social",
        "weibo",
        "wechat",
        "vkontakte",
        "linkedin",
        "reddit",
        "snapchat",
        "bluesky",
        "mastodon",
        "threads",
        "signal",
        "zoom",
        "skype",
        "substack",
        "rumble",
        "parler",
        "gab",
        "discord",
        "viber",
    }
)
# Words that are capitalised as names of groups of people and stand for their body.
MEMBERS = {
    "republican": "Republican Party",
    "republicans": "Republican Party",
    "democrat": "Democratic Party",
    "democrats": "Democratic Party",
    "democratic": "Democratic Party",
    "tory": "Conservative Party",
    "tories": "Conservative Party",
    "talib": "Taliban",
    "talibs": "Taliban",
}


def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _BODIES.replace("\n", "").split(";"):
        first, *others = (name.strip() for name in entry.split("="))
        for name in (first, *others):
            if name:
                table[name] = first
    return table


# Every known spelling of a body, as printed, with the name it is listed under.
KNOWN_BODIES = _names()
