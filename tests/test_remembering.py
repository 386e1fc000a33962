"""What was made before is kept for the very same objects, and for nothing else."""

from __future__ import annotations

from policybrief.models.briefing import Briefing
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic
from policybrief.remembering import NO_MEMORY, Memory


def _pair(one: object, other: object) -> list[object]:
    return [one, other]


def test_the_same_objects_give_the_same_value() -> None:
    memory, one, other = Memory(), object(), object()
    made = memory.of(_pair, one, other)
    assert made == [one, other]
    assert memory.of(_pair, one, other) is made
    assert memory.of(_pair, other, one) is not made


def test_equal_objects_are_not_the_same() -> None:
    memory = Memory()
    one, other = [1], [1]
    assert memory.of(_pair, one, 0) is not memory.of(_pair, other, 0)


def test_what_a_round_does_not_ask_for_is_forgotten() -> None:
    memory, one, other = Memory(), object(), object()
    made, lost = memory.of(_pair, one, one), memory.of(_pair, other, other)
    memory.end_round()
    assert memory.of(_pair, one, one) is made
    memory.end_round()
    assert memory.of(_pair, one, one) is made
    assert memory.of(_pair, other, other) is not lost


def test_sources_are_held_so_that_none_takes_their_place() -> None:
    memory = Memory()
    made = [memory.of(_pair, object(), 0) for _ in range(50)]
    assert len({id(pair[0]) for pair in made}) == 50


def test_no_memory_makes_each_time() -> None:
    one = object()
    assert NO_MEMORY.of(_pair, one, one) is not NO_MEMORY.of(_pair, one, one)


def test_the_setting_of_a_corpus_stays_while_only_articles_change() -> None:
    memory, briefing = Memory(), Briefing(title="B")
    topic, other = (Topic(id="t", title="T", proposition="P.") for _ in range(2))
    first = Corpus(briefing=briefing, topics=[topic], memory=memory)
    again = Corpus(briefing=briefing, topics=[topic], memory=memory)
    changed = Corpus(briefing=briefing, topics=[other], memory=memory)
    assert first.setting is again.setting
    assert first.setting is not changed.setting
    assert first == changed
