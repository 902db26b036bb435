package org.broadsheet.categories;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadsheet.platform.register.EntryTransfer;
import org.broadsheet.platform.register.Kind;
import org.broadsheet.platform.register.Register;
import org.broadsheet.platform.register.Transfers;

/** The category tree on its way from one site to another, from the top down. */
@Singleton
class CategoryTransfer extends EntryTransfer<Category, CategoryInput> {
    private final Planting planting;

    CategoryTransfer(Transfers ground, Planting planting) {
        super(ground, Kind.CATEGORY, Category.class, Category::new, CategoryInput.class, CategoryInput::of);
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
        all.sort(Comparator.comparingInt(CategoryTransfer::depth)
                .thenComparingInt(category -> category.position)
                .thenComparing(category -> category.slug));
        return all.stream().map(this::leaf).toList();
    }

    private static int depth(Category category) {
        return category.parent == null ? 0 : 1 + depth(category.parent);
    }

    @Override
    protected Optional<Category> find(Register register, String slug) {
        return planting.find(slug);
    }

    @Override
    protected Category create(Register register, CategoryInput said) {
        return planting.plant(Optional.empty(), said);
    }

    @Override
    protected void replace(Register register, Category category, CategoryInput said) {
        planting.replant(category, said);
    }
}
