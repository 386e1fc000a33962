"""What was released may change only in the open: corrected, withdrawn, and under its permalink."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import attrs

from policybrief.analysis.statement_changes import reworded
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.release import RECORD, RELEASES, Release, ReleasedStatement
from policybrief.models.statement import Statement
from policybrief.models.words import words_hash
from policybrief.problems import Location, Problem

_SHOWN = 3
"""How many ids one message names."""


def changed_statements(corpus: Corpus, release: Release) -> tuple[ReleasedStatement, ...]:
    """Return the statements of a release that are not what they were.

    It compares ids and hashes alone, so that a check reads nothing where nothing changed.
    """
    look = _Look(corpus, release, {})
    return tuple(one for one in release.statements if not look.is_same(one))


def check_release(
    corpus: Corpus,
    release: Release,
    changed: Iterable[ReleasedStatement],
    earlier: Mapping[str, Article],
) -> Iterator[Problem]:
    """Yield what is no longer as it was released, without a word on it.

    Args:
        corpus: The corpus.
        release: The newest release.
        changed: The statements of it that are not what they were.
        earlier: Their articles as the release has them, by id, as far as they can be read.
    """
    yield from _Look(corpus, release, earlier).problems(changed)


@attrs.frozen
class _Pair:
    """A released statement, and the one that takes its place under another permalink."""

    old: ReleasedStatement
    new: Statement
    same: bool


class _Look:
    """One look at a corpus beside a release of it."""

    def __init__(self, corpus: Corpus, release: Release, earlier: Mapping[str, Article]) -> None:
        self.corpus = corpus
        self.release = release
        self.earlier = earlier
        self.live = {
            article.id: article for article in (*corpus.live_articles, *corpus.withdrawn_articles)
        }
        self._broken: dict[str, bool] = {}
        self.words = {
            statement.id: statement
            for article in earlier.values()
            for statement in article.statements
        }

    def shown(self, id_: str) -> Statement | None:
        """Return the statement that stands under a permalink, published or as a tombstone."""
        one = self.corpus.statement_by_id.get(id_)
        if one is None or one.article not in self.live:
            return None
        return one if one.id in self.corpus.published_ids or self.corpus.is_tombstone(one) else None

    def is_same(self, old: ReleasedStatement) -> bool:
        """Say whether nobody need be told of what became of a released statement."""
        now = self.shown(old.id)
        if now is None or now.article != old.article:
            return False
        if self.corpus.is_tombstone(now) or old.words is None:
            return True
        return not (_differs(old, now) or self._is_hidden(old, now))

    def _is_hidden(self, old: ReleasedStatement, now: Statement) -> bool:
        """Say whether words that stood on the page are shown no more."""
        return old.quoted and self.corpus.quote_of(now) is None

    def problems(self, released: Iterable[ReleasedStatement]) -> Iterator[Problem]:
        """Yield what became of some statements that are not what they were."""
        gone: list[ReleasedStatement] = []
        changed: list[_Pair] = []
        for old in released:
            if self._unreadable(old.article):
                continue
            now = self.shown(old.id)
            if now is None or now.article != old.article:
                gone.append(old)
            elif not self._told(old, now):
                changed.append(_Pair(old, now, same=False))
        moved = list(self._pairs(gone))
        yield from self._uncorrected([*changed, *(one for one in moved if self._silent(one))])
        yield from self._moved([one for one in moved if not self._silent(one)])
        paired = {one.old.id for one in moved}
        yield from self._vanished([one for one in gone if one.id not in paired])

    def _unreadable(self, article: str) -> bool:
        """Say whether an article has mistakes that may be why a statement seems to be another."""
        if article not in self._broken:
            now = self.corpus.article_by_id.get(article)
            self._broken[article] = now is not None and bool(
                now.broken or any(one.broken or one.speaker.broken for one in now.statements)
            )
        return self._broken[article]

    def _told(self, old: ReleasedStatement, now: Statement) -> bool:
        """Say whether a correction that the release did not have tells of a change."""
        if not old.quoted and now.speaker.key == old.speaker:
            return True  # words that are an anchor only were never shown
        article, before = self.live[now.article], self.earlier.get(old.article)
        known = set(() if before is None else before.corrections)
        known.update(self.words[old.id].corrections if old.id in self.words else ())
        return not known.issuperset((*now.corrections, *article.corrections))

    def _silent(self, pair: _Pair) -> bool:
        return not pair.same and not self._told(pair.old, pair.new)

    def _pairs(self, gone: Iterable[ReleasedStatement]) -> Iterator[_Pair]:
        """Yield the statements that take the place of those whose permalink is dead."""
        known = {one.id for one in self.release.statements}
        fresh = {
            one.id: one
            for one in self.corpus.published
            if one.id not in known and not self._unreadable(one.article)
        }
        left = {one.id: one for one in gone}

        def by(key_of: Callable[[str, str, str | None], object]) -> Iterator[_Pair]:
            """Yield those that have the same article, speaker and words, or some of them."""
            places: dict[object, list[Statement]] = {}
            for new in fresh.values():
                key = key_of(new.article, new.speaker.key, words_hash(new.words))
                places.setdefault(key, []).append(new)
            for old in list(left.values()):
                found = places.get(key_of(old.article, old.speaker, old.words))
                if old.words is not None and found:
                    new = found.pop(0)
                    del left[old.id], fresh[new.id]
                    yield _Pair(old, new, same=new.speaker.key == old.speaker)

        if not left or not fresh:
            return
        yield from by(lambda article, speaker, words: (article, speaker, words))
        before = [self.words[id_] for id_ in left if id_ in self.words]
        for id_, new in reworded(before, fresh.values()).items():
            yield _Pair(left.pop(id_), fresh.pop(new.id), same=False)
        yield from by(lambda article, speaker, words: (article, words))
        yield from by(lambda article, speaker, words: (speaker, words))
        yield from self._only_ones(left, fresh)

    def _only_ones(
        self, left: Mapping[str, ReleasedStatement], fresh: Mapping[str, Statement]
    ) -> Iterator[_Pair]:
        """Yield those that are the only ones left of their speaker in their article."""
        old: dict[tuple[str, str], list[ReleasedStatement]] = {}
        new: dict[tuple[str, str], list[Statement]] = {}
        for one in left.values():
            old.setdefault((one.article, one.speaker), []).append(one)
        for each in fresh.values():
            new.setdefault((each.article, each.speaker.key), []).append(each)
        for key, group in old.items():
            if len(group) == len(new.get(key, ())) == 1 and group[0].words is not None:
                yield _Pair(group[0], new[key][0], same=False)

    def _uncorrected(self, pairs: Iterable[_Pair]) -> Iterator[Problem]:
        for place, group in _together(pairs, _place_of_change).items():
            what = "another speaker"
            if any(_reworded(one) for one in group):
                what = "another quote"
            elif any(self._is_hidden(one.old, one.new) for one in group):
                what = "the words, which are not shown any more,"
            hint = "add 'corrections:' with 'date', 'what' and 'why'"
            yield Problem(
                place,
                "uncorrected-quote",
                f"the release '{self.release.name}' has {what} here, and no correction says so",
                hint + _old_ids([one for one in group if one.old.id != one.new.id]),
            )

    def _moved(self, pairs: Iterable[_Pair]) -> Iterator[Problem]:
        for place, group in _together(pairs, lambda one: one.new.location).items():
            ids = _named([one.old.id for one in group])
            yield Problem(
                place,
                "changed-permalink",
                f"the release '{self.release.name}' has this statement as {ids}, which leads "
                "nowhere now",
                _old_ids(group).removeprefix("; "),
            )

    def _vanished(self, gone: Iterable[ReleasedStatement]) -> Iterator[Problem]:
        released = f"the release '{self.release.name}' has"
        groups: dict[str, list[str]] = {}
        for one in gone:
            now = self.corpus.statement_by_id.get(one.id)
            if now is not None and now.article == one.article and one.article in self.live:
                yield Problem(
                    now.location,
                    "vanished-statement",
                    f"{released} this statement as '{one.id}', and it is not published any more",
                    "have it checked, or write 'withdrawn: …': its permalink then stays",
                )
            else:
                groups.setdefault(one.article, []).append(one.id)
        for id_, ids in groups.items():
            article = self.corpus.article_by_id.get(id_)
            if article is None:
                place = Location(f"{RELEASES}/{self.release.name}/{RECORD}")
                message = f"{released} an article '{id_}' with {_named(ids)}, and it is gone"
                hint = f"put articles/{id_}.md back, its statements with 'withdrawn: …'"
            elif id_ not in self.live:
                place = article.place_of("draft" if article.draft else "publish_after")
                message = (
                    f"{released} {_named(ids)} here, and the article is not published any more"
                )
                hint = "publish it; statements that must go have 'withdrawn: …'"
            else:
                place = article.place_of("statements")
                message = f"{released} {_named(ids)} here, and nothing stands under that permalink"
                hint = "put it back with 'withdrawn: …', which says why; its permalink then stays"
            yield Problem(place, "vanished-statement", message, hint)


def _differs(old: ReleasedStatement, now: Statement) -> bool:
    return now.speaker.key != old.speaker or words_hash(now.words) != old.words


def _reworded(pair: _Pair) -> bool:
    return words_hash(pair.new.words) != pair.old.words


def _place_of_change(pair: _Pair) -> Location:
    new = pair.new
    if not _reworded(pair) and new.speaker.key != pair.old.speaker:
        return new.place_of("speaker")
    return new.place_of("quote" if new.quote is not None else "reported")


def _together(
    pairs: Iterable[_Pair], place_of: Callable[[_Pair], Location]
) -> Mapping[Location, list[_Pair]]:
    """Return pairs by place: a list of speakers is one entry of a file."""
    found: dict[Location, list[_Pair]] = {}
    for one in pairs:
        found.setdefault(place_of(one), []).append(one)
    return found


def _old_ids(pairs: Collection[_Pair]) -> str:
    """Return how to keep the permalinks of what is one entry of a file, behind a semicolon."""
    if not pairs:
        return ""
    if len(pairs) == 1:
        return f"; write 'id: {next(iter(pairs)).old.id}', so that the permalink stays"
    ids = _named([one.old.id for one in pairs])
    return f"; to keep the permalinks, write one statement for each speaker, with 'id:' {ids}"


def _named(ids: list[str]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(f"'{id_}'" for id_ in ids[:_SHOWN]) + more
