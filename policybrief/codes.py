"""Every kind of mistake: its stable code, what it means and how to mend it.

The reference page of problems is made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs


@attrs.frozen
class Code:
    """What a code stands for.

    Attributes:
        meaning: What is wrong.
        mend: How to mend it.
        warning: Whether it is only a warning, which stops nothing.
        fixable: Whether ``check --fix`` mends it where that is safe.
    """

    meaning: str
    mend: str
    warning: bool = False
    fixable: bool = False


CODES: Final[Mapping[str, Code]] = {
    "active-content": Code(
        "A page of the site holds what our pages never hold: a script of its own, an event handler, an address that is a script, a frame, a `<base>`, a page that sends readers on, a tag that does not end. Templates and plugins of the briefing make it a warning.",
        "Take it out of the template, plugin or file that the place names. A script goes into a file of its own.",
    ),
    "ambiguous-quote": Code(
        "The words stand more than once in the text, so it is not clear which place is meant.",
        "Add `nth: 1` or `nth: 2`, or quote more words.",
    ),
    "ambiguous-unit": Code(
        "The unit of a fact has several meanings (`$`, `tons`), so it is compared by its letters only.",
        "Write the one that is meant; the hint names some: `USD`, `tonnes`.",
        warning=True,
    ),
    "as-of-before-newest": Code(
        "The briefing's `as_of` is earlier than the date of an article, so what was said after it does not count.",
        "Write a later `as_of`, or delete the line: then the newest date in the corpus counts. Where it is meant, add `quiet: [as-of-before-newest]`.",
        warning=True,
    ),
    "bad-coder": Code(
        "The name of a coder or checker is longer than 60 letters, is the address of a page or a mailbox, or names nobody (`no`, `todo`, `true`). It stands on pages and in exports; what names nobody counts as if nobody had checked.",
        "Write initials or a name: `coded: ab`.",
        warning=True,
    ),
    "bad-colour": Code(
        "A colour of `look:` is not written as six hexadecimal digits.",
        'Write it like `"#1f3a5f"`, in quotation marks: without them `#` begins a comment.',
    ),
    "bad-date": Code(
        "A date is not one of EDTF level 1.",
        "Write it like `2025`, `2025-04`, `2025-04-28`, `2025-04~` (about), `2025?` (uncertain), or as a span `2025-01-05/2025-02-01`, `2025-05-26/..` (open), `2012/` (end unknown).",
        fixable=True,
    ),
    "bad-id": Code(
        "The name of a file cannot be an id, or is reserved.",
        "Use lower-case letters, digits, hyphens and underscores: `romania-keeps-troops.md`.",
    ),
    "bad-key": Code(
        "A key of the front matter is not plain text.",
        "Write the field's name, a colon and its value.",
    ),
    "bad-language": Code(
        "A language is not written as a tag.",
        "Write it like `en`, `ro` or `pt-BR`.",
        fixable=True,
    ),
    "bad-lock": Code(
        "`briefing.lock.json` cannot be read, or has of a text what is not so.",
        "Run `policybrief pin` where the texts are, which writes the file. After a merge with conflicts, take one of the two versions first, or run `policybrief pin --accept`.",
    ),
    "bad-map": Code(
        "A file `maps/europe.json` or `maps/world.json` is no base map.",
        "The message says which part is wrong; [Figures](../how-to/figures.md#draw-borders-of-your-own) says what it may hold.",
    ),
    "bad-membership": Code(
        "A membership in short form is not `ORGANIZATION, SPAN`.",
        "Write it like `nato, 2004-03-29/..`.",
    ),
    "bad-nth": Code(
        "`nth` names an occurrence that does not exist.",
        "Count the places where the words stand, from 1, or leave `nth` out.",
    ),
    "bad-role": Code(
        "A role in short form is not `TITLE of COUNTRY-OR-ORGANIZATION, SPAN`.",
        "Write it like `president of ro, 2025-05-26/..`, or use the long form.",
    ),
    "bad-same-as": Code(
        "`same_as` names a statement that cannot be another account of the same utterance: it "
        "leads back to itself, stands in the same article, or is by another speaker.",
        "Name the first account of the utterance, in another article.",
    ),
    "bad-suffix": Code(
        "A file is meant as Markdown and does not end in `.md` (`.MD`, `.markdown`, `.md.txt`), so it is not read.",
        "Rename it to end in `.md`.",
    ),
    "bad-url": Code(
        "An address does not begin with `http://` or `https://`, or holds what addresses do not: spaces, quotation marks, a name before the host (`https://bank.example@evil.example`).",
        "Write it in full, as a browser shows it.",
    ),
    "bad-window": Code(
        "The window is not a span of time.",
        "Write it like `24 months` or `2 years`.",
    ),
    "broken-link": Code(
        "A link in prose leads to nothing in the corpus.",
        "Link to an id, as in `[Romania](ro)`, to a file of the corpus, or to an address that begins with `https://`.",
    ),
    "broken-release": Code(
        "The record of a release (`releases/NAME/release.json`) is missing or is not what `policybrief release` wrote.",
        "Take it back from version control, or delete the folder of the release.",
        warning=True,
    ),
    "changed-permalink": Code(
        "A statement of the newest release has another id now, so that links to it lead nowhere.",
        "Write the old id under `id:`; the hint names it.",
        warning=True,
    ),
    "checked-by-default": Code(
        "The briefing has both `require_checked: true` and a `checked` that serves all statements, so every statement counts as checked and none is kept back.",
        "Delete `checked` from `briefing.yml`, and write it into each statement that a second person has checked.",
        warning=True,
    ),
    "comment-in-text": Code(
        "A `#` with a letter or digit behind it, as in `#1`, begins a comment behind a title, gist or other text that pages show, and may cut it.",
        "Write `>-` behind the key and the words on the next line, indented. Where it is a comment, write a space behind the `#`.",
        warning=True,
    ),
    "comment-in-words": Code(
        "A `#` begins a comment on the line of a quote or report, and may cut its words.",
        "Write `>-` behind the key and the words on the next line, indented.",
    ),
    "control-character": Code(
        "An invisible control character stands in the file.",
        "Delete it; editors show it as a box or not at all.",
        fixable=True,
    ),
    "corrected-after-as-of": Code(
        "A correction is dated later than the `as_of` of the briefing.",
        "Correct the date, or write a later `as_of`. Where it is meant, add `quiet: [corrected-after-as-of]`.",
        warning=True,
    ),
    "corrected-before-published": Code(
        "A correction is dated earlier than the article that it corrects.",
        "Correct the date of the correction, or the article's.",
    ),
    "country-id": Code(
        "The name of an actor's file is a name or code of a country.",
        "Name a country's file by its code (`ro.md`); give another actor another id.",
    ),
    "dead-anchor": Code(
        "A link on the site leads to a place that is not on its page.",
        "Correct the anchor, or the id that it is meant to lead to.",
    ),
    "dead-link": Code(
        "A link on the site, or a picture, style sheet or script that a page loads, leads to nothing on the site. An address from the root of the host (`/x.html`) is one too: the site may stand below it, and opens from disk.",
        "Correct the address in the template, plugin or file that the place names.",
    ),
    "double-coding": Code(
        "One coder has coded a statement twice: two entries of `codings` name the same coder, or one names who made the first coding.",
        "Keep one coding of each coder. Capitals make no difference.",
    ),
    "draft": Code(
        "A record is marked `draft: true`. It is checked, but left out of everything that is published; of an actor that something published names, the name and the posts stay.",
        "Delete the line when it is finished.",
        warning=True,
    ),
    "duplicate-anchor": Code(
        "An id stands twice on one page of the site, so that a link to it is not clear.",
        "Give one of the two another id.",
    ),
    "duplicate-id": Code(
        "Two files of one kind have the same name, in different folders.",
        "Rename one.",
    ),
    "duplicate-key": Code(
        "A key is given twice in one mapping.",
        "Keep one of the two.",
    ),
    "duplicate-statement": Code(
        "Two statements have the same id, or are the same: the same words by the same speaker in one article.",
        "Delete one; where the words stand twice in the text, tell them apart with `nth`.",
        fixable=True,
    ),
    "embargoed": Code(
        "An article has a `publish-after`, and the as-of day is not later. It is checked, but left out of everything, with all that rests on it alone.",
        "Wait, or write a later `as_of`. Without an `as_of`, only articles without a `publish-after` make the as-of day.",
        warning=True,
    ),
    "empty-value": Code(
        "A field or an entry of a list is empty where something must stand.",
        "Write it, or leave the field out.",
    ),
    "event-date": Code(
        "A statement is put down to an event, and was surely said before or after it.",
        "Correct `said`, the date of the event, or `event`.",
        warning=True,
    ),
    "failing-plugin": Code(
        "A check, page or export of another package failed, or cannot be loaded.",
        "Mend or uninstall the package; the message names the plugin.",
    ),
    "file-too-large": Code(
        "A file has more than 4,000,000 bytes, or its fields more than 500,000 letters.",
        "Split it.",
    ),
    "foreign-request": Code(
        "A page, style sheet or drawing of the site makes a browser ask another host for something, or send something there. Templates and plugins of the briefing make it a warning. A link that readers follow is none.",
        "Put the file on the site, or take it out.",
    ),
    "gap-in-post": Code(
        "Nobody is on record as holder of a head's post for a while between two holders, and statements of that country are dated within it.",
        "Add who held the post, or correct the dates.",
        warning=True,
    ),
    "gap-too-wide": Code(
        "The parts of a quote with `[...]` do not follow each other within one paragraph, at most fifty words apart.",
        "Make two statements, or quote what stands between.",
    ),
    "ids-alike": Code(
        "Two ids of one kind differ only in hyphens and underscores, so that one is easily taken for the other.",
        "Rename one of the files.",
        warning=True,
    ),
    "ignore-not-found": Code(
        "The words with which an ignored part begins or ends do not stand in the text.",
        "Write them as they stand there.",
    ),
    "image-without-text": Code(
        "A picture on the site says nothing to those who do not see it: an image without `alt`, a drawing without a title or `aria-hidden`. Templates and plugins of the briefing make it a warning.",
        'Say in `alt` what it shows; `alt=""` for one that only decorates.',
    ),
    "invalid-value": Code(
        "A value is outside of what its field may hold.",
        "The message says what is allowed.",
    ),
    "keyword-without-statement": Code(
        "The keywords of a topic stand in an article at least three times, and no statement of it has a stance on the topic.",
        "Code a statement. When there is none to code, add the topic to the `reviewed` of the article.",
        warning=True,
    ),
    "language-not-spoken": Code(
        "The words of the interface are not translated into the briefing's language, so they are English; what the briefing itself says stays as it is.",
        "Write a language that has a catalogue (`en`, `fr`, `ro`, `uk`), add one, or keep English with `quiet: [language-not-spoken]`.",
        warning=True,
    ),
    "leaked-words": Code(
        "Words of a private text stand on the site outside published quotes: eight in a row, or all of a text that is shorter and has four at least.",
        "The hint says where the words are from, and where we wrote them. Say it in other words, publish them as a quote, or take them out.",
    ),
    "low-contrast": Code(
        "A colour of `look:` is too pale for words on a light page.",
        "Take the darker colour that the message names; links and marks are shown in it anyway, so that they can be read.",
        warning=True,
    ),
    "missing-field": Code(
        "A field that must be there is missing.",
        "Add it.",
    ),
    "missing-file": Code(
        "The file that `text:` names is not there, and not pinned; or it is not there and would be published, as the article is `licensed` or `open`.",
        "Correct the path; it is relative to the briefing's folder. A text that stays on another machine is pinned there with `policybrief pin`.",
    ),
    "missing-logo": Code(
        "The file that `logo:` names is not there, so the site shows the usual sign.",
        "Correct the path; it is relative to the briefing's folder.",
        warning=True,
    ),
    "near-duplicate": Code(
        "Two persons have nearly the same name and may be one.",
        "Keep one file and add the other spelling to its `aka`; for a speaker without a file, write the id. When they are two, add the id of one to the `distinct_from` of the other.",
        warning=True,
    ),
    "no-briefing": Code(
        "There is no `briefing.yml`.",
        "Add one with a line `title: …`.",
    ),
    "no-coder": Code(
        "A statement has `codings`, and neither it nor the briefing says who made the first one.",
        "Add `coded: …` to the statement, or to `briefing.yml`.",
        warning=True,
    ),
    "no-contact": Code(
        "The briefing has no `contact`, so readers cannot ask for corrections.",
        "Add `contact: desk@example.org` to `briefing.yml`.",
        warning=True,
    ),
    "no-front-matter": Code(
        "A file does not begin with front matter.",
        "Begin it with a line `---`, the fields, and another line `---`.",
    ),
    "no-gist": Code(
        "A statement is `reported` and has no `gist`. Reported words are the article's own and are never published, so pages would have nothing to show.",
        "Add `gist:`, one sentence of yours that says what was said.",
    ),
    "no-mapping": Code(
        "The front matter is a list or a single value.",
        "Write `key: value` lines.",
    ),
    "no-role-on-day": Code(
        "A person with roles held none of them on the day of the statement.",
        "Correct the dates of the role or of the statement. When the person was no longer in office, nothing is wrong: the statement counts among the other voices.",
        warning=True,
    ),
    "no-text": Code(
        "An article with statements has no text in which their words could stand.",
        "Put the text below the front matter, or name its file with `text:`.",
    ),
    "not-a-country": Code(
        "A person stands where a country or an organization is needed.",
        "Write a country's code or an organization's id.",
    ),
    "not-a-list": Code(
        "A list is expected.",
        "Begin each entry with `- ` on a line of its own.",
    ),
    "not-a-mapping": Code(
        "A mapping is expected.",
        "Write `key: value` lines, indented alike.",
    ),
    "not-a-number": Code(
        "A number is expected, or the number is outside of its range.",
        "Write digits; the message says what is allowed.",
    ),
    "not-an-organization": Code(
        "A person stands where an organization is needed.",
        "Write an organization's id.",
    ),
    "not-one-wording": Code(
        "A statement has both `quote` and `reported`, or neither.",
        "Use `quote` for words in quotation marks, `reported` for the article's own words that report them.",
    ),
    "not-text": Code(
        "A list or mapping stands where a text is expected.",
        "Write one value.",
    ),
    "not-pinned": Code(
        "The text is not on this machine, and the words are not among those that `briefing.lock.json` has of it.",
        "Run `policybrief pin` where the text is, and commit `briefing.lock.json`.",
    ),
    "not-true-or-false": Code(
        "A value is neither `true` nor `false`.",
        "Write one of the two.",
        fixable=True,
    ),
    "not-utf-8": Code(
        "A file is not UTF-8.",
        "Save it as UTF-8.",
    ),
    "open-front-matter": Code(
        "The front matter has no second line `---`.",
        "Add it below the last field.",
    ),
    "passage-changed": Code(
        "The words still stand in the text, but what stands around them is not what stood there when they were pinned.",
        "Look whether the statement still says what the text says, then run `policybrief pin --accept`.",
    ),
    "path-outside": Code(
        "`logo:` names a file outside of the briefing's folder, or `text:` or `logo:` has a backslash or the letter of a drive.",
        "Write a path with plain slashes, like `texts/000.txt` or `../archive/000.txt`; a logo stands below the briefing's folder.",
    ),
    "pin-outdated": Code(
        "An article has words that are not in `briefing.lock.json` yet, so that machines without the text cannot check them.",
        "Run `policybrief pin`, and commit `briefing.lock.json`.",
        warning=True,
    ),
    "private-person": Code(
        "A stance is put down to somebody of whom nothing says why the opinion is of public interest: no post, no description, no profile.",
        "Say what the person is (`as: …`, roles, or a profile), or leave the statement out: political opinions of private people are protected.",
        warning=True,
    ),
    "quotation-marks": Code(
        "Quotation marks stand around the whole of the words.",
        "Leave them out; write only what stands between them.",
        fixable=True,
    ),
    "prose-too-deep": Code(
        "Prose has more quotes, lists, brackets or tags within one another than anybody reads; to render it could take minutes.",
        "Close brackets and tags, and write fewer marks in front of a line. At most 20 quotes and lists within one another, 50 open brackets in a paragraph, 50 tags without an end, and 5,000 tags in all.",
    ),
    "prose-too-long": Code(
        "The prose of a record, one of its lines or one of its paragraphs is longer than pages can show in a moment.",
        "Split it. At most 200,000 letters in all, 10,000 on one line, 1,000 lines without a blank one between them, and 1,000 that begin or end a block of code.",
    ),
    "quote-ignored": Code(
        "The words stand only in a part of the text that `ignore` leaves out.",
        "Quote from the article proper, or correct `ignore`.",
    ),
    "quote-not-found": Code(
        "The words do not stand in the article's text, letter for letter.",
        "Copy them from the text. The hint shows the nearest passage, or says that only the marks differ.",
        fixable=True,
    ),
    "quote-spans-paragraphs": Code(
        "The words run over the end of a paragraph.",
        "Quote from one paragraph, or make two statements.",
        warning=True,
    ),
    "quote-too-long": Code(
        "A quote has more words than `quotation:` in `briefing.yml` allows (80 when nothing is written).",
        "Shorten it with `[...]`, make two statements, or report it: `reported` with a `gist`.",
    ),
    "quoted-too-much": Code(
        "The published quotes of an article have, taken together, more of its words than `quotation:` in `briefing.yml` allows (25 % when nothing is written).",
        "Shorten quotes with `[...]`, or report instead: `reported` with a `gist`. Where the publisher allows more, write a larger `share:`, or `rights: licensed` in the article.",
    ),
    "role-overlap": Code(
        "Two persons hold a post for one at the same time, or one person holds it twice at once.",
        "Correct the dates; one may end on the day on which the other begins. An acting holder may overlap.",
        warning=True,
    ),
    "role-uncertain": Code(
        "The dates of a role leave open whether its holder held it on the day of the statement, so the statement makes no line.",
        "Make the dates firmer: an unknown end (`2012/`) is not read as still in office (`2012/..`).",
        warning=True,
    ),
    "role-without-source": Code(
        "A person whose words count as a country's has no source for the dates of the post. Reported only where the briefing says `require_sources: true`.",
        "Write the role in the long form with `source:`, or link to a source in the profile.",
        warning=True,
    ),
    "said-after-published": Code(
        "A statement is dated later than the article that reports it.",
        "Correct `said`, or the article's date.",
    ),
    "same-text": Code(
        "Two articles have the same text.",
        "Delete one of them, or join their statements with `same_as`.",
        warning=True,
    ),
    "same-url": Code(
        "Two articles have the same address.",
        "Delete one of them, or correct the address.",
        warning=True,
    ),
    "self-checked": Code(
        "Who has checked a statement has coded it too, so it had one pair of eyes.",
        "Let somebody else check it, or leave `checked` out.",
        warning=True,
    ),
    "silent-topic": Code(
        "No statement has a stance on a topic, while others have some.",
        "Code one, or mark the topic as `draft: true` until there is one.",
        warning=True,
    ),
    "stance-without-words": Code(
        "A statement has a stance, and its words are too few to show it: a single word and no gist.",
        "Quote more, or add a `gist`.",
        warning=True,
    ),
    "stray-file": Code(
        "A file in one of the folders does not end in `.md`, or is a README, and is not read.",
        "Rename it, or move it out of the folder.",
        warning=True,
    ),
    "stray-folder": Code(
        "A folder is not read; its name is nearly that of one that would be, or stands for one (`people`).",
        "Rename it to the folder that the hint names, or move it elsewhere.",
        warning=True,
    ),
    "stray-template": Code(
        "A file in `templates/` ends in `.md.jinja`, and no page uses a template of that name.",
        "Rename it after the template that it is meant to override.",
        warning=True,
    ),
    "symbolic-link": Code(
        "A file is a symbolic link that leads out of the briefing's folder, or a folder of records is a symbolic link. Neither is read, so that nobody can publish what lies elsewhere on a computer.",
        "Put a copy of what it leads to in its place. The briefing's folder itself may be a link, and a file may be a link to another file of the folder.",
    ),
    "text-changed": Code(
        "The text of an article is not the one of which its `text_hash` was made, or not the one that was pinned.",
        "Look whether the statements still say what the text says; then write the hash that the hint names, or run `policybrief pin --accept`.",
        warning=True,
    ),
    "text-for-list": Code(
        "Several words or names, with commas between them, stand as one text where a list is meant.",
        'Write a list: `[pier, ferry]`. A single name with a comma goes into one too: `["Holt, Ida"]`.',
        warning=True,
    ),
    "too-deep": Code(
        "Lists and mappings are nested too deeply.",
        "Write them flatter.",
    ),
    "too-many-entries": Code(
        "A file has more than 1,000 keys in one mapping, 2,000 entries in one list, or 5,000 statements; what stands behind them is not read.",
        "Split the file.",
    ),
    "too-many-marks": Code(
        "More than 30 combining marks (accents) stand on one letter, which no language writes and which takes minutes to compare.",
        "Delete them.",
    ),
    "translated-without-lang": Code(
        "An article is translated, and nothing says into which language.",
        "Add `lang:`, the language of the text.",
        warning=True,
    ),
    "unchecked": Code(
        "The briefing says `require_checked: true`, and some statements of an article have no `checked`: they are kept out of all that is computed and published. There is one such warning for each article.",
        "Let a second person compare each with the text and write `checked: …`. The message names the lines.",
        warning=True,
    ),
    "unclear-number": Code(
        "A value is meant as a number and is read as text: it has separators (`1,200`, `3,5`) or a dash (`600–650`), or its unit stands in it.",
        "Write digits with a point (`1200`, `3.5`, `600..650`), and the unit under `unit`.",
        warning=True,
    ),
    "uncorrected-quote": Code(
        "A quote has other words, or another speaker, than in the newest release, and no correction tells readers so.",
        "Add `corrections:` to the statement or to the article. Where the id changed too, write the old one under `id:`, so that the permalink stays.",
        warning=True,
    ),
    "unit-mismatch": Code(
        "Two claims of one property have units that measure different things, so they cannot be compared.",
        "Correct the unit, or give the property another name.",
        warning=True,
    ),
    "unknown-act": Code(
        "An act is not one of the known ones.",
        "Use considers, declares, offers, urges, decides, does, rules-out, denies, threatens or invites.",
        fixable=True,
    ),
    "unknown-actor": Code(
        "An id refers to an actor that is not there.",
        "Correct it, add a file for the actor, or write `{name: …, of: …}` for somebody without one.",
        fixable=True,
    ),
    "unknown-condition": Code(
        "An `if:` is none of the conditions in `briefing.yml`.",
        "Correct it, or add it there.",
        fixable=True,
    ),
    "unknown-country": Code(
        "A country is expected, and there is none of that name.",
        "Write its ISO 3166-1 code or its name.",
    ),
    "unknown-event": Code(
        "An id refers to an event that is not there.",
        "Correct it, or add a file for the event.",
        fixable=True,
    ),
    "unknown-field": Code(
        "A field has no meaning here.",
        "Correct its name; the hint names the nearest one that is known.",
        fixable=True,
    ),
    "unknown-kind": Code(
        "A kind of actor or of post is not one of the known ones.",
        "The hint names those that are.",
        fixable=True,
    ),
    "unknown-position": Code(
        "A position is not one of the known ones.",
        "Use for, leans-for, open, leans-against, against or unclear.",
        fixable=True,
    ),
    "unknown-publisher": Code(
        "An article names a publisher that has no file; its page will show the id.",
        "Correct it, or add a file for the publisher.",
        warning=True,
        fixable=True,
    ),
    "unknown-rights": Code(
        "A value of `rights` is not one of the known ones.",
        "Use private, quote, licensed or open.",
        fixable=True,
    ),
    "unknown-statement": Code(
        "`same_as` refers to a statement that is not there.",
        "Correct it; a statement's id is the end of its permalink.",
    ),
    "unknown-subject": Code(
        "`subjects` in `briefing.yml` names something of which no article claims a fact.",
        "Correct it; the hint names the nearest subject. Else take it out.",
        warning=True,
    ),
    "unknown-title": Code(
        "The title of a role is not known, so its holder speaks for no country.",
        "Use the long form with `kind:`.",
        warning=True,
    ),
    "unknown-topic": Code(
        "An id refers to a topic that is not there.",
        "Correct it, or add a file for the topic.",
        fixable=True,
    ),
    "unknown-type": Code(
        "A type of organization is not one of the known ones.",
        "The hint names those that are.",
        fixable=True,
    ),
    "unknown-unit": Code(
        "The unit of a fact is not known, and nearly that of one that is.",
        "Correct it; the hint names the one that was meant. A unit that counts things (`drones`) needs no entry anywhere.",
        warning=True,
    ),
    "unpinned-text": Code(
        "`text:` names a file outside of the briefing's folder that `briefing.lock.json` does not name. Such a file is never read, so that an article from elsewhere cannot have any file read.",
        "Look at the path; when the text is meant, run `policybrief pin`.",
    ),
    "unreadable-file": Code(
        "The system does not let a file or folder be read, or something else stands in its place.",
        "Check its permissions, and that it is an ordinary file or folder.",
    ),
    "unsafe-logo": Code(
        "The file that `logo:` names is no image by its bytes, is larger than 1,000,000 bytes, or is an SVG that could run or load something: scripts, handlers, links, foreign elements, references to other addresses.",
        "Use a PNG, JPEG, GIF or WebP that is named so, or an SVG with shapes, texts and colours only; drawing programs save one as “plain SVG”.",
    ),
    "unsearched-file": Code(
        "A file on the site, or a part of one, could not be searched for private words: it is encrypted, broken, packed in a way that cannot be opened, or unpacks to too much.",
        "Take it off the site, or put it there in a form that can be read.",
    ),
    "vanished-statement": Code(
        "A statement of the newest release is no longer published and was not withdrawn, so that links to it lead nowhere.",
        "Put it back with `withdrawn:` and the reason. Where the article was renamed, name it as before.",
        warning=True,
    ),
    "weekday-mismatch": Code(
        "A weekday does not fit the date behind it.",
        "Look both up and correct the wrong one.",
        warning=True,
    ),
    "withdrawn-words": Code(
        "Four or more words of a withdrawn statement stand in a gist, a note, a translation, a title, a fact or prose. Take-down leaves those alone.",
        "Take them out there too.",
        warning=True,
    ),
    "wrong-folder": Code(
        "The file of a country, person or organization stands in the folder of another kind.",
        "Move it to `actors/`.",
    ),
    "yaml-alias": Code(
        "YAML's aliases (`*name`) are not allowed.",
        "Write the value out; words that begin with `*` go on a line of their own behind `>-`.",
    ),
    "yaml-anchor": Code(
        "YAML's anchors (`&name`) are not allowed.",
        "Remove it; words that begin with `&` go on a line of their own behind `>-`.",
    ),
    "yaml-syntax": Code(
        "A line is not YAML.",
        "The message says what is wrong; words with `: `, `@` or quotation marks in them go on a line of their own behind `>-`.",
        fixable=True,
    ),
    "yaml-tag": Code(
        "YAML's tags (`!name`) are not allowed.",
        "Remove it; words that begin with `!` go on a line of their own behind `>-`.",
    ),
}
