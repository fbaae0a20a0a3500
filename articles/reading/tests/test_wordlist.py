from articles.reading.sayings import PARTICIPLES, VERBS
from articles.reading.wordlist import pattern_of


def test_each_word_and_nothing_else_is_found():
    words = VERBS | PARTICIPLES
    pattern = pattern_of(words)
    assert all(pattern.fullmatch(word) for word in words)
    text = "He said, saids and unsaid; says: tell telling-off."
    assert pattern.findall(text) == ["said", "says", "telling"]
