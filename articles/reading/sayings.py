"""Verbs of saying, in the forms in which copy attributes words with them."""

# Finite forms that attribute a quotation to their subject.
VERBS = frozenset(
    """
    said says told tells asked asks added adds noted notes stated states stressed stresses warned
    warns explained explains replied replies argued argues insisted insists claimed claims wrote
    writes acknowledged acknowledges announced announces answered answers asserted asserts
    believes believed boasted called calls cautioned cautions charged commented comments
    complained complains conceded concedes concluded concludes confirmed confirms contended
    contends continued continues countered counters criticized criticised declared declares denied
    denies denounced denounces described describes dismissed disclosed emphasized emphasised
    emphasizes exclaimed expressed hailed hinted informed joked jokes lamented maintained
    maintains mentioned observed observes pledged pledges pointed praised predicted predicts
    proclaimed promised promises quipped recalled recalls recounted reiterated reiterates remarked
    remarks reminded repeated reported reports responded responds retorted revealed ruled shouted
    signaled speculated spoke suggested suggests summed testified testifies thanked thought thinks
    tweeted tweets underlined underscored urged urges voiced vowed vows yelled remembered read
    reads quoted cited assured advised affirmed alleged alleges appealed bragged blasted condemned
    demanded demands derided intoned branded labeled labelled termed dubbed characterized referred
    likened compared accused touted blamed mused opined offered posted whispered admitted admits
    agreed agrees decried defended deplored ridiculed slammed rejected welcomed credited chided
    challenged cheered cried swore interjected inquired invited recommended proposed sighed
    laughed vented fumed wondered say argue insist contend warn acknowledge complain believe
    """.split()
)
# Forms that attribute after "to": "leaned out to yell".
BASE_FORMS = frozenset(
    """say add ask declare tell shout yell announce write insist warn argue note call describe
    reply explain joke tweet claim predict complain declare""".split()
)
# In "Roe says the board believes" it is Roe who speaks.
THOUGHTS = frozenset("believe believes believed think thinks thought".split())
# The words most quotations stand with; others need the marks close by.
PLAIN = frozenset(
    """said says told tells asked asks added adds noted notes stated explained replied wrote writes
    warned argued insisted stressed continued concluded declared""".split()
)
PARTICIPLES = frozenset(
    """
    saying adding calling noting telling describing asking warning arguing insisting stressing
    declaring explaining writing citing claiming stating vowing urging promising pledging labeling
    labelling terming dubbing branding denouncing praising hailing referring acknowledging
    emphasizing reading quipping joking suggesting concluding predicting complaining dismissing
    denying reiterating replying responding announcing accusing blasting tweeting remarking
    observing pointing boasting cautioning alleging asserting slamming criticizing criticising
    vowing ridiculing lamenting deriding condemning deploring likening comparing touting voicing
    expressing recalling wondering rejecting shouting yelling testifying
    """.split()
)
ADVERBS = frozenset(
    """also then later earlier once again recently previously publicly privately repeatedly already
    often even just never still always simply first today yesterday too now reportedly famously
    only himself herself itself themselves monday tuesday wednesday thursday friday saturday sunday
    has had have""".split()
)
# Verbs that need a person spoken to or no object when their subject follows them.
INVERTED = VERBS - frozenset(
    """told tells called calls believes believed thanked praised criticized described accused
    welcomed urged reminded informed assured advised blamed pledged dismissed hailed denounced
    condemned labeled dubbed termed branded invited rejected ruled cited quoted referred likened
    compared touted offered expressed voiced pointed denied announced reported reports repeated
    confirmed disclosed defended credited challenged""".split()
)
