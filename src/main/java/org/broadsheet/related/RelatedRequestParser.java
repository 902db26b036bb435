package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.values.Slug;

/** Makes out what a request asks, and refuses what contradicts itself, with all faults at once. */
@Singleton
class RelatedRequestParser {
    private static final int DEFAULT_LIMIT = 4;

    private final SubjectQuery subjects;

    RelatedRequestParser(SubjectQuery subjects) {
        this.subjects = subjects;
    }

    record ParsedRequest(String name, RelatedSubject subject, RelatedOptions options) {}

    ParsedRequest parse(RelatedRequest request) {
        FieldErrors faults = new FieldErrors();
        if (request.name() != null) {
            faults.add("/name", "belongs to a slot; send the question within `slots`");
        }
        if (request.text() == null && request.articles() == null) {
            faults.add("", "one of `text`, `articles` and `slots` is needed");
        }
        ParsedRequest question = parsedRequest(request, request, "", faults);
        faults.throwIfAny();
        return question;
    }

    /** The slots of one page, in their order; what is excluded at the top is excluded from all of them. */
    List<ParsedRequest> parseSlots(RelatedRequest page) {
        FieldErrors faults = new FieldErrors();
        boolean asksMore = !page.equals(new RelatedRequest(
                null,
                null,
                null,
                null,
                page.language(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                page.exclude(),
                null,
                page.explain(),
                page.slots()));
        if (asksMore) {
            faults.add(
                    "",
                    "beside `slots` only `exclude`, `language` and `explain` may stand; the rest belongs to a slot");
        }
        Set<String> names = new HashSet<>();
        List<ParsedRequest> questions = Stream.iterate(0, i -> i < page.slots().size(), i -> i + 1)
                .map(i -> {
                    String pointer = "/slots/" + i;
                    RelatedRequest slot = page.slots().get(i);
                    if (slot.name() == null) {
                        faults.add(pointer + "/name", "is needed: what the answer shall call the slot");
                    } else if (!names.add(slot.name())) {
                        faults.add(pointer + "/name", "is the name of another slot already");
                    }
                    if (slot.slots() != null) {
                        faults.add(pointer + "/slots", "is not a field of a slot");
                    }
                    return parsedRequest(slot, page, pointer, faults);
                })
                .toList();
        faults.throwIfAny();
        return questions;
    }

    private ParsedRequest parsedRequest(RelatedRequest asked, RelatedRequest page, String at, FieldErrors faults) {
        if (asked.text() != null && asked.articles() != null) {
            faults.add(at + "/text", "must stand alone: send either `text` or `articles`");
        }
        RelatedOptions wishes = new RelatedOptions(
                asked.limit() == null ? DEFAULT_LIMIT : asked.limit(),
                parseField(at + "/category", asked.category(), SlugFilter::fromString, faults),
                parseField(at + "/tag", asked.tag(), SlugFilter::fromString, faults),
                parseField(at + "/author", asked.author(), SlugFilter::fromString, faults),
                language(asked, page) == null ? null : new LanguageFilter(List.of(language(asked, page))),
                parseField(at + "/within", asked.within(), PeriodParameter::fromString, faults),
                parseField(at + "/halfLife", asked.halfLife(), PeriodParameter::fromString, faults),
                parseField(at + "/asOf", asked.asOf(), AsOf::fromString, faults),
                asked.perCategory() == null ? null : new ListCap(asked.perCategory()),
                asked.perSource() == null ? null : new ListCap(asked.perSource()),
                Stream.of(asked.exclude(), page.exclude())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .map(Slug::value)
                        .distinct()
                        .toList(),
                Boolean.TRUE.equals(asked.explain()) || Boolean.TRUE.equals(page.explain()));
        return new ParsedRequest(asked.name(), subject(asked, page, at, faults), wishes);
    }

    private static String language(RelatedRequest asked, RelatedRequest page) {
        return asked.language() != null
                ? asked.language().tag()
                : page.language() != null ? page.language().tag() : null;
    }

    private RelatedSubject subject(RelatedRequest asked, RelatedRequest page, String at, FieldErrors faults) {
        if (asked.articles() != null) {
            return subjects.ofReadingHistory(
                    asked.articles().stream().map(Slug::value).toList(), at, faults);
        }
        return asked.text() != null
                ? subjects.ofText(asked.title(), asked.text(), language(asked, page))
                : subjects.withoutContent(language(asked, page));
    }

    private static <T> T parseField(String pointer, String text, Function<String, T> parse, FieldErrors faults) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            faults.add(pointer, wrong.getMessage());
            return null;
        }
    }
}
