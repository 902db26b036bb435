"""Articles that look to a machine as news does: common and rare words, stories told more than once, sections, tags."""

import json
import random
from datetime import datetime, timedelta, timezone

SECTIONS = ["world", "europe", "politics", "economy", "business", "science", "health", "culture", "sports", "opinion"]
WORDS = 30_000
SYLLABLES = [c + v + e for c in "bcdfglmnprst" for v in "aeiou" for e in ("", "n", "r", "s", "l")]
END = datetime(2026, 1, 1, tzinfo=timezone.utc)


def word(rank):
    """The word of this rank: common ones are short."""
    letters, number = "", rank + 7
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[syllable]
    return letters


def articles(count, seed=1):
    """Yields `count` articles as a write takes them, about 170 words each, over 10 days for every thousand."""
    chance = random.Random(seed)
    weights = [1 / (rank + 3) for rank in range(WORDS)]
    vocabulary = [word(rank) for rank in range(WORDS)]
    total, cumulative = 0, []
    for weight in weights:
        total += weight
        cumulative.append(total)

    def some(number):
        return chance.choices(vocabulary, cum_weights=cumulative, k=number)

    made, story, told = 0, [], 0
    when = END - timedelta(days=count / 100)
    while made < count:
        if told == 0:
            story = [vocabulary[chance.randrange(500, WORDS)] for _ in range(25)]
            section, told = chance.choice(SECTIONS), chance.choice([1, 1, 1, 2, 3, 5])
        told -= 1
        made += 1
        when += timedelta(minutes=14.4)
        text = some(120) + [w for w in story for _ in (0, 1)]
        chance.shuffle(text)
        yield {
            "slug": f"bench-{seed}-{made}",
            "title": " ".join(chance.sample(story, 4) + some(3)).capitalize(),
            "body": "\n\n".join(" ".join(text[at : at + 40]).capitalize() + "." for at in range(0, len(text), 40)),
            "category": section,
            "tags": [f"topic-{chance.randrange(200)}", f"topic-{chance.randrange(20)}"],
            "authors": [f"Writer {chance.randrange(60)}"],
            "status": "published",
            "publishedAt": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }


def commonest():
    return word(0)


def lines(count, seed=1):
    return "".join(json.dumps(article) + "\n" for article in articles(count, seed))
