"""Phrases that web pages print around a report, by what they belong to.

Origin: collected by hand for this project from the visible furniture of news pages and common page software (generic
wording of a few words each); under the licence of the project. A phrase is written folded: lower case, `#` for any
run of digits, without marks at either end. `WHOLE` phrases are a line by themselves; `OPENINGS` begin a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

_WHOLE = {
    "advertisement": """
ad|ads|advert|advertisement|advertisements|advertising|advertisement - story continues below|close ad|sponsored
sponsored content|sponsored links|sponsored stories|promoted|promoted content|promoted links|paid content|paid post
partner content|from our partners|from our sponsors|story continues|story continues below|story continued below
story continues below advertisement|article continues below|article continues below advertisement|continue reading
article continues after ad|story continues after ad|continue reading below|continue reading the main story
continues below|text continues below|scroll to continue|skip advertisement|skip ad|remove ads|hide ad|report this ad
report ad|why am i seeing this ad|ad choices|adchoices|loading ad|ad feedback|after ad|after the ad|recommended by
paid partner content|from the web|around the web|from around the web|you may like|more from the web|ads by google
ads by revcontent|taboola|outbrain|dianomi|powered by taboola|mgid|in partnership with|presented by|brought to you by
continue|advertisement / advertisement|advertisement advertisement|close advertisement|sponsor|our sponsors|sponsors
rev content|content from our partners|shopping|shop now|buy now|deals|coupons|best deals|today's deals
""",
    "comment form": """
