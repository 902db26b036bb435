package org.broadsheet.articles.writing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleInput.AuthorCredit;
import org.broadsheet.articles.ArticleInput.RelatedSettings;
import org.broadsheet.articles.ArticleInput.TagAssignment;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.Correction;
import org.broadsheet.articles.SlugOrName;
import org.broadsheet.articles.publishing.PublicationTimes;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.Slug;

/** Settles what a client left out, and tells whether two inputs mean the same article. */
final class InputDefaults {
    private static final RelatedSettings NONE = new RelatedSettings(List.of(), List.of(), false);

    private InputDefaults() {}

    static ArticleInput forNewArticle(RenderedInput manuscript, String defaultLanguage, Instant now) {
        ArticleInput input = manuscript.input();
        return settled(input, input.slug(), timetable(manuscript, null, now), null, defaultLanguage, now);
    }

    /** Status, slug and time of publication stay as they are unless they are given: nobody unpublishes by omission. */
    static ArticleInput forUpdate(RenderedInput manuscript, ArticleInput current, String defaultLanguage, Instant now) {
        ArticleInput input = manuscript.input();
        Slug slug = input.slug() == null ? current.slug() : input.slug();
        return settled(input, slug, timetable(manuscript, current, now), current, defaultLanguage, now);
    }

    private static PublicationTimes timetable(RenderedInput manuscript, ArticleInput current, Instant now) {
        ArticleInput in = manuscript.input();
        ArticleStatus status = current == null ? ArticleStatus.draft : current.status();
        PublicationTimes asWritten = new PublicationTimes(
                in.status() == null ? status : in.status(),
                in.publishAt(),
                in.publishedAt() == null && current != null ? current.publishedAt() : in.publishedAt(),
                in.expireAt());
        return manuscript.allowPastTimes() ? asWritten.asOf(now) : asWritten;
    }

    private static ArticleInput settled(
            ArticleInput in,
            Slug slug,
            PublicationTimes times,
            ArticleInput current,
            String defaultLanguage,
            Instant now) {
        return new ArticleInput(
                in.title().strip().replaceAll("\\s+", " "),
                slug,
                former(in, slug, current),
                in.externalId(),
                in.summary() == null || in.summary().isBlank()
                        ? null
                        : in.summary().strip(),
                in.body(),
                in.bodyFormat() == null ? BodyFormat.markdown : in.bodyFormat(),
                in.language() == null ? LanguageTag.of(defaultLanguage) : in.language(),
                in.category(),
                orEmpty(in.categories()).stream()
                        .filter(category -> !category.equals(in.category()))
                        .distinct()
                        .toList(),
                orEmpty(in.tags()),
                orEmpty(in.authors()),
                in.source(),
                in.image(),
                times.status(),
                times.publishAt(),
                times.expireAt(),
                times.publishedAt(),
                in.canonicalUrl(),
                ArticleAliases.distinct(orEmpty(in.aliases())),
                Correction.normalized(
                        orEmpty(in.corrections()), current == null ? List.of() : current.corrections(), now),
                in.seo(),
                in.related() == null
                        ? NONE
                        : new RelatedSettings(
                                orEmpty(in.related().pinned()),
                                orEmpty(in.related().excluded()),
                                Boolean.TRUE.equals(in.related().hidden())),
                in.translationOf(),
                in.meta());
    }

    /** None is ever taken away, and the one that it is to leave becomes one. */
    private static List<Slug> former(ArticleInput in, Slug slug, ArticleInput current) {
        Stream<Slug> known = current == null
                ? Stream.empty()
                : Stream.concat(current.formerSlugs().stream(), Stream.of(current.slug()));
        return Stream.concat(known, orEmpty(in.formerSlugs()).stream())
                .filter(each -> !each.equals(slug))
                .distinct()
                .sorted(Comparator.comparing(Slug::value))
                .toList();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Whether both mean the same article; tags and authors are the same when their slugs are. */
    static boolean sameContent(ArticleInput a, ArticleInput b) {
        return Objects.equals(named(a), named(b));
    }

    private static ArticleInput named(ArticleInput in) {
        return new ArticleInput(
                in.title(),
                in.slug(),
                in.formerSlugs(),
                in.externalId(),
                in.summary(),
                in.body(),
                in.bodyFormat(),
                in.language(),
                in.category(),
                in.categories(),
                in.tags().stream()
                        .map(tag -> new TagAssignment(slug(tag), null))
                        .distinct()
                        .toList(),
                in.authors().stream()
                        .map(author -> new AuthorCredit(slug(author), null, author.role()))
                        .toList(),
                in.source(),
                in.image(),
                in.status(),
                in.publishAt(),
                in.expireAt(),
                in.publishedAt(),
                in.canonicalUrl(),
                in.aliases(),
                in.corrections(),
                in.seo(),
                in.related(),
                in.translationOf(),
                in.meta());
    }

    private static Slug slug(SlugOrName named) {
        return named.lookupSlug() == null ? null : new Slug(named.lookupSlug());
    }
}
