package org.broadsheet.taxonomy.categories;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;
import org.broadsheet.taxonomy.ArticleTaxonomyChanged;
import org.broadsheet.taxonomy.TaxonomyChanges;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyWriter;

/**
 * Writes categories so that they stay a tree: without loops and at most as deep as {@link CategoryTree} allows. A
 * deleted category's articles and children move to its replacement.
 */
@Singleton
class CategoryWriter extends TaxonomyWriter<Category, CategoryInput> {
    private final TaxonomyChanges changes;
    private final CategoryQueries queries;

    CategoryWriter(TaxonomyChanges changes, CategoryQueries queries) {
        super(
                changes,
                new Type<>(
                        TaxonomyKind.CATEGORY, Category.class, Category::new, CategoryInput.class, CategoryInput::of));
        this.changes = changes;
        this.queries = queries;
    }

    @Override
    protected void moveArticles(long from, long to) {
        queries.moveArticles(from, to);
        queries.moveChildren(from, to);
    }

    /** Locks the tree before the category is read. */
    @Override
    public Optional<Category> find(String slug) {
        queries.lockTree();
        return super.find(slug);
    }

    @Override
    public Category create(Slug address, CategoryInput input) {
        queries.lockTree();
        Category category = new Category();
        category.parent = parent(input);
        if (category.parent != null) {
            rejectIf(tree().moveError(0, category.parent.id));
        }
        return insert(category, address, input);
    }

    @Override
    public Category replace(Category category, CategoryInput input) {
        Category parent = parent(input);
        if (parent != null) {
            rejectIf(tree().moveError(category.id, parent.id));
        }
        boolean moved = !Objects.equals(category.parent, parent);
        category.parent = parent;
        super.replace(category, input);
        if (moved) {
            changes.announce(
                    new ArticleTaxonomyChanged(articlesUnder(category), ArticleTaxonomyChanged.Change.CATEGORY_MOVED));
        }
        return category;
    }

    /** @throws ProblemException also 409 when the category has children and there is no replacement */
    @Override
    public void delete(Category category, Slug moveTo) {
        CategoryTree tree = tree();
        if (moveTo == null) {
            if (tree.hasChildren(category.id)) {
                throw inUse(category, "There are " + tree.childCount(category.id) + " categories within it");
            }
            delete(category, (Category) null);
            return;
        }
        Category replacement = replacement(category, moveTo.value());
        tree.moveError(category.id, replacement.id).ifPresent(objection -> {
            throw ProblemException.invalidParameter("moveTo", objection);
        });
        delete(category, replacement);
    }

    private CategoryTree tree() {
        return new CategoryTree(queries.all(null));
    }

    private Category parent(CategoryInput input) {
        if (input.parent() == null) {
            return null;
        }
        return findCurrentOrFormer(input.parent().value())
                .orElseThrow(() -> ProblemException.invalid(
                        "/parent",
                        changes.unknownSlugs()
                                .message(TaxonomyKind.CATEGORY, input.parent().value(), "create it first")));
    }

    private static void rejectIf(Optional<String> objection) {
        objection.ifPresent(detail -> {
            throw ProblemException.invalid("/parent", detail);
        });
    }
}
