import pytest

from articles.wire.tests.facts_by_hand import FACTS
from articles.wire.tests.samples import differences, items_of, needs_samples


@needs_samples
@pytest.mark.parametrize(("name", "path", "number", "facts"), FACTS, ids=lambda one: str(one)[:24])
def test_what_is_written_by_hand_of_a_sample_is_read(name, path, number, facts):
    assert differences(items_of(name, path)[number], facts) == {}
