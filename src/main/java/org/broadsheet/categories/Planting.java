package org.broadsheet.categories;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.register.FilingChanged;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Register;
import org.broadsheet.platform.register.Strangers;

/** Changes the category tree and keeps it a tree: no loops, not too deep, nothing lost when a branch goes. */
@Singleton
class Planting {
    private final Register register;
    private final CategoryQueries queries;
    private final Strangers strangers;
    private final Event<FilingChanged> filingChanged;

    Planting(Register register, CategoryQueries queries, Strangers strangers, Event<FilingChanged> filingChanged) {
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
        return find(slug).orElseThrow(() -> ProblemException.notFound(Kind.CATEGORY.name(), slug));
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
                ? register.createAt(address.get(), category, Kind.CATEGORY, input)
                : register.create(category, Kind.CATEGORY, input);
    }

    /** @param category as {@link #find} found it */
    void replant(Category category, CategoryInput input) {
        Category parent = parent(input);
        if (parent != null) {
            refuseIf(new CategoryTree(queries.all(null)).objection(category.id, parent.id));
        }
        boolean moved = !Objects.equals(category.parent, parent);
        category.parent = parent;
        register.replace(category, Kind.CATEGORY, input);
        if (moved) {
            filingChanged.fire(
                    new FilingChanged(register.articlesUnder(Kind.CATEGORY, category.id), FilingChanged.Extent.PLACE));
        }
    }

    /** Removes a category; what is in it goes to {@code moveTo}, or keeps it from being removed. */
    void uproot(Category category, Slug moveTo) {
        CategoryTree tree = new CategoryTree(queries.all(null));
        if (moveTo == null) {
            if (tree.hasChildren(category.id)) {
                throw Register.inUse(
                        Kind.CATEGORY,
                        category.slug,
                        "There are " + tree.childCount(category.id) + " categories within it");
            }
            register.delete(category, Kind.CATEGORY, null, queries::moveArticles);
            return;
        }
        Category heir = register.heir(Category.class, Kind.CATEGORY, category, moveTo.value());
        tree.objection(category.id, heir.id).ifPresent(objection -> {
            throw ProblemException.invalidParameter("moveTo", objection);
        });
        register.delete(category, Kind.CATEGORY, heir, (from, to) -> {
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
                        "/parent", strangers.said(Kind.CATEGORY, input.parent().value(), "create it first")));
    }

    private static void refuseIf(Optional<String> objection) {
        objection.ifPresent(detail -> {
            throw ProblemException.invalid("/parent", detail);
        });
    }
}
