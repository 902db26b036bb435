"""Generates articles with the statistics of news: common and rare words, several articles per story, sections, tags."""

import json
import random
from datetime import datetime, timedelta, timezone

SECTIONS = ["world", "europe", "politics", "economy", "business", "science", "health", "culture", "sports", "opinion"]
WORDS = 30_000
SYLLABLES = [c + v + e for c in "bcdfglmnprst" for v in "aeiou" for e in ("", "n", "r", "s", "l")]
END = datetime(2026, 1, 1, tzinfo=timezone.utc)


def word(rank):
    """Returns the word with this frequency rank. Frequent words are short."""
    letters, number = "", rank + 7
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[syllable]
    return letters


def articles(count, seed=1):
    """Yields `count` articles as a write takes them: about 170 words each, 14.4 minutes apart (1,000 in 10 days)."""
    random_source = random.Random(seed)
    weights = [1 / (rank + 3) for rank in range(WORDS)]
    vocabulary = [word(rank) for rank in range(WORDS)]
    total, cumulative = 0, []
    for weight in weights:
        total += weight
        cumulative.append(total)

    def random_words(number):
        return random_source.choices(vocabulary, cum_weights=cumulative, k=number)

    number, story, remaining = 0, [], 0
    published_at = END - timedelta(days=count / 100)
    while number < count:
        if remaining == 0:
            story = [vocabulary[random_source.randrange(500, WORDS)] for _ in range(25)]
            section, remaining = random_source.choice(SECTIONS), random_source.choice([1, 1, 1, 2, 3, 5])
        remaining -= 1
        number += 1
        published_at += timedelta(minutes=14.4)
        words = random_words(120) + [w for w in story for _ in (0, 1)]
        random_source.shuffle(words)
        yield {
            "slug": f"bench-{seed}-{number}",
            "title": " ".join(random_source.sample(story, 4) + random_words(3)).capitalize(),
            "body": "\n\n".join(" ".join(words[start : start + 40]).capitalize() + "." for start in range(0, len(words), 40)),
            "category": section,
            "tags": [f"topic-{random_source.randrange(200)}", f"topic-{random_source.randrange(20)}"],
            "authors": [f"Writer {random_source.randrange(60)}"],
            "status": "published",
            "publishedAt": published_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }


def most_frequent_word():
    return word(0)


def lines(count, seed=1):
    return "".join(json.dumps(article) + "\n" for article in articles(count, seed))
