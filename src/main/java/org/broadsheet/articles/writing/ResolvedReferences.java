package org.broadsheet.articles.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.broadsheet.articles.writing.ReferenceResolver.ReferencedArticle;
import org.broadsheet.http.problem.FieldErrors;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.broadsheet.security.Caller;
import org.broadsheet.taxonomy.TaxonomyKind;

/** What an input refers to, found: nothing is written until all of it is. */
record ResolvedReferences(
        long categoryId,
        List<Long> categoryIds,
        Long sourceId,
        Optional<UUID> translationGroup,
        List<Long> pinned,
        List<Long> excluded,
        ArticleInput input) {
    private static final int MAX_META_BYTES = 16 * 1024;

    /**
     * @param article the one to be revised, null for a new one
     * @throws ProblemException 422 with every reference that leads nowhere
     */
    static ResolvedReferences of(
            ArticleInput input, Article article, boolean createMissing, ReferenceResolver references, Caller caller) {
        FieldErrors faults = new FieldErrors();
        List<Slug> wanted = Stream.concat(Stream.of(input.category()), input.categories().stream())
                .toList();
        Map<String, Long> categories = found(
                TaxonomyKind.CATEGORY, wanted.stream().map(Slug::value).toList(), createMissing, references, caller);
        for (int i = 0; i < wanted.size(); i++) {
            String slug = wanted.get(i).value();
            if (!categories.containsKey(slug)) {
                references.addUnknownSlug(
                        faults, i == 0 ? "/category" : "/categories/" + (i - 1), TaxonomyKind.CATEGORY, slug);
            }
        }
        Long sourceId =
                input.source() == null ? null : source(input.source(), createMissing, references, caller, faults);
        noteUnkeepable(input, faults);
        noteNameless(faults, "/tags/", input.tags());
        noteNameless(faults, "/authors/", input.authors());
        Map<String, String> absent = new LinkedHashMap<>();
        List<Long> pinned = targets("/related/pinned/", input.related().pinned(), article, references, faults, absent);
        List<Long> excluded =
                targets("/related/excluded/", input.related().excluded(), article, references, faults, absent);
        excluded.stream()
                .filter(pinned::contains)
                .findFirst()
                .ifPresent(both -> faults.add("/related/excluded", "must not list an article that is pinned too"));
        Optional<UUID> group = translationGroup(input, article, references, faults, absent);
        absent.forEach((pointer, name) -> faults.add(pointer, "there is no article `" + name + "`"));
        if (!absent.isEmpty() && faults.all().size() == absent.size()) {
            throw new MissingArticlesException(faults, Set.copyOf(absent.values()));
        }
        faults.throwIfAny();
        List<Long> more = input.categories().stream()
                .map(slug -> categories.get(slug.value()))
                .filter(id -> !id.equals(categories.get(input.category().value())))
                .toList();
        return new ResolvedReferences(
                categories.get(input.category().value()), more, sourceId, group, pinned, excluded, input);
    }

    private static void noteUnkeepable(ArticleInput input, FieldErrors faults) {
        ArticleAliases.validate(input.aliases(), faults);
        if (input.slug() != null && new SlugOrId(input.slug().value()).id().isPresent()) {
            faults.add("/slug", "must not look like an id");
        }
        for (int i = 0; i < input.formerSlugs().size(); i++) {
            if (new SlugOrId(input.formerSlugs().get(i).value()).id().isPresent()) {
                faults.add("/formerSlugs/" + i, "must not look like an id");
            }
        }
        if (input.meta() != null && input.meta().toString().getBytes(StandardCharsets.UTF_8).length > MAX_META_BYTES) {
            faults.add("/meta", "must have at most 16 KB as JSON");
        }
    }

    private static Map<String, Long> found(
            TaxonomyKind kind, List<String> slugs, boolean createMissing, ReferenceResolver references, Caller caller) {
        Map<String, Long> ids = references.findIds(kind, slugs);
        List<String> missing =
                slugs.stream().filter(slug -> !ids.containsKey(slug)).toList();
        if (createMissing && !missing.isEmpty()) {
            caller.requirePublishing("A new " + kind.name() + " is for editors to make.");
            Map<String, String> names = new LinkedHashMap<>();
            missing.forEach(slug -> names.put(slug, name(slug)));
            references.create(kind, names);
            return references.findIds(kind, slugs);
        }
        return ids;
    }

    /** "world-news" becomes "World news". */
    private static String name(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Long source(
            Slug slug, boolean createMissing, ReferenceResolver references, Caller caller, FieldErrors faults) {
        Long id = found(TaxonomyKind.SOURCE, List.of(slug.value()), createMissing, references, caller)
                .get(slug.value());
        if (id == null) {
            references.addUnknownSlug(faults, "/source", TaxonomyKind.SOURCE, slug.value());
        }
        return id;
    }

    private static void noteNameless(FieldErrors faults, String pointer, List<? extends SlugOrName> named) {
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).lookupSlug() == null) {
                faults.add(pointer + i, "needs a `slug` or a `name`");
            }
        }
    }

    private static List<Long> targets(
            String pointer,
            List<Slug> slugs,
            Article article,
            ReferenceResolver references,
            FieldErrors faults,
            Map<String, String> absent) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            Optional<ReferencedArticle> target =
                    references.findArticle(new SlugOrId(slugs.get(i).value()));
            if (target.isEmpty()) {
                absent.put(pointer + i, slugs.get(i).value());
            } else if (article != null && target.get().id() == article.id) {
                faults.add(pointer + i, "must not be the article itself");
            } else if (!ids.contains(target.get().id())) {
                ids.add(target.get().id());
            }
        }
        return ids;
    }

    private static Optional<UUID> translationGroup(
            ArticleInput input,
            Article article,
            ReferenceResolver references,
            FieldErrors faults,
            Map<String, String> absent) {
        if (input.translationOf() == null) {
            return Optional.empty();
        }
        Optional<ReferencedArticle> original = references.findArticle(new SlugOrId(input.translationOf()));
        if (original.isEmpty()) {
            absent.put("/translationOf", input.translationOf());
            return Optional.empty();
        }
        UUID group = original.get().translationGroup();
        long self = article == null ? 0 : article.id;
        if (original.get().id() == self) {
            faults.add("/translationOf", "must not be the article itself");
        } else if (references.groupHasLanguage(group, input.language().tag(), self)) {
            faults.add("/translationOf", "has a version in `" + input.language() + "` already");
        }
        return Optional.of(group);
    }

    List<Long> createTags(ReferenceResolver references) {
        return references.findOrCreate(TaxonomyKind.TAG, input.tags());
    }

    List<Long> createAuthors(ReferenceResolver references) {
        return references.findOrCreate(TaxonomyKind.AUTHOR, input.authors());
    }
}
