package org.broadsheet.taxonomy.categories;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.broadsheet.taxonomy.ArticleTaxonomyChanged;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyWriter;
import org.broadsheet.taxonomy.UnknownSlugMessage;

/** Changes the category tree and keeps it a tree: no loops, not too deep, nothing lost when a branch goes. */
@Singleton
class CategoryTreeWriter {
    private final TaxonomyWriter register;
    private final CategoryQueries queries;
    private final UnknownSlugMessage strangers;
    private final Event<ArticleTaxonomyChanged> filingChanged;

    CategoryTreeWriter(
            TaxonomyWriter register,
            CategoryQueries queries,
            UnknownSlugMessage strangers,
            Event<ArticleTaxonomyChanged> filingChanged) {
        this.register = register;
        this.queries = queries;
        this.strangers = strangers;
        this.filingChanged = filingChanged;
    }

    /** Locks the tree first, so that what is found is what will be changed. */
    Optional<Category> find(String slug) {
        queries.lockTree();
        return register.find(Category.class, slug);
    }

    /** @throws ProblemException 404 */
    Category get(String slug) {
        return find(slug).orElseThrow(() -> ProblemException.notFound(TaxonomyKind.CATEGORY.name(), slug));
    }

    /** @param address where it was put to; empty: its own words or its name decide the slug */
    Category plant(Optional<Slug> address, CategoryInput input) {
        queries.lockTree();
        Category category = new Category();
        category.parent = parent(input);
        if (category.parent != null) {
            refuseIf(new CategoryTree(queries.all(null)).objection(0, category.parent.id));
        }
        return address.isPresent()
                ? register.createAt(address.get(), category, TaxonomyKind.CATEGORY, input)
                : register.create(category, TaxonomyKind.CATEGORY, input);
    }

    /** @param category as {@link #find} found it */
    void replant(Category category, CategoryInput input) {
        Category parent = parent(input);
        if (parent != null) {
            refuseIf(new CategoryTree(queries.all(null)).objection(category.id, parent.id));
        }
        boolean moved = !Objects.equals(category.parent, parent);
        category.parent = parent;
        register.replace(category, TaxonomyKind.CATEGORY, input);
        if (moved) {
            filingChanged.fire(new ArticleTaxonomyChanged(
                    register.articlesUnder(TaxonomyKind.CATEGORY, category.id), ArticleTaxonomyChanged.Extent.PLACE));
        }
    }

    /** Removes a category; what is in it goes to {@code moveTo}, or keeps it from being removed. */
    void uproot(Category category, Slug moveTo) {
        CategoryTree tree = new CategoryTree(queries.all(null));
        if (moveTo == null) {
            if (tree.hasChildren(category.id)) {
                throw TaxonomyWriter.inUse(
                        TaxonomyKind.CATEGORY,
                        category.slug,
                        "There are " + tree.childCount(category.id) + " categories within it");
            }
            register.delete(category, TaxonomyKind.CATEGORY, null, queries::moveArticles);
            return;
        }
        Category heir = register.heir(Category.class, TaxonomyKind.CATEGORY, category, moveTo.value());
        tree.objection(category.id, heir.id).ifPresent(objection -> {
            throw ProblemException.invalidParameter("moveTo", objection);
        });
        register.delete(category, TaxonomyKind.CATEGORY, heir, (from, to) -> {
            queries.moveArticles(from, to);
            queries.moveChildren(from, to);
        });
    }

    private Category parent(CategoryInput input) {
        if (input.parent() == null) {
            return null;
        }
        return register.find(Category.class, input.parent().value())
                .orElseThrow(() -> ProblemException.invalid(
                        "/parent",
                        strangers.said(TaxonomyKind.CATEGORY, input.parent().value(), "create it first")));
    }

    private static void refuseIf(Optional<String> objection) {
        objection.ifPresent(detail -> {
            throw ProblemException.invalid("/parent", detail);
        });
    }
}
