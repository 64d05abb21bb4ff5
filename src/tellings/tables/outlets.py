"""Outlets that readers of English news meet, with their web address and the other names they print.

Origin: written by hand for this project from general knowledge; facts only, under the licence of the project. It
gives one outlet one key whether a page names it or its address; an outlet that is missing is keyed by its own name,
so nothing depends on the table being complete. One row per outlet: name | domain | other names.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_ROWS = """
ABC News | abcnews.go.com | ABC News (US), ABC
ABC News (Australia) | abc.net.au | ABC Australia, Australian Broadcasting Corporation
Ahram Online | english.ahram.org.eg |
Al Arabiya | alarabiya.net | Al Arabiya English
Al Jazeera | aljazeera.com | Al Jazeera English, Aljazeera
Al Mayadeen | almayadeen.net | Al Mayadeen English
Al-Monitor | al-monitor.com |
AllAfrica | allafrica.com |
Anadolu Agency | aa.com.tr | Anadolu, AA
Arab News | arabnews.com |
Ars Technica | arstechnica.com |
Asharq Al-Awsat | aawsat.com |
Asia Times | asiatimes.com |
Associated Press | apnews.com | AP, AP News, The Associated Press
Atlanta Journal-Constitution | ajc.com | AJC
Axios | axios.com |
B92 | b92.net |
Balkan Insight | balkaninsight.com | BIRN
Baltimore Sun | baltimoresun.com |
Bangkok Post | bangkokpost.com |
BBC News | bbc.com | BBC, BBC.com, bbc.co.uk
Belfast Telegraph | belfasttelegraph.co.uk |
Benzinga | benzinga.com |
Bloomberg | bloomberg.com | Bloomberg News
Boston Globe | bostonglobe.com |
Boston Herald | bostonherald.com |
Breaking Defense | breakingdefense.com |
Breitbart | breitbart.com | Breitbart News
Business Insider | businessinsider.com | Insider
Business Standard | business-standard.com |
BusinessDay | businessday.ng |
BuzzFeed News | buzzfeednews.com |
CBC News | cbc.ca | CBC
CBN News | cbn.com | CBN
CBS News | cbsnews.com | CBS
CGTN | cgtn.com |
Channel NewsAsia | channelnewsasia.com | CNA
Chicago Sun-Times | chicago.suntimes.com |
Chicago Tribune | chicagotribune.com |
China Daily | chinadaily.com.cn |
Christian Science Monitor | csmonitor.com |
City A.M. | cityam.com |
Cleveland.com | cleveland.com |
CNBC | cnbc.com |
CNET | cnet.com |
CNN | cnn.com | CNN (Web News), Cable News Network
Common Dreams | commondreams.org |
CTV News | ctvnews.ca |
Cyprus Mail | cyprus-mail.com |
Daily Beast | thedailybeast.com |
Daily Caller | dailycaller.com |
Daily Express | express.co.uk | Express
Daily Herald | dailyherald.com |
Daily Kos | dailykos.com |
Daily Mail | dailymail.co.uk | Mail Online, MailOnline
Daily Maverick | dailymaverick.co.za |
Daily Mirror | mirror.co.uk | Mirror
Daily Monitor | monitor.co.ug |
Daily Nation | nation.africa | Nation
Daily Sabah | dailysabah.com |
Daily Signal | dailysignal.com |
Daily Star (Bangladesh) | thedailystar.net |
Daily Telegraph | telegraph.co.uk | Telegraph
Daily Trust | dailytrust.com |
Daily Wire | dailywire.com |
Dallas Morning News | dallasnews.com |
Dawn | dawn.com |
Deadline | deadline.com |
Deccan Herald | deccanherald.com |
Defense News | defensenews.com |
Democracy Now! | democracynow.org |
Denver Post | denverpost.com |
Der Spiegel | spiegel.de | Spiegel International
Desert Sun | desertsun.com |
Detroit Free Press | freep.com |
Detroit News | detroitnews.com |
Deutsche Welle | dw.com | DW, DW.com, DW News
Dhaka Tribune | dhakatribune.com |
Economic Times | economictimes.indiatimes.com |
El País | elpais.com | El País in English
Engadget | engadget.com |
Epoch Times | theepochtimes.com |
ESPN | espn.com |
EU Observer | euobserver.com | EUobserver
Euractiv | euractiv.com |
Euromaidan Press | euromaidanpress.com |
Euronews | euronews.com |
Evening Standard | standard.co.uk |
Express Tribune | tribune.com.pk |
Fast Company | fastcompany.com |
Financial Express | financialexpress.com |
Financial Times | ft.com | FT
First Post | firstpost.com | Firstpost
Forbes | forbes.com |
Foreign Policy | foreignpolicy.com |
Fortune | fortune.com |
Fox Business | foxbusiness.com |
Fox News | foxnews.com | Fox Online News, FoxNews.com, Fox News Digital, Fox News (Online)
France 24 | france24.com | FRANCE 24
Frontier Myanmar | frontiermyanmar.net |
Geo News | geo.tv |
Global Times | globaltimes.cn |
Globe and Mail | theglobeandmail.com |
Guardian | theguardian.com | The Guardian, guardian.co.uk
Guardian Nigeria | guardian.ng |
Gulf News | gulfnews.com |
Gulf Times | gulf-times.com |
Haaretz | haaretz.com |
Hindu | thehindu.com |
Hindustan Times | hindustantimes.com |
Hollywood Reporter | hollywoodreporter.com |
Hong Kong Free Press | hongkongfp.com |
Honolulu Star-Advertiser | staradvertiser.com |
Houston Chronicle | houstonchronicle.com | Chron
HuffPost | huffpost.com | Huffington Post, huffingtonpost.com
Hürriyet Daily News | hurriyetdailynews.com |
i newspaper | inews.co.uk | i News
Independent | independent.co.uk | The Independent
India Today | indiatoday.in |
Indian Express | indianexpress.com |
Intercept | theintercept.com |
International Business Times | ibtimes.com | IBTimes
Investor's Business Daily | investors.com |
Iran International | iranintl.com |
Irish Examiner | irishexaminer.com |
Irish Independent | independent.ie |
Irish Times | irishtimes.com |
Jacobin | jacobin.com |
Jakarta Post | thejakartapost.com |
Jamaica Gleaner | jamaica-gleaner.com |
Jamaica Observer | jamaicaobserver.com |
Japan Times | japantimes.co.jp |
Jerusalem Post | jpost.com |
Jordan Times | jordantimes.com |
Kathimerini | ekathimerini.com | Ekathimerini
Kathmandu Post | kathmandupost.com |
Khaleej Times | khaleejtimes.com |
Korea Herald | koreaherald.com |
Korea Times | koreatimes.co.kr |
Kuwait Times | kuwaittimes.com |
Kyiv Independent | kyivindependent.com |
Kyiv Post | kyivpost.com |
Las Vegas Review-Journal | reviewjournal.com |
Le Monde | lemonde.fr | Le Monde in English
Local | thelocal.com | The Local
Los Angeles Times | latimes.com | LA Times
Mada Masr | madamasr.com |
Mail & Guardian | mg.co.za |
Manila Bulletin | mb.com.ph |
Manila Times | manilatimes.net |
MarketWatch | marketwatch.com |
Mediaite | mediaite.com |
Meduza | meduza.io |
MercoPress | en.mercopress.com |
Mercury News | mercurynews.com |
Metro | metro.co.uk |
Miami Herald | miamiherald.com |
Middle East Eye | middleeasteye.net |
Middle East Monitor | middleeastmonitor.com |
Military Times | militarytimes.com |
Mint | livemint.com | Livemint
Moscow Times | themoscowtimes.com |
Mother Jones | motherjones.com |
MSNBC | msnbc.com |
Nation | thenation.com | The Nation
National Interest | nationalinterest.org |
National Post | nationalpost.com |
National Review | nationalreview.com |
National (UAE) | thenationalnews.com | The National
NBC News | nbcnews.com | NBCNews.com, NBC
NDTV | ndtv.com |
New Arab | newarab.com | The New Arab
New Indian Express | newindianexpress.com |
New Republic | newrepublic.com |
New Straits Times | nst.com.my |
New York Daily News | nydailynews.com |
New York Magazine | nymag.com | Intelligencer
New York Post | nypost.com |
New York Times | nytimes.com | NYT, New York Times - News, New York Times (News), The New York Times
New Yorker | newyorker.com |
New Zealand Herald | nzherald.co.nz | NZ Herald
Newsday | newsday.com |
Newsmax | newsmax.com | Newsmax - News
News.com.au | news.com.au |
Newsweek | newsweek.com |
Newsday (Trinidad) | newsday.co.tt |
Nikkei Asia | asia.nikkei.com |
NK News | nknews.org |
Notes from Poland | notesfrompoland.com |
Novaya Gazeta Europe | novayagazeta.eu |
NPR | npr.org | NPR Online News, National Public Radio
One America News | oann.com | OANN, One America News Network
OilPrice.com | oilprice.com |
Orange County Register | ocregister.com |
Oregonian | oregonlive.com | OregonLive
PBS NewsHour | pbs.org | PBS
People | people.com |
Philadelphia Inquirer | inquirer.com |
Philippine Daily Inquirer | inquirer.net | Inquirer
Philstar | philstar.com | Philippine Star
Politico | politico.com | POLITICO
Politico Europe | politico.eu | POLITICO Europe
Premium Times | premiumtimesng.com |
Press TV | presstv.ir | PressTV
ProPublica | propublica.org |
Punch | punchng.com | The Punch
Quartz | qz.com |
Radio Free Asia | rfa.org | RFA
Radio Free Europe/Radio Liberty | rferl.org | RFE/RL, RFERL
Radio New Zealand | rnz.co.nz | RNZ
Rappler | rappler.com |
RealClearPolitics | realclearpolitics.com |
Reason | reason.com |
Reuters | reuters.com |
RFI | rfi.fr | Radio France Internationale
Rolling Stone | rollingstone.com |
RT | rt.com | Russia Today
RTÉ | rte.ie | RTÉ News, RTE
Rudaw | rudaw.net |
Salon | salon.com |
San Diego Union-Tribune | sandiegouniontribune.com |
San Francisco Chronicle | sfchronicle.com | SFGate
Scotsman | scotsman.com |
Seattle Times | seattletimes.com |
Semafor | semafor.com |
Sky News | news.sky.com |
Sky News Australia | skynews.com.au |
Slate | slate.com |
South China Morning Post | scmp.com | SCMP
Sputnik | sputnikglobe.com | Sputnik International, Sputnik News
Star (Kenya) | the-star.co.ke |
Star (Malaysia) | thestar.com.my |
Star Tribune | startribune.com |
Stars and Stripes | stripes.com |
STAT | statnews.com | STAT News
Straits Times | straitstimes.com |
Sun | thesun.co.uk | The Sun, The US Sun
Swissinfo | swissinfo.ch | SWI swissinfo.ch
Sydney Morning Herald | smh.com.au |
Taipei Times | taipeitimes.com |
Talking Points Memo | talkingpointsmemo.com | TPM
Tampa Bay Times | tampabay.com |
TASS | tass.com |
TechCrunch | techcrunch.com |
Tehran Times | tehrantimes.com |
teleSUR | telesurenglish.net | teleSUR English, Telesur
Texas Tribune | texastribune.org |
The Age | theage.com.au |
The Atlantic | theatlantic.com |
The Blaze | theblaze.com | TheBlaze, TheBlaze.com
The Conversation | theconversation.com |
The Diplomat | thediplomat.com |
The Economist | economist.com |
The Federalist | thefederalist.com |
The Hill | thehill.com |
The Verge | theverge.com |
The Week | theweek.com |
The Wire | thewire.in |
ThinkProgress | thinkprogress.org |
This Day | thisdaylive.com | THISDAY
Time | time.com | Time Magazine, TIME
Times | thetimes.co.uk | The Times, The Times of London, thetimes.com
Times of India | timesofindia.indiatimes.com |
Times of Israel | timesofisrael.com |
Toronto Star | thestar.com |
Toronto Sun | torontosun.com |
Townhall | townhall.com |
TRT World | trtworld.com | TRT
Turkish Minute | turkishminute.com |
TVNZ | 1news.co.nz | 1News
Ukrainska Pravda | pravda.com.ua | Ukrainska Pravda (English)
United Press International | upi.com | UPI
UN News | news.un.org |
US News & World Report | usnews.com | U.S. News & World Report
USA Today | usatoday.com | USA TODAY
Vanguard | vanguardngr.com |
Vanity Fair | vanityfair.com |
Variety | variety.com |
Vatican News | vaticannews.va |
VentureBeat | venturebeat.com |
Vice News | vice.com | VICE, VICE News
Voice of America | voanews.com | VOA, VOA News
Vox | vox.com |
Wall Street Journal | wsj.com | WSJ, Wall Street Journal - News
Washington Examiner | washingtonexaminer.com |
Washington Free Beacon | freebeacon.com |
Washington Post | washingtonpost.com |
Washington Times | washingtontimes.com |
WION | wionews.com |
Wired | wired.com | WIRED
Xinhua | xinhuanet.com | Xinhua News Agency, news.cn
Yahoo News | yahoo.com | Yahoo! News
Yonhap News Agency | yna.co.kr | Yonhap
Ynet | ynetnews.com | Ynetnews
ZDNet | zdnet.com | ZDNET
"""


class KnownOutlet(NamedTuple):
    """One outlet of the table: its usual name, its web domain, and every form of its name."""

    name: str
    domain: str
    forms: tuple[str, ...]


@cache
def load_outlets() -> tuple[KnownOutlet, ...]:
    """Return all outlets of the table."""
    found = []
    for row in _ROWS.strip().splitlines():
        name, domain, others = (part.strip() for part in row.split("|"))
        forms = (name, *(form.strip() for form in others.split(",") if form.strip()), domain)
        found.append(KnownOutlet(name, domain, forms))
    return tuple(found)


@cache
def _forms() -> dict[str, KnownOutlet]:
    table: dict[str, KnownOutlet] = {}
    for outlet in load_outlets():
        for form in outlet.forms:
            table.setdefault(_key(form), outlet)
    return table


def _key(words: str) -> str:
    key = words.strip(" .:|").casefold()
    return key.removeprefix("the ").removeprefix("www.")


def find_outlet(words: str) -> KnownOutlet | None:
    """Return the outlet that `words` (a name or a web domain) as a whole name, or None.

    >>> find_outlet("The Guardian").domain, find_outlet("bbc.co.uk").name
    ('theguardian.com', 'BBC News')
    """
    return _forms().get(_key(words))
