"""Words that tell titles, bodies and places from names, in lower case without accents."""


def _words(text):
    return frozenset(text.split())


# Titles that make whoever follows a person: heads of a title, ranks, courtesy titles.
HEADS = _words("""
    president vice-president secretary undersecretary under-secretary minister premier chancellor
    chairman chairwoman chairperson chair director director-general chief commander head deputy
    ambassador envoy spokesman spokeswoman spokesperson governor mayor senator congressman
    congresswoman representative lawmaker legislator leader speaker whip judge justice prosecutor
    attorney lawyer counsel commissioner coordinator adviser advisor aide analyst expert professor
    economist historian scientist engineer researcher scholar fellow author writer journalist
    reporter editor correspondent columnist commentator activist dissident candidate nominee
    manager executive ceo cfo owner founder co-founder co-author strategist pollster consultant
    official officer sheriff detective inspector superintendent principal dean pope king queen
    prince princess sultan emir sheik sheikh ayatollah cardinal archbishop bishop rabbi imam tsar
    czar astronaut cosmonaut pilot physicist councilman councilwoman alderman delegate treasurer
    comptroller administrator surgeon secretary-general general-secretary negotiator diplomat
    banker broker trader investor singer actor actress producer coach captain doctor physician
    nurse teacher student farmer resident veteran businessman businesswoman entrepreneur
    lieutenant-governor vice-chairman statesman parliamentarian ombudsman rapporteur marshal
    premier-designate warlord oligarch tycoon billionaire secretary-treasurer mp mep ministers
    presidents senators secretaries coroner magistrate agent backbencher frontbencher skipper
    spokespeople constable superintendent undersecretary-general chaplain vicar reverend bishop
    archdeacon abbot sergeant-at-arms mediator arbitrator trustee registrar provost rector
    chancellor-designate vice-chancellor congressperson assemblyman assemblywoman lawmaker
    statistician psychologist psychiatrist sociologist anthropologist archaeologist biologist
    chemist geologist meteorologist seismologist epidemiologist virologist surgeon pathologist
    criminologist demographer geographer philosopher theologian poet novelist playwright composer
    conductor musician guitarist filmmaker director photographer cartoonist blogger broadcaster
    anchor presenter publicist architect engineer programmer hacker entrepreneur financier
    philanthropist trainer footballer striker midfielder defender goalkeeper batsman bowler
    cyclist swimmer sprinter golfer boxer jockey champion firefighter paramedic policeman
    policewoman patrolman trooper guard bodyguard gunman hijacker bomber
    guerrilla defendant suspect plaintiff prisoner detainee hostage
    ringleader mastermind financier cleric preacher mufti monk priest nun missionary deacon
    designer inventor lobbyist organizer campaigner trade-unionist unionist shopkeeper driver
    captain-regent chairperson-in-office underwriter auditor accountant actuary solicitor
    mogul magnate tsar heir heiress socialite celebrity star barrister advocate member paralegal
    assistant commandant attache notary bailiff warden jailer ranger guide teammate referee umpire
    councilor councillor taoiseach tanaiste astronomer evp svp vp cfo coo cto cio
""")
RANKS = _words("""
    gen. lt. maj. col. capt. adm. cmdr. sgt. cpl. pvt. pfc. spc. brig. ens. lieut. comdr. general
    lieutenant major colonel captain admiral commander commodore ensign sergeant corporal private
    specialist airman seaman brigadier petty warrant gunnery sergeant-major general-major sen.
    rep. gov. sens. reps. rev. prof. dr. hon. amb. supt. msgr. sir dame lord lady baroness baron
    count gens. gen lt col maj capt sgt cmdr adm brig dr prof rev sayyid mullah hojjatoleslam
    hojatoleslam shri smt. smt thiru datuk
    mate corpsman quartermaster yeoman storekeeper electrician fireman crewman apprentice recruit
    machinist boatswain gunner technician signalman airwoman sapper gunnery rifleman guardsman
    cw2 cw3 cw4 cw5 cwo2 cwo3 cwo4 cwo5 cwo wo1 wo2 csm sgm sfc ssg ltc ltg mg bg msg cpt spc. sra
    1lt 2lt 1stlt 2ndlt ltcol bgen majgen ltgen lcpl gysgt mgysgt ssgt tsgt msgt cmsgt smsgt a1c
    radm vadm cdr lcdr ltjg ens spc pfc cpo lcpl. gysgt. mgysgt. ssgt. msgt. tsgt. ltcol. bgen.
    majgen. ltgen. sfc. mgen.
""")
COURTESY = _words("mr. mrs. ms. mr mrs ms miss madam messrs.")
# Titles that go with a given name alone: "Sheikh Ali", "Sir Alan".
BY_GIVEN_NAME = _words(
    "sheikh sheikha sheik sir dame prince princess king queen emir sultan mullah pope"
)
FEMALE_TITLES = _words("""
    mrs. ms. mrs ms miss madam dame lady baroness queen princess spokeswoman chairwoman
    congresswoman businesswoman councilwoman actress
""")
MALE_TITLES = _words("""
    mr. mr sir lord baron count king prince spokesman congressman businessman councilman
    pope cardinal archbishop bishop sultan emir sheik sheikh ayatollah imam
""")

