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

/** The tree that the categories form, and what may be moved where in it. */
final class CategoryTree {
    static final int MAX_DEPTH = 10;

    private final List<CategoryRow> roots;
    private final Map<Long, CategoryRow> byId;
    private final Map<Long, List<CategoryRow>> byParent;

    CategoryTree(List<CategoryRow> lines) {
        byId = lines.stream().collect(Collectors.toMap(CategoryRow::id, Function.identity()));
        byParent =
                lines.stream().filter(line -> line.parentId() != null).collect(Collectors.groupingBy(CategoryRow::parentId));
        roots = lines.stream().filter(line -> line.parentId() == null).toList();
    }

    /** The part that readers may know of: an implied category would give a draft away until something is published. */
    static CategoryTree visibleToReaders(List<CategoryRow> lines) {
        CategoryTree whole = new CategoryTree(lines);
        Set<Long> shown = lines.stream()
                .filter(line -> !line.implied() || line.articleCount() > 0)
                .flatMap(line -> whole.pathTo(line.id()).stream())
                .map(CategoryRow::id)
                .collect(Collectors.toSet());
        return new CategoryTree(
                lines.stream().filter(line -> shown.contains(line.id())).toList());
    }

    List<CategoryNode> nodes() {
        return roots.stream().map(this::node).toList();
    }

    Optional<CategoryView> view(String slug) {
        return byId.values().stream()
                .filter(line -> line.slug().equals(slug))
                .findFirst()
                .map(this::view);
    }

    private CategoryView view(CategoryRow line) {
        CategoryRow parent = line.parentId() == null ? null : byId.get(line.parentId());
        return new CategoryView(
                line.slug(),
                line.text().name(),
                line.text().description(),
                line.articleCount(),
                parent == null
                        ? null
                        : new CategoryView.Parent(
                                parent.slug(), parent.text().name()),
                line.position(),
                children(line),
                line.text().language(),
                line.text().texts(),
                line.version());
    }

    private CategoryNode node(CategoryRow line) {
        return new CategoryNode(
                line.slug(),
                line.text().name(),
                line.text().description(),
                line.articleCount(),
                line.text().language(),
                children(line));
    }

    private List<CategoryNode> children(CategoryRow line) {
        return byParent.getOrDefault(line.id(), List.of()).stream()
                .map(this::node)
                .toList();
    }

    boolean hasChildren(long id) {
        return byParent.containsKey(id);
    }

    int childCount(long id) {
        return byParent.getOrDefault(id, List.of()).size();
    }

    /** Why the category cannot hang below that parent, in words for the client; empty when it can. */
    Optional<String> moveError(long id, long parentId) {
        List<CategoryRow> above = pathTo(parentId);
        if (above.stream().anyMatch(line -> line.id() == id)) {
            return Optional.of("must not be the category itself or one within it");
        }
        return above.size() + height(id) > MAX_DEPTH
                ? Optional.of("would make the tree deeper than " + MAX_DEPTH + " levels")
                : Optional.empty();
    }

    private List<CategoryRow> pathTo(long id) {
        List<CategoryRow> path = new ArrayList<>();
        for (CategoryRow line = byId.get(id);
                line != null;
                line = line.parentId() == null ? null : byId.get(line.parentId())) {
            path.add(line);
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
