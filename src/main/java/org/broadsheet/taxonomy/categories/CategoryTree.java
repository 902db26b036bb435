package org.broadsheet.taxonomy.categories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.taxonomy.categories.CategoryQueries.CategoryRow;

/** The tree of categories. It rejects moves that would form a loop or make the tree too deep. */
final class CategoryTree {
    static final int MAX_DEPTH = 10;

    private final List<CategoryRow> roots;
    private final Map<Long, CategoryRow> byId;
    private final Map<Long, List<CategoryRow>> byParent;

    CategoryTree(List<CategoryRow> rows) {
        byId = rows.stream().collect(Collectors.toMap(CategoryRow::id, Function.identity()));
        byParent = rows.stream()
                .filter(row -> row.parentId() != null)
                .collect(Collectors.groupingBy(CategoryRow::parentId));
        roots = rows.stream().filter(row -> row.parentId() == null).toList();
    }

    /** The categories that readers may see. An implied category without published articles could reveal a draft. */
    static CategoryTree visibleToReaders(List<CategoryRow> rows) {
        CategoryTree whole = new CategoryTree(rows);
        Set<Long> visible = rows.stream()
                .filter(row -> !row.implied() || row.articleCount() > 0)
                .flatMap(row -> whole.withAncestors(row.id()).stream())
                .map(CategoryRow::id)
                .collect(Collectors.toSet());
        return new CategoryTree(
                rows.stream().filter(row -> visible.contains(row.id())).toList());
    }

    List<CategoryNode> nodes() {
        return roots.stream().map(this::node).toList();
    }

    Optional<CategoryView> view(String slug) {
        return byId.values().stream()
                .filter(row -> row.slug().equals(slug))
                .findFirst()
                .map(this::view);
    }

    private CategoryView view(CategoryRow row) {
        CategoryRow parent = row.parentId() == null ? null : byId.get(row.parentId());
        return new CategoryView(
                row.slug(),
                row.text().name(),
                row.text().description(),
                row.articleCount(),
                parent == null
                        ? null
                        : new CategoryView.Parent(parent.slug(), parent.text().name()),
                row.position(),
                children(row),
                row.text().language(),
                row.text().texts(),
                row.version());
    }

    private CategoryNode node(CategoryRow row) {
        return new CategoryNode(
                row.slug(),
                row.text().name(),
                row.text().description(),
                row.articleCount(),
                row.text().language(),
                children(row));
    }

    private List<CategoryNode> children(CategoryRow row) {
        return byParent.getOrDefault(row.id(), List.of()).stream()
                .map(this::node)
                .toList();
    }

    boolean hasChildren(long id) {
        return byParent.containsKey(id);
    }

    int childCount(long id) {
        return byParent.getOrDefault(id, List.of()).size();
    }

    /**
     * Checks whether a category may have that parent.
     *
     * @param id 0 for a new category
     * @return the reason for the client why it may not; empty if it may
     */
    Optional<String> moveError(long id, long parentId) {
        List<CategoryRow> parents = withAncestors(parentId);
        if (parents.stream().anyMatch(row -> row.id() == id)) {
            return Optional.of("must not be the category itself or one within it");
        }
        return parents.size() + height(id) > MAX_DEPTH
                ? Optional.of("would make the tree deeper than " + MAX_DEPTH + " levels")
                : Optional.empty();
    }

    private List<CategoryRow> withAncestors(long id) {
        List<CategoryRow> path = new ArrayList<>();
        for (CategoryRow row = byId.get(id);
                row != null;
                row = row.parentId() == null ? null : byId.get(row.parentId())) {
            path.add(row);
        }
        return path;
    }

    private int height(long id) {
        return 1
                + byParent.getOrDefault(id, List.of()).stream()
                        .map(child -> height(child.id()))
                        .max(Comparator.naturalOrder())
                        .orElse(0);
    }
}