# Words before a title that change whose it is or when.
FORMERLY = _words(
    "former then then- ex ex- one-time onetime ex-president late retired past previous"
)
NOT_YET = _words("designate nominee elect candidate incoming future would-be prospective")
LESSER = _words("deputy vice assistant associate under acting interim sub junior shadow")

# Bodies and places of a title: "White House", "Missile Defense Agency", "Russian".
BODIES = _words("""
    defense defence foreign interior finance treasury state justice labor health education energy
    commerce trade transport transportation homeland security intelligence information policy
    affairs staff chiefs joint general prime vice deputy first second third senior assistant
    associate acting interim former press chief national federal house senate congressional
    parliamentary presidential republican democratic democrat army navy naval air force marine
    marines corps coast guard military pentagon kremlin nato u.s. us u.n. un eu e.u. uk u.k. white
    command strategic missile central ministry department agency operations plans special forces
    master executive managing principal lead political economic government cabinet party
    opposition majority minority district supreme court high top armed services ground
    representative communications media public relations legal technical police fire city county
    attorney nuclear arms control environment agriculture veterans development budget planning
    counterterrorism human rights war european eurasian international global regional world under
    research company corporate embassy royal campaign religious financial leading prominent noted
    veteran independent retired family spiritual then then- ex- state-run pfc. 1st 2nd 3rd class
    gunnery warrant petty vice- sergeant-at-arms communist socialist liberal conservative labour
    social christian council north south east west northern southern eastern western middle cia
    fbi nsa nsc bbc cnn ap afp imf opec osce iaea 1st 2nd 3rd j.g. tech.
    customs aviation immigration migration fisheries forestry welfare youth sport sports
    electricity petroleum minerals telecommunications infrastructure reconstruction endowments
""")
NATIONAL = _words("""
    american russian polish czech ukrainian georgian french german british iranian iraqi afghan
    chinese japanese korean indian pakistani israeli palestinian turkish syrian egyptian saudi
    italian spanish portuguese dutch belgian swedish norwegian danish finnish greek bulgarian
    romanian hungarian slovak slovenian croatian serbian bosnian albanian macedonian lithuanian
    latvian estonian belarusian moldovan armenian azerbaijani azeri kazakh uzbek kyrgyz tajik
    turkmen mongolian vietnamese thai philippine filipino indonesian malaysian singaporean
    australian canadian mexican brazilian argentine chilean colombian venezuelan cuban peruvian
    bolivian nigerian kenyan ethiopian somali sudanese libyan tunisian algerian moroccan lebanese
    jordanian kuwaiti qatari yemeni emirati omani swiss austrian irish scottish welsh english
    soviet african asian arab muslim islamic jewish catholic orthodox texan californian shiite
    sunni kurdish chechen tatar hindu sikh buddhist anglican baptist methodist lutheran evangelical
    maltese cypriot icelandic luxembourg montenegrin kosovar nepalese bangladeshi burmese
    cambodian laotian taiwanese tibetan zimbabwean ugandan rwandan congolese angolan ghanaian
    senegalese ivorian malian liberian haitian dominican jamaican ecuadorean paraguayan uruguayan
    honduran guatemalan salvadoran nicaraguan panamanian bahraini omani palestinian
""")
PLACES = _words("""
    america russia poland ukraine georgia france germany britain england scotland wales ireland
    iran iraq afghanistan china japan korea india pakistan israel turkey syria egypt italy spain
    portugal netherlands belgium sweden norway denmark finland greece bulgaria romania hungary
    slovakia slovenia croatia serbia bosnia albania macedonia lithuania latvia estonia belarus
    moldova armenia azerbaijan kazakhstan uzbekistan kyrgyzstan tajikistan mongolia vietnam
    thailand philippines indonesia malaysia singapore australia canada mexico brazil argentina
    chile colombia venezuela cuba nigeria kenya ethiopia somalia sudan libya tunisia algeria
    morocco lebanon kuwait qatar yemen oman switzerland austria europe asia africa antarctica
    moscow washington london paris berlin warsaw prague brussels vienna geneva rome madrid tokyo
    beijing seoul kabul baghdad tehran jerusalem tbilisi kiev kyiv vilnius riga tallinn minsk
    munich bucharest budapest belgrade strasbourg ankara istanbul cairo damascus pyongyang taiwan
    hong kong york angeles francisco chicago boston houston dallas miami atlanta texas california
    florida virginia ohio michigan pennsylvania illinois arizona alaska hawaii kansas iowa
    nebraska oklahoma oregon utah nevada maryland massachusetts minnesota missouri mississippi
    louisiana tennessee kentucky alabama carolina dakota jersey hampshire rhode vermont maine
    delaware wisconsin wyoming montana idaho indiana connecticut arkansas colorado d.c. crimea
    chechnya abkhazia ossetia kosovo gaza kaliningrad siberia caucasus balkans united states
    kingdom nations union zealand los san santa las el saudi arabia sri lanka sea
""")
# A capitalised word after a name that makes the whole a thing: "Reagan National Airport".
THINGS = _words("""
    institute university college school academy airport street avenue road boulevard lane drive
    square bridge building center centre foundation hospital library museum memorial monument park
    stadium arena hall church cathedral temple house award prize medal trophy cup bowl act law
    bill amendment doctrine plan treaty accord agreement commission committee council congress
    parliament agency department ministry office bureau administration corporation corp corp. inc
    inc. co co. ltd ltd. llc group holdings bank company companies motors electric dynamics
    industries systems technologies airlines airways enterprises partners associates brothers sons
    fund trust association society union federation league alliance party movement coalition army
    navy corps force forces command division brigade regiment battalion squadron fleet wing base
    barracks carrier class strike ship dam lake river mountain mountains valley bay island islands
    county city province region district peninsula ocean gulf canyon desert beach harbor port
    station tower plaza hotel mall market stores store news times post journal press tribune
    herald magazine television tv radio network review report reports poll survey series show team
    festival games open assembly court charter convention conference forum summit initiative
    bloc fund jihad project program programme service services administration's hurricane war
    revolution syndrome springs
    disease scholarship chair fellowship laboratory laboratories observatory telescope expressway
    highway parkway freeway watch international securities capital consulting research media
    heart pictures studios records staff ii-class-ship exchange club
""")
# A word before a name that makes the whole a thing: "USS Ronald Reagan", "Camp David".
THING_BEFORE = _words("""
    uss usns hms hmcs usat ins ss ms-class camp fort ft. mount mt. lake port cape operation
    hurricane typhoon tropical storm project joint-base saint st. ste. university institute
    college airport task carrier destroyer frigate cruiser submarine warship vessel ship lander
    rover telescope shuttle
""")
DAYS = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan. feb. feb aug sept oct nov dec today
    yesterday tomorrow easter christmas ramadan thanksgiving
