"""What a saved page prints around a story: menus, share buttons, notices, date lines.

Each rule is a small pattern for a whole line. A line no rule knows is not furniture.
"""

import re

from .characters import holds_any

_EXACT = frozenset(
    phrase.strip()
    for phrase in """
home|news|menu|search|main menu|main navigation|navigation|skip to content|skip to main content
top|skip navigation|skip navigation links|accessibility links|advertisement|advertisements
advertising|sponsored|sponsored content|print|print page|printer friendly|printer-friendly version
e-mail|email|print version|printable version|text only|share|shares|tweet|facebook|twitter
linkedin|pinterest|whatsapp|telegram|reddit|google+|digg|stumbleupon|del.icio.us|addthis
addthis social bookmark button|comments|comment|no comments|no comments yet|post a comment
leave a comment|leave a reply|reply|save|add a comment|show comments|hide comments|view comments
load comments|back to top|back|next|previous|next story|previous story|next article
previous article|next post|previous post|older|newer|older post|newer post|login|log in|sign in
sign up|register|log out|my account|subscribe|subscribe now|newsletter|newsletters|read more|more
more news|more stories|continue reading|related|see also|also read|most read|most popular
most viewed|trending|trending now|editor's picks|editors' picks|editor’s picks|recommended
latest news|latest|breaking news|top stories|recent posts|about us|contact us|contact
privacy policy|terms of use|terms of service|terms and conditions|site map|sitemap|rss|archives
archive|your opinion|download|view original|full story|story continues below|click to enlarge
enlarge|enlarge photo|photo|photos|photo gallery|video|videos|audio|caption|toggle caption
hide caption|show caption|listen|gallery|text size|font size|favorites|report this ad|close
loading|like|likes|follow|follow us|donate|cookies|accept|accept all|decline|got it|ok|more from
you may also like|you might also like|don't miss|updated|for immediate release|immediate release
press release|news release|media release|press advisory|media advisory|press statement
news transcript|courtesy story|world news|us news|u.s. news|national news|international news
local news|business news|world|national|international|politics|business|sports|opinion|editorial
technology|science|health|entertainment|lifestyle|weather|classifieds|jobs|special report|featured
featured articles|news feed|newsfeed|chats|headlines|headline news|today's news|from the web
around the web|promoted|discuss|discussion|rate this|rate this post|rate this article|bookmark|a a a
this story contains photos|view full version|full version|mobile version|desktop version|english
email address|password|forgot password|remember me|submit|send|cancel|yes|no|join|help|faq
all news|read full article on original website|what's new|today in history|go to top|page top|list
copy link|link|link copied|url copied|url is copied|copied|permalink|source link
print this document|story|article|article tools|tools|sponsors|stay connected
stay informed|also in this section|in this section|in the news|in other news|filed under|tags
topics|myspace|delicious|mixx|technorati|tumblr|instagram|youtube|flipboard|messenger|google
yahoo|buzz|newsvine|furl|slashdot|fark|blogger|wordpress|livejournal|typepad|viber|vkontakte|xing|line
anzeige|werbung|zur startseite|zum inhalt|zum hauptinhalt|teilen|drucken|publicité|partager
imprimer|compartir|imprimir|publicidad|реклама|поделиться|комментарии
share on facebook|share on twitter|license photo|translate|text|a+|a-|a|reader comments
be the first to comment
expand|collapse|view all|see all
""".replace("\n", "|").split("|")
    if phrase.strip()
)
# Both kinds of rules are for a whole line in small letters, without its bullet.
_RULES = re.compile(
    "|".join(
        (
            r"(?:skip|jump|go|return|back) to .{1,40}",
            r"(?:print|e-?mail|share|tweet|bookmark|save|rate|discuss|forward|recommend|report|"
            r"like|pin)(?: (?:this|the|it|on|via|to|with|by|a)\b.{0,60}|[ ,|/•·&+]+.{0,3}(?:print|"
            r"e-?mail|share|tweet|save|facebook|twitter|rss|comment|like).{0,80})",
            r"(?:add|send|e-?mail|post|share|save) (?:to|with) (?:\w+ ){0,2}(?:blog|friends?|"
            r"facebook|twitter|favorites|favourites|list|colleague)",
            r"нашли ошибку.{0,100}|(?:found|report|select) (?:an|the) error.{0,100}",
            r"this (?:entry|post|article|story|item) (?:was|is) (?:posted|filed|written|tagged)\b"
            r".{0,240}|bookmark the permalink.{0,40}",
            r"(?:please )?support (?:our|us|local|independent)\b.{0,50}(?<![.”\"])",
            r"(?:story|article|release|document|news) (?:identification|id|number)\b.{0,40}|!\[.*",
            r"please note\b.{0,160}\b(?:article|page|site|links?|story|text|comments?)\b.{0,260}",
            r"this is .{3,40} for the original (?:entry|article|post|story) at .{3,120}",
            r"date:? \d{4}-\d\d|showing (?:posts|items|entries) .{0,80}",
            r"(?:weitere|lesen|mehr|lire|leer|читайте|ещё|еще) (?:artikel|sie|zum|aussi|más|также|"
            r"по)\b.{0,120}",
            r"archives? for (?:category|the|tag|month)\b.{0,60}|(?:category|tag|author|daily) "
            r"archives?\s*:.{0,60}|search (?:this|our|the) (?:blog|site|archives?)",
            r"for (?:more|further|additional) (?:news|stories|information|"
            r"photos)\b.{0,60}\b(?:visit|go to|see|call|contact|click|log on)\b.{0,200}",
            r"(?:click|tap|press) (?:here|on|to|photo|image|the|for|play)\b.{0,100}",
            r"(?:photo|image) (?:for|in) screen-resolution.{0,60}|download (?:hi-?res|full|image|"
            r"photo|pdf|the|our|high).{0,60}|high resolution (?:photo|image)?",
            r"(?:read|see|watch|listen|view|more|hear)(?: (?:more|also|next|now|the|all|full|this|"
            r"related|on|from|here|our|about|in))*\s*(?::|»|>|→|\.\.\.|…).{0,150}",
            r"(?:read|see) (?:more|also|next|it at|it on|the (?:full|entire|whole|rest)|full|"
            r"entire|all|our)\b.{0,80}(?<![.”\"])",
            r"(?:also read|read also|also see|see also|must read|don['’]t miss|related|recommended|"
            r"more on this(?: story)?|more coverage|in pictures|in video|video|watch)\s*[:;|"
            r"»>–—-].{0,160}",
            r"related (?:articles?|stor(?:y|ies)|content|links?|topics?|news|posts?|sites?|"
            r"coverage|items?|reading|video|documents?|information)\b.{0,40}",
            r"more (?:from|on|in|about|stories|news|articles|headlines|"
            r"coverage)\b.{0,60}(?<![.”\"])",
            r"(?:join|subscribe|sign up|signup|follow|like|donate|support|make|get|help|receive|"
            r"stay|find|connect|become|try|download|add|want|enjoy|never)\b.{0,80}\b(?:mailing "
            r"list|newsletters?|e-?mails?|inbox|updates|alerts|facebook|twitter|telegram|youtube|"
            r"instagram|rss|our app|donations?|subscri\w+|channel|whatsapp|us on|google news|us "
            r"today|our list|daily brief\w*|latest news|breaking news|informed|bookmarks?|"
            r"membership|our journalism)\b.{0,80}",
            r"donate (?:now|today|here|to)\b.{0,60}",
            r"(?:subscribe|sign up|register|log ?in|sign in) (?:to|for|now|today|here|with|or|free|"
            r"and)\b.{0,200}",
            r"(?:join|get) (?:the|our) .{0,60}\b(?:list|community|discussion|conversation|"
            r"app)\b.{0,30}",
            r"get the latest .{0,80}|get our .{0,60}",
            r"(?:©|\(c\)|&copy;|copyright\b(?! (?:in|on|and|laws?|claims?|holders?)\b)).{0,300}",
            r"(?:no|\d[\d,.]*k?) (?:comments?|shares?|views?|likes?|replies|reads?|retweets|"
            r"notes?)(?: \W?.{0,30})?",
            r"(?:comments?|views?|shares?|likes?|reads|hits|web views|downloads)\s*[:(]\s*\d"
            r".{0,20}",
            r"comments? (?:are|is|on|have|from|policy|closed|off)\b.{0,160}",
            r"\d+ min(?:ute)?s?(?: to)? read|(?:reading|estimated) time.{0,30}|\d+ \w+ ago",
            r"(?:tags?|topics?|labels?|filed under|categor(?:y|ies)|keywords|posted in|in this "
            r"story|section|subjects?)\s*:.{0,300}",
            r"(?:https?://|www\.)\S+(?: \S+){0,3}|[\w.+-]+@[\w.-]+",
            r"(?:on the (?:web|net)|on the internet)\s*:.{0,200}",
            r"(?:media|press|public|news|for more information|for further "
            r"information)?\s*contacts?\s*:.{0,150}",
            r"(?:tel|telephone|phone|fax|ph|e-?mail|web ?site|mobile|cell)\b\.?\s*:.{0,100}",
            r"(?:for immediate release|embargoed (?:until|for)|for release)\b.{0,80}",
            r"(?:press|news|media) (?:release|advisory|statement)s?(?:\s*[:#-]|\s+no\b|"
            r"\s+\d).{0,60}",
            r"(?:release )?(?:no|nr|number|#)\.?\s*:?\s*\d[\w/-]{0,20}|release id\b.{0,60}|"
            r"virin\b.{0,60}",
            r"by continuing to (?:use|browse).{0,300}",
            r"(?:story|article|advertisement)(?: continues)? (?:below|after)(?: .{0,30})?|- "
            r"?advertisement ?-|article continues.{0,40}",
            r"(?:adjust )?(?:text|font|type) size\b.{0,40}|you are here\b.{0,120}|page \d+(?: of "
            r"\d+)?",
            r"(?:next|previous|prev|older|newer)(?: (?:story|article|post|page|in "
            r".{1,30}))?\s*[:»>←→«].{0,160}",
            r"(?:biograph(?:y|ies)|related sites?|special reports?|links|resources|attachments|"
            r"documents)\s*:.{0,60}",
            r"posted by .{0,80}|posted in .{0,80}|view(?:ing)? (?:original|full|all|"
            r"archived)\b.{0,60}",
            r"(?:your|you) (?:e-?mail|comment|name|must be|need to)\b.{0,160}",
            r"(?:this|the) (?:article|story|page|content) (?:was|has been|is|originally) "
            r"(?:originally )?(?:published|posted|printed|appeared|archived|generated|authored|"
            r"syndicated|available)\b.{0,160}",
            r"powered by .{0,40}|hosted by .{0,40}|designed by .{0,40}|built with .{0,40}",
            r"(?:have|got) (?:a|any) (?:tip|story|news|comment|question)\b.{0,140}",
            r"(?:to|if you (?:wish|want|would like) to) (?:comment|subscribe|unsubscribe|receive|"
            r"contact|participate in the discussion|join the)\b.{0,200}",
            r"(?:breaking|latest|live|developing)\s*:.{0,20}|video \(.{1,30}\)",
            r"(?:hide|toggle|show) caption|\+? ?(?:hide|show) .{0,20}caption.{0,60}",
            r"reflecting the views of .{0,120}|opinions expressed .{0,200}|the views expressed "
            r".{0,300}",
            r"(?:publication|volume|vol|issue|edition)\s*:.{0,80}",
            r"by (?:clicking|signing up|subscribing|submitting|registering|entering)\b.{0,160}"
            r"\byou(?:r|\b).{0,300}",
            r"(?:please )?(?:do not|don['’]t|keep|refrain from) .{0,40}\bcomments?\b.{0,160}",
            r"we (?:welcome|encourage|reserve) .{0,40}\bcomments?\b.{0,160}",
            r"this e-?mail address is (?:being )?protected.{0,80}",
            r"for (?:queries|questions|corrections)\b.{0,200}\b(?:e-?mail|contact|write to)\b"
            r".{0,160}",
            r"an official website of .{3,80}|here['’]s how you know|official websites use .{3,40}",
            r"(?:an? |the )?\W?\w{3}\W? website belongs to .{3,120}|secure \W?\w{3} websites use "
            r".{3,40}",
            r"(?:contact|reach|e-?mail|write to|follow) (?!.*said).{0,80}@\w.{0,60}",
            r"(?:exit|switch to|view|go to|leave) (?:the )?(?:mobile|desktop)\b.{0,30}",
            r"also on .{2,30}: .{0,120}|our standards\b.{0,60}",
            r"authori[sz]ed by .{3,120}|lee .{3,60} aquí\.?",
            r"(?:presenters?|speakers?|briefers?)\s*:.{0,200}|(?:<a )?href=.{0,300}",
            r"read the (?:original|full) (?:article|story|report|version|post) (?:on|at|in|here)\b"
            r".{0,60}|.{0,400}\bread more ?[»›→>]+",
            r"more (?:news|stories|articles|reading|coverage) (?:on|about|from)\s*:.{0,200}",
            r"(?:this|our) (?:site|form|page|website) is protected by .{0,160}|thank(?:s| you) for "
            r"(?:subscribing|signing up|joining|registering|your subscription)\b.{0,40}",
            r"(?:catch|stay|get|keep|find)\b.{0,100}\bdelivered\b.{0,30}",
            r"(?:top|bottom|end) of page",
            r"print(?:er)?[ -]friendly\b.{0,40}|[\w&' ]{2,20}: [^\[\]]{5,140}\]",
            r"(?:please )?support (?!for\b|from\b|of\b).{0,100}\b(?:independent|quality|our) "
            r"journalism\b.{0,160}",
            r"in a time of .{0,100}\bquality journalism\b.{0,160}",
            r"(?:please )?enter your .{1,60}|use the (?:comment )?form\b.{0,80}",
            r"\d[\d,]* total (?:views?|reads?|comments?).{0,40}|article ad box",
            r"(?:image|photo|video) placeholder\b.{0,20}|[\w.%-]{1,60}\.(?:jpe?g|png|gif)",
        )
    )
)
# A notice has one of these words; looking for them first is quick.
_TELLING = tuple(
    "rights|may not be|reproduc|republic|redistrib|reprint|donation|cookies|browser|javascript"
    "|phone|tel:|tel.|fax|ad-free|subscri|free trial|billed|sensitive information".split("|")
)
_NOTICES = re.compile(
    "|".join(
        (
            r".{0,40}\bmake an? (?:[\w-]+ ){0,3}donation\b.{0,60}",
            r".{0,300}\ball rights (?:are )?reserved\b.{0,300}",
            r".{0,300}\bmay not be (?:published|reproduced|broadcast|rewritten|redistributed|"
            r"copied|re-?used|republished)\b.{0,300}",
            r".{0,120}\b(?:reproduction|republication|redistribution|"
            r"reprint\w*)\b.{0,80}\b(?:prohibited|forbidden|permission|consent)\b.{0,120}",
            r".{0,100}\b(?:this|our) (?:web)?site uses cookies\b.{0,300}",
            r".{0,80}\bwe use cookies\b.{0,400}",
            r".{0,160}\b(?:your|another|this|a modern|supported|enable|need) (?:web )?"
            r"(?:browser|javascript)\b.{0,160}",
            r".{0,60}\b(?:ad-free|subscribe (?:today|now)|free trial|billed (?:annually|monthly))\b"
            r".{0,100}",
            r"(?:the|this) (?:full |rest of (?:the|this) )?(?:article|story|content|page)\b.{0,60}"
            r"\b(?:only (?:by|for|to) (?:\w+ )?subscri\w+|subscribers[ -]only)\b.{0,200}",
            r"(?:in case|if) you (?:do not|don['’]t|already) have an? (?:\w+ )?subscription\b"
            r".{0,120}|if you(?: are|['’]re) (?:already )?(?:subscribed|a subscriber)\b.{0,150}",
            r".{0,200}\b(?:telephone|phone|tel|fax)\b\.?\s*:?\s*\+?[(\d][\d() .-]{6,}"
            r"(?:.{0,80}[^.”\"])?",
            r".{0,200}\bshare sensitive information only\b.{0,80}",
            r".{0,80}\baccept (?:all )?cookies\b.{0,80}",
        )
    )
)
_LONGEST_ROW = 120
_LONGEST_WORDS = 14
_LINKS_IN_ROW = 3  # marks between the headlines in a row of links
_STOPS = frozenset(".,;:")
_LETTER = re.compile(r"[^\W\d_]")
_CRUMB = re.compile(r"\s+(?:>|»|›|→|::)\s+|\s*[»›]\s*")
_MARK = re.compile(r"[>»›→]|::")
_MARKS = (">", "»", "›", "→", "::", "|", "•", "·")
_BAR_MARK = re.compile(r"[|•·]")
_BAR = re.compile(r"\s*[|•·]\s*")


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page around the story: a menu, a button, a notice."""
    if len(text) > 700:
        return False
    bare = text.strip(" .:>»«<|•·*-–—+[]()…!→←#_=").lower()
    if bare in _EXACT or _LETTER.search(bare) is None:
        return True
    if _is_menu(text) or _is_row_of_buttons(bare):
        return True
    if text[0] in "“\"'‘":
        return False
    line = text.lstrip("•·*-–—>»|[(►▶ ").rstrip().lower()
    if _RULES.fullmatch(line):
        return True
    return holds_any(line, _TELLING) and _NOTICES.fullmatch(line) is not None


def is_row_of_links(text: str) -> bool:
    """Whether a line is a row of other stories' headlines, however long, with marks between."""
    items = text.split(" • ") if text.count(" • ") >= _LINKS_IN_ROW else ()
    return bool(items) and sum(item.strip()[-1:] in _STOPS for item in items) * 4 <= len(items)


def is_button(text: str) -> bool:
    """Whether `text`, in small letters, is what a button or a menu item says and nothing else."""
    return text in _EXACT


def _is_row_of_buttons(bare: str) -> bool:
    words = bare.split() if len(bare) <= _LONGEST_ROW else ()
    return 2 <= len(words) <= _LONGEST_WORDS and all(word in _EXACT for word in words)


def _is_menu(text: str) -> bool:
    """A breadcrumb or a row of menu items: `Home > News > World`, `News | Sports | Weather`."""
    if len(text) > 400 or not holds_any(text, _MARKS):
        return False
    crumbs = [part for part in _CRUMB.split(text) if part.strip()] if _MARK.search(text) else []
    if len(crumbs) >= 2 and len(crumbs[0].split()) <= 4 and text[-1] not in '.”"':
        return True
    if _BAR_MARK.search(text) is None:
        return False
    items = [part.strip() for part in _BAR.split(text) if part.strip()]
    short = sum(len(item.split()) <= 4 and len(item) <= 40 for item in items)
    if len(items) == 2 and short == 2 and any(item.lower() in _EXACT for item in items):
        return True
    return len(items) >= 3 and (short == len(items) or (short >= 4 and short >= len(items) - 1))
