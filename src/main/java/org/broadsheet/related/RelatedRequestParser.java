package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.LanguageFilter;
import org.broadsheet.articles.filters.SlugFilter;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;

/** Validates a request and parses its fields. All errors are reported together. */
@Singleton
class RelatedRequestParser {
    private final SubjectQuery subjects;
    private final FilterConditions filters;

    RelatedRequestParser(SubjectQuery subjects, FilterConditions filters) {
        this.subjects = subjects;
        this.filters = filters;
    }

    record ParsedRequest(String name, RelatedSubject subject, RelatedOptions options) {}

    ParsedRequest parse(RelatedRequest request) {
        FieldErrors errors = new FieldErrors();
        if (request.name() != null) {
            errors.add("/name", "is allowed in a slot only; send the request within `slots`");
        }
        if (request.text() == null && request.articles() == null) {
            errors.add("", "one of `text`, `articles` and `slots` is needed");
        }
        ParsedRequest parsed = parsedRequest(request, request, "", errors);
        errors.throwIfAny();
        return parsed;
    }

    /** Parses the slots of one page, in their order. Top-level {@code exclude} applies to all of them. */
    List<ParsedRequest> parseSlots(RelatedRequest page) {
        FieldErrors errors = new FieldErrors();
        if (page.hasFieldsOfSlots()) {
            errors.add(
                    "",
                    "beside `slots` only `exclude`, `language` and `explain` are allowed; other fields belong in a slot");
        }
        Set<String> names = new HashSet<>();
        List<ParsedRequest> parsed = Stream.iterate(0, i -> i < page.slots().size(), i -> i + 1)
                .map(i -> {
                    String pointer = "/slots/" + i;
                    RelatedRequest slot = page.slots().get(i);
                    if (slot.name() == null) {
                        errors.add(pointer + "/name", "is needed: the name of the slot in the response");
                    } else if (!names.add(slot.name())) {
                        errors.add(pointer + "/name", "is the name of another slot already");
                    }
                    if (slot.slots() != null) {
                        errors.add(pointer + "/slots", "is not a field of a slot");
                    }
                    return parsedRequest(slot, page, pointer, errors);
                })
                .toList();
        errors.throwIfAny();
        return parsed;
    }

    /**
     * @param request a slot, or a request without slots
     * @param page the request that contains the slot, or the same as {@code request}
     * @param pointer JSON pointer of {@code request}
     */
    private ParsedRequest parsedRequest(
            RelatedRequest request, RelatedRequest page, String pointer, FieldErrors errors) {
        if (request.text() != null && request.articles() != null) {
            errors.add(pointer + "/text", "must not be combined with `articles`");
        }
        RelatedCriteria criteria = new RelatedCriteria(
                parseField(pointer + "/category", request.category(), SlugFilter::fromString, errors),
                parseField(pointer + "/tag", request.tag(), SlugFilter::fromString, errors),
                parseField(pointer + "/author", request.author(), SlugFilter::fromString, errors),
                language(request, page) == null ? null : LanguageFilter.ofRanges(List.of(language(request, page))),
                parseField(pointer + "/within", request.within(), PeriodParameter::fromString, errors),
                parseField(pointer + "/halfLife", request.halfLife(), PeriodParameter::fromString, errors),
                parseField(pointer + "/asOf", request.asOf(), AsOf::fromString, errors),
                request.perCategory() == null ? null : new MaxPerGroup(request.perCategory()),
                request.perSource() == null ? null : new MaxPerGroup(request.perSource()));
        addUnknownEntries(criteria, pointer, errors);
        RelatedOptions options = new RelatedOptions(
                request.limit() == null ? RelatedResource.DEFAULT_LIMIT : request.limit(),
                criteria,
                Stream.of(request.exclude(), page.exclude())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .map(Slug::value)
                        .distinct()
                        .toList(),
                Boolean.TRUE.equals(request.explain()) || Boolean.TRUE.equals(page.explain()));
        return new ParsedRequest(request.name(), subject(request, page, pointer, errors), options);
    }

    private static String language(RelatedRequest request, RelatedRequest page) {
        return request.language() != null
                ? request.language().tag()
                : page.language() != null ? page.language().tag() : null;
    }

    private RelatedSubject subject(RelatedRequest request, RelatedRequest page, String pointer, FieldErrors errors) {
        if (request.articles() != null) {
            return subjects.ofReadingHistory(
                    request.articles().stream().map(Slug::value).toList(), pointer, errors);
        }
        return request.text() != null
                ? subjects.ofText(request.title(), request.text(), language(request, page))
                : subjects.withoutContent(language(request, page));
    }

    private void addUnknownEntries(RelatedCriteria criteria, String pointer, FieldErrors errors) {
        try {
            filters.resolve(criteria.inLists(ArticleFilter.PUBLISHED));
        } catch (ProblemException unknown) {
            unknown.errors().forEach(error -> errors.add(pointer + "/" + error.parameter(), error.detail()));
        }
    }

    private static <T> T parseField(String pointer, String text, Function<String, T> parse, FieldErrors errors) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException invalid) {
            errors.add(pointer, invalid.getMessage());
            return null;
        }
    }
}
