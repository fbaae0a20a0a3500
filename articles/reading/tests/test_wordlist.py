from articles.reading.sayings import PARTICIPLES, VERBS
from articles.reading.wordlist import finder_of


def test_each_word_and_nothing_else_is_found():
    words = VERBS | PARTICIPLES
    find = finder_of(words)
    assert all(found(find, word) == [word] for word in words)
    text = "He said, saids and unsaid; says: tell telling-off."
    assert found(find, text) == ["said", "says", "telling"]


def test_words_are_found_in_the_stretches_alone():
    text = "said asked told"
    assert found(finder_of(VERBS), text, (0, 4), (11, 15)) == ["said", "told"]


def found(find, text, *stretches):
    return [match[0] for match in find(text, stretches or [(0, len(text))])]