""")
# Capitalised at the start of a sentence, never part of a name.
OPENERS = _words("""
    a about according accordingly across added addressing after afterward afterwards again against
    ahead all almost along alongside already also although among amid an and another any anyone
    apart are as aside asked at back based because been before behind being below beside besides
    between beyond both but by can clearly could currently despite did do does during each earlier
    either elsewhere even eventually every everyone except few finally following for from further
    furthermore given had has have having he hence her here hers him his how however i i'd i'll
    i'm i've if in indeed initially inside instead into is it its itself just last late later
    lately least less let like likewise many maybe me meanwhile meeting might more moreover most
    much must my near nearly neither nevertheless never next no nobody none nonetheless nor not
    nothing now of off officials often on once one only opposite or other others otherwise our out
    outside over overall perhaps please previously prior quite rather recently regarding right
    said saying see several shall she should since so some someone something sometimes soon
    speaking still such than that that's the their them then there thereafter therefore these they
    this those though through throughout thus to together too toward towards two three four five
    six seven eight nine ten under unless unlike until up upon us very was we well were what
    what's whatever when whenever where whereas whether which while who whoever whom whose why
    will with within without would yes yet you your told joining flanked accompanied citing
    quoting noting calling quoted read photo file video watch update story related wire twitter
    facebook republicans democrats russians americans europeans mr.-president
