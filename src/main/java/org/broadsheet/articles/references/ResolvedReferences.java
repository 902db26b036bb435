package org.broadsheet.articles.references;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.articles.Article;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.SlugOrName;
import org.broadsheet.articles.references.ReferenceResolver.ReferencedArticle;
import org.broadsheet.articles.writing.ArticleAliases;
import org.broadsheet.articles.writing.PinsAndExclusions;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.TextValidation;
import org.broadsheet.security.Caller;
import org.broadsheet.taxonomy.TaxonomyKind;

/** Row ids of everything that an input refers to. All references are resolved before anything is written. */
public record ResolvedReferences(
        long categoryId,
        List<Long> categoryIds,
        Long sourceId,
        Optional<UUID> translationGroup,
        PinsAndExclusions pinsAndExclusions,
        ArticleInput input) {
    private static final int MAX_META_BYTES = 16 * 1024;

    /**
     * Also checks what only makes sense together with the references. Tags and authors are resolved later.
     *
     * @param article null for a new article
     * @param createMissing creates missing categories and sources
     * @throws ProblemException 403 when the caller may not create categories or sources, or 422 with all errors
     * @throws MissingArticlesException when the only errors are articles that do not exist
     */
    public static ResolvedReferences of(
            ArticleInput input, Article article, boolean createMissing, ReferenceResolver references, Caller caller) {
        FieldErrors errors = new FieldErrors();
        List<String> categorySlugs = Stream.concat(Stream.of(input.category()), input.categories().stream())
                .map(Slug::value)
                .toList();
        Map<String, Long> categories =
                findOrCreate(TaxonomyKind.CATEGORY, categorySlugs, createMissing, references, caller);
        for (int i = 0; i < categorySlugs.size(); i++) {
            String slug = categorySlugs.get(i);
            if (!categories.containsKey(slug)) {
                references.addUnknownSlug(
                        errors, i == 0 ? "/category" : "/categories/" + (i - 1), TaxonomyKind.CATEGORY, slug);
            }
        }
        Long sourceId =
                input.source() == null ? null : sourceId(input.source(), createMissing, references, caller, errors);
        validate(input, errors);
        Map<String, String> missing = new LinkedHashMap<>();
        PinsAndExclusions pinsAndExclusions =
                PinsAndExclusions.resolve(input.related(), article, references, errors, missing);
        Optional<UUID> group = translationGroup(input, article, references, errors, missing);
        missing.forEach((pointer, name) -> errors.add(pointer, "there is no article `" + name + "`"));
        if (!missing.isEmpty() && errors.all().size() == missing.size()) {
            throw new MissingArticlesException(errors, Set.copyOf(missing.values()));
        }
        errors.throwIfAny();
        Long categoryId = categories.get(input.category().value());
        List<Long> otherCategoryIds = input.categories().stream()
                .map(slug -> categories.get(slug.value()))
                .filter(id -> !id.equals(categoryId))
                .toList();
        return new ResolvedReferences(categoryId, otherCategoryIds, sourceId, group, pinsAndExclusions, input);
    }

    private static void validate(ArticleInput input, FieldErrors errors) {
        ArticleAliases.validate(input.aliases(), errors);
        if (input.slug() != null && new SlugOrId(input.slug().value()).id().isPresent()) {
            errors.add("/slug", "must not look like an id");
        }
        for (int i = 0; i < input.formerSlugs().size(); i++) {
            if (new SlugOrId(input.formerSlugs().get(i).value()).id().isPresent()) {
                errors.add("/formerSlugs/" + i, "must not look like an id");
            }
        }
        if (input.meta() != null && input.meta().toString().getBytes(StandardCharsets.UTF_8).length > MAX_META_BYTES) {
            errors.add("/meta", "must have at most 16 KB as JSON");
        }
        requireSlugOrName(errors, "/tags/", input.tags());
        requireSlugOrName(errors, "/authors/", input.authors());
    }

    private static void requireSlugOrName(FieldErrors errors, String pointer, List<? extends SlugOrName> references) {
        for (int i = 0; i < references.size(); i++) {
            String name = references.get(i).name();
            if (references.get(i).lookupSlug() == null) {
                errors.add(pointer + i, "needs a `slug` or a `name`");
            } else if (name != null && TextValidation.isInvisible(name)) {
                errors.add(pointer + i + "/name", "must have a visible character");
            }
        }
    }

    private static Map<String, Long> findOrCreate(
            TaxonomyKind kind, List<String> slugs, boolean createMissing, ReferenceResolver references, Caller caller) {
        Map<String, Long> ids = references.findIds(kind, slugs);
        List<String> missing =
                slugs.stream().filter(slug -> !ids.containsKey(slug)).toList();
        if (createMissing && !missing.isEmpty()) {
            caller.requirePublishing("Only editors can create a " + kind.name() + ".");
            Map<String, String> names = new LinkedHashMap<>();
            missing.forEach(slug -> names.put(slug, nameFrom(slug)));
            references.create(kind, names);
            return references.findIds(kind, slugs);
        }
        return ids;
    }

    /** Returns "World news" for "world-news". */
    private static String nameFrom(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Long sourceId(
            Slug slug, boolean createMissing, ReferenceResolver references, Caller caller, FieldErrors errors) {
        Long id = findOrCreate(TaxonomyKind.SOURCE, List.of(slug.value()), createMissing, references, caller)
                .get(slug.value());
        if (id == null) {
            references.addUnknownSlug(errors, "/source", TaxonomyKind.SOURCE, slug.value());
        }
        return id;
    }

    private static Optional<UUID> translationGroup(
            ArticleInput input,
            Article article,
            ReferenceResolver references,
            FieldErrors errors,
            Map<String, String> missing) {
        if (input.translationOf() == null) {
            return Optional.empty();
        }
        Optional<ReferencedArticle> original = references.findArticle(new SlugOrId(input.translationOf()));
        if (original.isEmpty()) {
            missing.put("/translationOf", input.translationOf());
            return Optional.empty();
        }
        UUID group = original.get().translationGroup();
        long ownId = article == null ? 0 : article.id;
        if (original.get().id() == ownId) {
            errors.add("/translationOf", "must not be the article itself");
        } else if (references.groupHasLanguage(group, input.language().tag(), ownId)) {
            errors.add("/translationOf", "has a version in `" + input.language() + "` already");
        }
        return Optional.of(group);
    }

    public List<Long> createTags(ReferenceResolver references) {
        return references.findOrCreate(TaxonomyKind.TAG, input.tags());
    }

    public List<Long> createAuthors(ReferenceResolver references) {
        return references.findOrCreate(TaxonomyKind.AUTHOR, input.authors());
    }
}
