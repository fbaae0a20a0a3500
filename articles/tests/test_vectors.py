import math
from array import array

import pytest

from articles.related.vectors import moved

OWN = array("I", [1]), array("f", [1.0])
OTHER = array("I", [2]), array("f", [1.0])
THIRD = array("I", [3]), array("f", [1.0])


def test_a_close_neighbour_pulls_more_than_a_distant_one():
    close, distant = moved(OWN, [(0.5, OTHER)]), moved(OWN, [(0.05, OTHER)])
    assert close[2] > close[1]
    assert distant[2] < distant[1] / 5


def test_of_two_neighbours_the_closer_pulls_by_the_square():
    found = moved(OWN, [(0.4, OTHER), (0.2, THIRD)])
    assert found[2] == pytest.approx(4 * found[3])


@pytest.mark.parametrize("neighbours", [[], [(0.3, OTHER)], [(0.3, OTHER), (0.1, THIRD)]])
def test_what_was_moved_has_length_one(neighbours):
    assert math.hypot(*moved(OWN, neighbours).values()) == pytest.approx(1)