""")
# Words that say something of a title and are no part of it: "the new Labor leader".
ADJECTIVES = _words("""
    new newly old young main own same current outgoing outspoken veteran longtime long-time
    embattled beleaguered controversial popular powerful hard-line hardline moderate reformist
    fellow good big great small tough key then-new well-known late disgraced ousted exiled jailed
    reclusive maverick
    several many few other more most all both two three four five six seven eight nine ten
""")
# Lower-case words that stand inside a name.
PARTICLES = _words("""
    de del della der den di da do dos du la le van von bin ibn bint al el ul zu ter ten af av und
    y e
""")
SUFFIXES = _words("jr. sr. jr sr ii iii iv vi vii viii ix xii xiii xiv xv xvi")
# After a bare surname these speak of a government or a time, not of the person.
ERAS = _words("""
    administration administrations government governments doctrine regime era family campaign
    cabinet years presidency dynasty government's administration's clan tax estate
""")
# Surnames that also are titles, months or bodies: a given name before them settles it.
DOUBTFUL_SURNAMES = _words("""
    king pope bishop dean major judge justice marshal marshall may march april june august price
    church lake rivers hill hall park bush rice gates baker cook mason carter duke prince chase
    banks ford lane brooks field fields wood woods young brown green white black gray grey west
    north day noble page parker porter sheriff power powers knight bell england paris london
    houston dallas jackson lincoln washington jordan israel french german english holland ireland
    france welsh house rhodes christian law bond kidd warden christmas little small long short
    best strong stern frost snow winter summer love wise moon post press case foster joseph royce
    singer farmer read wolf fox mayor berlin vienna florence kent york lancaster sterling stone
    craft steele duncan chambers driver
""")
KOREAN_AND_CHINESE_SURNAMES = _words("""
    ban chen cheng chung deng ding guo han hu huang hwang jang jeong jiang jin jung kang kim lee
    li liang lin liu luo ma mao noh nguyen park peng roh ri song sun tang tran wang wei wen wu xi
    xu yan yang yoon yu yun zhang zhao zheng zhou zhu zeng
""")


def _classes():
    """The class of each word. A word of two lists has the class of the later one."""
    lists = (
        ("day", DAYS),
        ("thing", THINGS),
        ("body", PLACES | NATIONAL | BODIES),
        ("head", HEADS),
        ("rank", RANKS),
        ("courtesy", COURTESY),
        ("thing before", THING_BEFORE),
        ("opener", OPENERS),
    )
    return {word: kind for kind, group in lists for word in group}


_CLASSES = _classes()
TITLE_KINDS = frozenset({"head", "rank", "courtesy"})
LOWER_TITLE = (
    (HEADS | RANKS | BODIES | FORMERLY | NOT_YET | LESSER)
    - _words("under to of us un eu count private past previous future second third lady lord late")
) | _words("late presidential ministerial")


def kind_of(word):
    """What a capitalised word is in a name or a title; "name" when it is in no list."""
    kind = _CLASSES.get(word)
    if kind is None:
        return _kind_of_compound(word) if "-" in word else "name"
    return kind


def _kind_of_compound(word):
    """What "President-elect" or "Attorney-General" is: a title if its parts are of titles."""
    for ending in ("-elect", "-designate", "-in-chief"):
        if word.endswith(ending):
            return _CLASSES.get(word.removesuffix(ending), "name")
    parts = [part for part in word.split("-") if part not in ("then", "ex")]
    kinds = {_CLASSES.get(part) for part in parts}
    return "head" if kinds & {"head", "rank"} and kinds <= {"head", "rank", "body"} else "name"
