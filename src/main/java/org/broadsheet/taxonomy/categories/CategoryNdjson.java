package org.broadsheet.taxonomy.categories;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadsheet.taxonomy.NdjsonContext;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyNdjson;
import org.broadsheet.taxonomy.TaxonomyWriter;

/** The category tree on its way from one site to another, from the top down. */
@Singleton
class CategoryNdjson extends TaxonomyNdjson<Category, CategoryInput> {
    private final CategoryTreeWriter planting;

    CategoryNdjson(NdjsonContext ground, CategoryTreeWriter planting) {
        super(ground, TaxonomyKind.CATEGORY, Category.class, Category::new, CategoryInput.class, CategoryInput::of);
        this.planting = planting;
    }

    @Override
    public String plural() {
        return "categories";
    }

    /** All at once: a site has hundreds at most. */
    @Override
    public List<Leaf> after(Leaf last) {
        if (last != null) {
            return List.of();
        }
        List<Category> all = new ArrayList<>(Category.<Category>listAll());
        all.sort(Comparator.comparingInt(CategoryNdjson::depth)
                .thenComparingInt(category -> category.position)
                .thenComparing(category -> category.slug));
        return all.stream().map(this::leaf).toList();
    }

    private static int depth(Category category) {
        return category.parent == null ? 0 : 1 + depth(category.parent);
    }

    @Override
    protected Optional<Category> find(TaxonomyWriter register, String slug) {
        return planting.find(slug);
    }

    @Override
    protected Category create(TaxonomyWriter register, CategoryInput said) {
        return planting.plant(Optional.empty(), said);
    }

    @Override
    protected void replace(TaxonomyWriter register, Category category, CategoryInput said) {
        planting.replant(category, said);
    }
}
