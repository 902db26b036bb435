package org.broadsheet.taxonomy.categories;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.http.ndjson.NdjsonFields;
import org.broadsheet.taxonomy.TaxonomyNdjson;

/** NDJSON lines of categories, parents before their children. */
@Singleton
class CategoryNdjson extends TaxonomyNdjson<Category, CategoryInput> {
    CategoryNdjson(NdjsonFields json, CategoryWriter writer) {
        super(json, writer);
    }

    /** Returns all categories in one page: a site has hundreds at most. */
    @Override
    public List<ExportLine> exportAfter(ExportLine last) {
        if (last != null) {
            return List.of();
        }
        List<Category> all = new ArrayList<>(Category.<Category>listAll());
        all.sort(Comparator.comparingInt(CategoryNdjson::depth)
                .thenComparingInt(category -> category.position)
                .thenComparing(category -> category.slug));
        return all.stream().map(this::exportLine).toList();
    }

    private static int depth(Category category) {
        return category.parent == null ? 0 : 1 + depth(category.parent);
    }
}