leave a reply|leave a comment|leave a reply cancel reply|cancel reply|leave the first comment|leave your comment
post a comment|post comment|add a comment|add comment|add your comment|write a comment|submit comment|send comment
be the first to comment|no comments|no comments yet|comments|comment|view comments|show comments|hide comments
load comments|load more comments|read comments|see comments|all comments|# comments|# comment|comments (#)|comment (#)
(#) comments|(#) comment|comments #|comments are closed|comments closed|comments on this article are now closed
comments are closed for this article|commenting is closed|join the conversation|join the discussion|join the debate
start the conversation|start the discussion|have your say|have something to say|what do you think|what's your opinion
what are your thoughts|what is your opinion on this topic|share your thoughts|share your opinion|tell us what you think
your comment|your name|your email|your opinion|your email address will not be published
your email address will not be published. required fields are marked|required fields are marked|name|email|website
email address|name (required)|email (required)|name #|e-mail|captcha|i'm not a robot|notify me|reply|replies|# replies
# reply|reply to this comment|report comment|report abuse|report this comment|flag as inappropriate|flag comment
sort by|newest|oldest|newest first|oldest first|best|top comments|most liked|most replied|recent comments
please enter your comment|please enter your name here|please enter your email address here|please enter an answer
you have entered an incorrect email address|save my name, email, and website in this browser for the next time i comment
notify me of follow-up comments by email|notify me of new posts by email|log in to comment|login to comment
sign in to comment|log in to leave a comment|you must be logged in to post a comment|please log in to comment
sign up to comment|register to comment|discussion|conversation|commenting guidelines|comment policy|comments policy
comment guidelines|community guidelines|read our comment policy|view all comments|view conversation|reader comments
reader interactions|comments are moderated|comments have been disabled|this post has # comments|upvote|downvote
thank you for your comment|subscribe to comments|# thoughts on this|message|submit|send|cancel|like|dislike|flag
""",
    "share widget": """
share|shares|# shares|# share|#k shares|share this|share this article|share this story|share this post|share article
share story|share post|share page|share now|share via|share on|share with|share with friends|share option
share options|share this page|share link|share the news|sharing|share on facebook|share on twitter|share on x
share on linkedin|share on whatsapp|share on telegram|share on reddit|share on pinterest|share by email|share via email
share to facebook|share to twitter|share on email|share by|share:facebook|share it|please share|spread the word
facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|tiktok|flipboard|tumblr|messenger
viber|line|vk|vkontakte|odnoklassniki|weibo|wechat|threads|bluesky|mastodon|snapchat|truth social|google+|google plus
pocket|digg|stumbleupon|mix|email|e-mail|mail|sms|print|copy|copy link|copy url|link copied|link|link copied!
copied to clipboard|copy the link|print this|print article|print this article|print page|email this|email this article
email article|email to a friend|tweet|tweet this|retweet|pin|pin it|pin this|save|save article|save for later|saved
bookmark|bookmarks|add to bookmarks|add to favorites|gift this article|gift article|give this article|gift|post
facebook twitter|facebook twitter pinterest|facebook twitter email|facebook twitter linkedin|facebook twitter whatsapp
twitter facebook|facebook twitter google+|facebook twitter whatsapp email|facebook x|facebook messenger|show more sharing options
view more sharing options|more sharing options|close extra sharing options|opens in new window|open in new tab|# views
views|# view|views #|# reads|# likes|likes|# votes|# tweets|# retweets|followers|fans|subscribers|resize text
text size|font size|a a|aa|a-|a+|listen|listen to article|listen to this article|listen now|listen to this story
# min listen|# min read|# minute read|# minutes read|#-minute read|min read|minute read|reading time|reading time # minutes
estimated reading time|time to read|print friendly|send to kindle|download pdf|pdf|report an error|report a typo
report a problem|suggest a correction|contact the author|follow the author|discover more|connect|connect with us
stay connected|social|social media|follow us on|follow|following|follow us|follow this topic|follow topic|join us
add us on google|add as preferred source on google|prefer us on google|google news|follow on google news
follow us on google news|make us preferred on google|react|reactions|what's your reaction|angry|sad|wow|love|haha
""",
    "subscription": """
subscribe|subscribe now|subscribe today|subscribe for free|subscribe here|subscriptions|subscribed|unsubscribe|sign up
sign up now|sign up today|sign up here|sign up for free|sign me up|signup|sign in|sign out|signin|log in|login|log out
logout|log in or sign up|sign in / join|sign in or sign up|register|register now|register for free|create account
create an account|create a free account|my account|account|your account|manage account|manage subscription|become a member
become a subscriber|become a supporter|join|join now|join free|membership|memberships|member login|members|newsletter
newsletters|email newsletters|our newsletters|newsletter sign up|newsletter signup|newsletter sign-up|sign up for newsletters
sign up for our newsletter|sign up for our newsletters|subscribe to our newsletter|subscribe to our newsletters
subscribe to newsletter|subscribe to newsletters|join our newsletter|get our newsletter|get the newsletter
get our newsletters|daily newsletter|weekly newsletter|sign up for daily newsletters|manage newsletters
sign up for daily newsletters manage newsletters|email alerts|news alerts|breaking news alerts|get alerts|alerts
notifications|turn on notifications|enable notifications|push notifications|allow notifications|support us|donate
donate now|donate today|make a donation|contribute|support our work|support our journalism|support independent journalism
support quality journalism|support the site|gift subscriptions|gift a subscription|give a gift|e-paper|epaper|e-edition
digital edition|print edition|today's paper|subscriber only|subscribers only|subscriber exclusive|for subscribers
premium|premium content|exclusive for subscribers|already a subscriber|already a subscriber? log in|already a member
already have an account|don't have an account|forgot password|forgot your password|forgot your password? get help
password|your password|your username|username|remember me|password recovery|recover your password|create your account
lost your password|start free trial|free trial|try for free|start your free trial|view offers|special offer
thank you for subscribing|thanks for subscribing|check your inbox|get the app|download the app|download our app
get our app|our apps|apps|mobile apps|mobile app|app store|google play|available on google play|download on the app store
ios app|android app|rss|rss feed|rss feeds|feed|podcast|podcasts|sign up for alerts|unlock this article|read for free
stay informed|stay up to date|stay updated|never miss a story|don't miss out|don't miss any of our update
don't miss any of our updates|enter your email|enter your email address|your email address|email address|e-mail address
get updates|get news updates|be the first to know|join our telegram channel|join our whatsapp channel|telegram channel
whatsapp channel|join our channel|join us on telegram|join us on whatsapp|follow us on telegram|follow us on social media
loading|loading...|please wait|welcome|welcome back|welcome! log into your account|welcome! register for an account
a password will be e-mailed to you|a password will be emailed to you|privacy preference center|manage preferences
""",
    "related": """
related|related:|related articles|related article|related stories|related story|related posts|related post|related news
related content|related topics|related coverage|related items|related reading|related links|related video|related videos
related to this story|related story:|related items|related materials|related keywords|related searches|related tags
read more|read also|also read|read next|read now|read more articles|read more stories|read more news|read more on this story
read more here|read more on this|read more about|read full article|read full story|read the full story|read this next
read in this category|see also|see more|see all|see more stories|view more|view all|view more stories|show more|load more
load more stories|load more articles|load more posts|more|more articles|more stories|more news|more like this|more on this
more on this story|more from this section|more from author|more from this author|more by this author|more by author
more posts|more in this section|more top stories|more to explore|more to read|more headlines|more videos|more topics
more information|more coverage|more reading|most popular|most read|most viewed|most watched|most shared|most recent
most commented|most discussed|popular|popular posts|popular stories|popular articles|popular news|popular now
popular videos|popular topics|popular tags|popular categories|popular reads|trending|trending now|trending news|trending stories
trending today|trending topics|trending on|trending videos|what's trending|now trending|hot topics|hot news|hot|top stories
top news|top story|top headlines|top reads|top articles|top posts|top picks|today's top stories|latest|latest news
latest stories|latest articles|latest posts|latest headlines|latest updates|latest videos|latest from|the latest
latest video|latest in|recent|recent posts|recent stories|recent news|recent articles|recent headlines|recently published
newest|recommended|recommended for you|recommended stories|recommended reading|recommended articles|recommended videos
recommended news|we recommend|you may also like|you may also be interested in|you might also like|you may like
you may have missed|in case you missed it|icymi|you might be interested in|you may be interested in|others also read
people also read|readers also read|also on this site|also in the news|also in this section|next article|next story
next post|next up|up next|next|previous|prev|previous article|previous story|previous post|previous|older posts|newer posts
older post|newer post|newer|older|don't miss|do not miss|don't miss this|must read|must reads|must-read|must-reads|must watch
must see|editors' picks|editor's picks|editor's pick|editor's choice|editors' choice|editors picks|featured|featured stories
featured articles|featured news|featured posts|featured video|featured videos|features|special reports|special report
in this section|in this story|in this article|in this category|from this section|from the same author|from the archive
from our archives|in other news|other news|other stories|other articles|other top stories|similar articles|similar news
similar stories|similar posts|similar|explore more|explore|discover|keep reading|keep exploring|continue reading
further reading|further reading|background|dive deeper|go deeper|learn more|find out more|what to read next|what to watch
watch|watch next|watch now|watch live|watch video|watch the video|watch more|watch:|now watch|now playing|play now|just watched
video|videos|photos|photo|gallery|galleries|photo gallery|pictures|in pictures|slideshow|slideshow (# images)|view slideshow
slideshow (# photos)|# images|# photos|# videos|live|live tv|live now|live updates|breaking|breaking news|just in|developing
news in pictures|best of|best reads|headlines|stories|articles|posts|news|news feed|newsfeed|news in brief|all news|archive
archives|full coverage|complete coverage|in depth|in-depth|in focus|spotlight|the big story|big stories|on this topic|on the topic
topics|topics in this article|topic|tagged in|more on this topic|explore more on these topics|explore topics|categories
category|post navigation|article navigation|navigation|click to expand|expand|collapse|expand all|suggested reading
suggested for you|suggested stories|stories for you|for you|selected for you|chosen for you|picked for you|now on|on the web
elsewhere|readers' choice|what others are reading|what we're reading|people are reading|most popular in|today's news
""",
    "tags": """
tags|tags:|tag|tagged|tagged:|filed under|filed under:|keywords|keyword|topics:|posted in|posted in:|in this article:
more on:|labels|labels:|hashtags|# tags|categories:|category:|this entry was posted in|subjects|subject
""",
    "navigation": """
home|home page|homepage|menu|main menu|close menu|open menu|toggle navigation|toggle menu|navigation menu|site navigation
skip to content|skip to main content|skip to navigation|skip to main navigation|jump to content|skip to search
skip links|skip to article|skip to footer|skip to primary sidebar|skip|search|search for|search for:|search here
search results|search this site|search the site|search site|close search|open search|go|back|back to top|to top|top
go to top|scroll to top|return to top|back to home|back to homepage|return to homepage|go back|back to news|back to main
next page|previous page|page #|# of #|next image # of #|prev next|previous next|close|x close|open|ok|yes|no|accept|i agree
dismiss|hide|show|toggle|edit|edition|editions|change edition|us edition|uk edition|international edition|language|languages
english|select language|français|deutsch|español|русский|українська|中文|العربية|türkçe|italiano|português|日本語|한국어
world|world news|international|national|local|local news|regional|nation|us|u.s|u.s. news|us news|uk|uk news|europe|asia
africa|americas|latin america|middle east|asia pacific|oceania|north america|south america|australia|canada|china|india
politics|business|economy|markets|finance|money|technology|tech|science|science & tech|health|sport|sports|culture|arts
entertainment|lifestyle|life|life & style|style|travel|food|fashion|education|environment|climate|energy|opinion|opinions
editorial|editorials|commentary|analysis|columns|columnists|letters|letters to the editor|blogs|blog|books|film|movies|music
tv|television|radio|games|gaming|puzzles|crosswords|crossword|horoscope|horoscopes|weather|traffic|crime|courts|defense|defence
security|war|society|religion|history|magazine|investigations|long reads|longreads|interview|interviews|multimedia|media
infographics|cartoons|obituaries|classifieds|jobs|real estate|property|cars|auto|autos|football|cricket|tennis|golf|rugby
basketball|soccer|nfl|nba|mlb|nhl|f#|racing|celebrity|celebrities|showbiz|royals|royal family|women|men|family|parenting
relationships|wellness|fitness|recipes|shop|store|events|calendar|directory|community|communities|forum|forums|people
personal finance|real-estate|startups|companies|industry|agriculture|transport|transportation|infrastructure|investing
stocks|crypto|cryptocurrency|elections|election #|white house|congress|supreme court|government|policy|law|justice
human rights|conflict|conflicts|diplomacy|foreign policy|sections|all sections|all topics|a-z|site index|site map|sitemap
quick links|useful links|links|resources|other|others|misc|miscellaneous|about|about us|about this site|contact|contact us
contacts|our team|the team|team|staff|authors|contributors|write for us|work with us|careers|work for us|press|press releases
press room|media kit|advertise|advertise with us|advertise here|partners|help|help center|help centre|faq|faqs|support
feedback|give feedback|send feedback|customer service|contact the newsroom|send us a tip|news tips|submit a tip|got a tip
send a tip|submit news|submit an article|corrections|ethics|standards|editorial policy|editorial standards|masthead
accessibility|accessibility statement|accessibility help|view full site|mobile version|desktop version|desktop site
mobile site|powered by|powered by wordpress|dark mode|light mode|dark|light|theme|settings|profile|dashboard|today|yesterday
morning|evening|special|exclusive|exclusives|premium|all|more sections|more menu|submenu|toggle search|full site|view site
view more info|view profile|view author archive|bio|author|about the author|about author|about the authors|author archive
play|pause|mute|unmute|fullscreen|replay|volume|transcript|show transcript|captions|subtitles|click to play|play video
play audio|video player|audio player|video unavailable|enlarge|enlarge image|enlarge this image|hide caption|toggle caption
show caption|caption|view image|view photos|view gallery|open image|image|see all photos|zoom|zoom in|tap to expand
click to enlarge|image # of #|photo # of #|# / #|#/#|listen live|on air|schedule|tv schedule|programs|programmes|shows
page not found|not found|read|details|full article|full story|source|sources|via|original|original article|original source
view original|view source|read original|link to original|subscribe / log in|subscribe log in|sign in subscribe
by|date|date:|time|time:|author:|written by|posted by|published by|reported by|published|updated|posted|last updated
published on|posted on|updated on|last modified|publish date|publication date|updated at|published at|posted at|created
modified|issued|location|place|section|desk|edited by:|reporter|correspondent|staff reporter|staff writer|image credit
photo credit|credit|copyright|featured image|image source|video source|file photo|file|representational image|stock photo
""",
    "legal": """
all rights reserved|privacy|privacy policy|privacy notice|privacy statement|privacy settings|privacy preferences
privacy overview|your privacy rights|your privacy choices|california privacy rights|california notice at collection
notice at collection|do not sell my info|do not sell my personal information|do not sell or share my personal information
terms|terms of use|terms of service|terms & conditions|terms and conditions|terms of sale|terms and privacy|legal|legal notice
legal notices|disclaimer|disclaimers|copyright policy|copyright notice|cookie policy|cookies policy|cookie notice|cookies
cookie settings|cookie preferences|cookies settings|manage cookies|manage consent|manage cookie preferences|accept cookies
accept all|accept all cookies|reject all|reject|decline|i accept|got it|accept & close|necessary|always enabled|functional
analytics|performance|targeting|imprint|impressum|user agreement|subscriber agreement|code of ethics|code of conduct
complaints|editorial code|modern slavery statement|public inspection file|eeo report|fcc applications|closed captioning
privacy and cookie policy|privacy & cookies|privacy and cookies|privacy policy and terms of service|gdpr|ad info|rss terms
republish this article|republish|republish our articles|reprints|reprints & permissions|rights & permissions|permissions
order reprints|licensing|license this content|syndication|creative commons|creative commons license
""",
    "residue": """
spot_img|spot_imgspot_img|null|undefined|nan|object object|image|img|lazy|placeholder|lorem ipsum|shortcode|[...]|[…]
javascript|javascript is disabled|enable javascript|please enable javascript|you need to enable javascript to run this app
your browser does not support the video tag|your browser does not support the audio element|this video can not be played
your browser does not support html5 video|media playback is unsupported on your device|media playback is not supported
media playback is not supported on this device|this content is not available|this video is unavailable|an error occurred
video player is loading|this is a modal window|beginning of dialog window|end of dialog window|current time|duration
loaded|stream type live|remaining time|playback rate|chapters|descriptions|descriptions off|audio track|picture-in-picture
no compatible source was found for this media|the media could not be loaded|advertisement remaining|skip ad in #
can't see the video? click here|can't see this video? click here|please turn on javascript|embed|embed code|embed video
to view this video please enable javascript|content not available|image unavailable|view this post on instagram|tap here
error|oops|click here|here|see|jump to|section break|end|ends|-ends-|[music]|-#-|###
""",
}

_OPENINGS = {
    "related": """
read more|also read|read also|related|related story|related article|related stories|related video|see also|read next|more on
more from|more in|more about|read more from|read more about|latest on|the latest on|most read in|most popular in|watch also
watch|watch more|watch now|now watch|listen to|recommended|must read|trending|don't miss|in pictures|in case you missed it
read this|you may also like|you might also like|previous article|next article|previous post|next post|full coverage
live updates|read the full|read it here|read full|now read|read the latest|further reading|explore|see more|also see
read|see all|see our|check out|catch up on|find out more|learn more|for more|for more on|to read more|more stories|up next
keep reading|continue reading|click here|click to|click for|tap here|read our|see the full|view the full|view all|see more on
dig deeper|go deeper|photos|video|gallery|opinion|analysis|explainer|editorial|exclusive|fact check|podcast|background
""",
    "subscription": """
sign up for|sign up to|sign up and|subscribe to|subscribe for|subscribe and|subscribe now|join our|get the latest|get our
get breaking|get the best|get news|get more|get all|get unlimited|get the app|get the news|get weekly|get daily|get your daily
get a daily|get a weekly|start your day with|start the day|stay up to date|stay up-to-date|stay informed|stay on top of
stay connected|keep up with|keep up to date|never miss|don't miss our|receive our|receive the latest|receive breaking|enter your email|download our
download the|support our|support independent|support the|become a|make a donation|donate to|please consider|already a subscriber
to continue reading|to read the full|you have # free|you've reached your|you have reached your|this article is for
this story is for|this content is for|this article is only available|unlock|create a free|create an account|log in to|login to
sign in to|register to|register for|follow us on|follow us|follow our|like us on|find us on|connect with us|join us on|join the
add us on|turn on|enable|your subscription|your support|we need your support|help us|if you enjoyed this|if you like this
if you value|enjoying our|love what you|was this email forwarded|by signing up|by subscribing|by submitting|by providing
by clicking|by registering|thanks for reading|thank you for reading|thank you for subscribing|view our|manage your
follow the author|follow on|delivered to your inbox|the best of|newsletter|newsletters|email newsletter|our newsletter
""",
    "legal": """
copyright|copyright ©|© copyright|©|(c) #|all rights reserved|this material may not be published|this material may not
the content of this|we use cookies|this site uses cookies|this website uses cookies|our website uses cookies|cookies help us
by using this site|by continuing to|by using our|by browsing|we and our partners|we value your privacy|use of this
this site is protected by recaptcha|this site uses akismet|the views expressed|views expressed|the opinions expressed
opinions expressed|disclaimer|privacy policy|terms of|no part of this|reproduction|reprinted with permission
republished with permission|registered in|company number|a division of|part of the|an error has occurred|necessary cookies
any cookies|we may earn|we may receive|affiliate|this post may contain affiliate|this article contains affiliate
as an amazon associate|prices are|quotes displayed|market data|powered by|site by|website by|designed by|do not sell
""",
    "comment form": """
leave a|add a comment|post a comment|write a comment|be the first to|comments|comments are|please enter|please log in
please login|please sign in|please register|you must be logged in|your email address will not|required fields|notify me
save my name|log in or register|log in to|sign in to|comments on|commenting|we welcome|join the conversation|have your say
this site is|this comment|report this|flag this|share your|what do you think|want to comment|to comment|to join the conversation
reader comments|view the discussion|there are # comments|there are no comments|there is # comment|# comments on|# thoughts on
# responses to|# responses|one thought on|show # more|see # more|sorry, comments|maximum # characters|you have # characters
""",
    "share widget": """
click to share|click to print|click to email|click to copy|share this|share on|share via|share with|share to|share |tweet |email this
print this|send this|copy this|save this|this link opens|opens in|read or share this story|please share|listen to this|# min
hear this|estimated reading|reading time|time to read|like this|rate this
""",
    "advertisement": """
advertisement|advertisement -|sponsored by|sponsored|sponsor|promoted by|presented by|brought to you by|paid for by
paid content|story continues|article continues|continue reading|this is an advertisement|ad |ads by|in association with
in partnership with|powered by|promotion
""",
    "tags": """
tags|tagged|filed under|posted in|topics|keywords|categories|in this article|related topics|more on|labels|hashtags
this entry was posted|category|published in|posted under
""",
    "author note": """
follow|contact the writer|contact the reporter|contact the author|contact|reach|email|e-mail|write to|you can reach|you can follow
follow him on|follow her on|follow them on|follow me on|send tips to|send tips|have a tip|got a tip|got a news tip|do you have|tip
have a story|got a story|got a question|have questions|if you have|to contact|to report|send us|email us|let us know|email the
""",
    "residue": """
media playback is unsupported|media playback is not supported|your browser does not support|to play the media|to view this
javascript|this video can|this browser|please enable|please turn on|please upgrade|we're sorry|sorry, your|error|loading
to display this|this content is|content is not|the page you|this page|view this|can't see|don't see|if you can't see
interested in|just watched|chat with us|hide caption|enlarge this image|toggle caption|play video|play audio|skip to
story highlights|next image|image # of|photo # of|ticker security|last change|poster="|embed|this feature|cannot view
""",
}
# An opening that many ordinary sentences share counts only in a line without a full sentence's end.
_WEAK = """
explore|see our|check out|watch|read|video|photos|opinion|analysis|editorial|exclusive|background|podcast|gallery|explainer
follow|contact|reach|email|tip|part of the|become a|enable|help us|support the|support our|join the|follow our|turn on|unlock
download the|listen to|the best of|comments|comments on|prices are|market data|quotes displayed|affiliate|reproduction|loading
error|interested in|this content is|this page|this feature|this browser|this comment|this video can|this site is|category|topics
if you have|to report|to contact|to comment|get more|get all|get news|get the best|please consider|sponsor|ad |photo # of
leave a|report this|flag this|view this|view all|view our|for more|for more on|more about|more in|more on|more from|related
trending|recommended|see also|sponsored|sponsored by|promotion|a division of|use of this|registered in|e-mail|send us|click to
we welcome|share your|share with|share to|share |tweet |rate this|like this|print this|send this|copy this|save this|continue reading
# min|embed|contact the reporter|commenting|javascript|keywords|labels|tags|disclaimer|terms of|legal|please enter|don't miss
exclusive|live updates|the latest on|latest on|read this|read our|read it here|receive our|do you have|fact check|get your daily
in partnership with|in association with|presented by|brought to you by|paid for by|promoted by|further reading|to continue reading
have questions|have a story|got a question|let us know|keep up with|start the day|stay on top of|stay connected|powered by
the opinions expressed|opinions expressed|# responses|be the first to|see more|must read|in pictures|write to|to view this
story continues|article continues|to read more|find out more|learn more|keep reading|go deeper|dig deeper|catch up on|see the full
view the full|please register|please log in|please login|please sign in|log in to|login to|sign in to|register to|register for
no part of this|this entry was posted|published in|estimated reading|watch now|watch more|hear this|want to comment|to display this
"""


def _split(block: str) -> tuple[str, ...]:
    return tuple(phrase for line in block.strip().splitlines() for phrase in line.split("|") if phrase)


@cache
def load_whole_phrases() -> Mapping[str, str]:
    """Return the phrases that are a line by themselves, each with its reason; the first reason given counts."""
    table: dict[str, str] = {}
    for reason, block in _WHOLE.items():
        for phrase in _split(block):
            table.setdefault(phrase.strip(" .:!?*"), reason)
    return MappingProxyType(table)


@cache
def load_openings() -> Mapping[str, tuple[tuple[str, str, bool], ...]]:
    """Return the phrases that begin a line by their first word: (phrase, reason, weak), longest first.

    A weak one is furniture only where the line is no full sentence.
    """
    weak = {phrase.strip() for phrase in _split(_WEAK)}
    table: dict[str, dict[str, tuple[str, str, bool]]] = {}
    for reason, block in _OPENINGS.items():
        for raw in _split(block):
            phrase = raw.strip()
            table.setdefault(phrase.split()[0], {}).setdefault(phrase, (phrase, reason, phrase in weak))
    ordered = {first: tuple(sorted(found.values(), key=lambda row: -len(row[0]))) for first, found in table.items()}
    return MappingProxyType(ordered)
