package org.broadsheet.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.http.ndjson.NdjsonKind;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;

/**
 * The transfer of one kind of entry. An implied one stays implied: its name is not for readers yet. One that is meant
 * for new sites only leaves what is there as it is.
 */
public abstract class TaxonomyNdjson<E extends TaxonomyEntry, I extends Record & TaxonomyInput<E>>
        implements NdjsonKind {
    private static final int PAGE = 200;
    private static final String IMPLIED = "implied";
    private static final String ONLY_NEW = "onlyNew";

    private final NdjsonContext ground;
    private final TaxonomyKind kind;
    private final Class<E> entity;
    private final Supplier<E> blank;
    private final Class<I> input;
    private final Function<E, I> asInput;

    protected TaxonomyNdjson(
            NdjsonContext ground,
            TaxonomyKind kind,
            Class<E> entity,
            Supplier<E> blank,
            Class<I> input,
            Function<E, I> asInput) {
        this.ground = ground;
        this.kind = kind;
        this.entity = entity;
        this.blank = blank;
        this.input = input;
        this.asInput = asInput;
    }

    /** Makes an entry of what was said of it, under its slug if it has one. */
    protected E create(TaxonomyWriter register, I said) {
        return register.create(blank.get(), kind, said);
    }

    protected void replace(TaxonomyWriter register, E entry, I said) {
        register.replace(entry, kind, said);
    }

    protected Optional<E> find(TaxonomyWriter register, String slug) {
        return register.find(entity, slug);
    }

    @Override
    public String kind() {
        return kind.name();
    }

    @Override
    public List<Leaf> after(Leaf last) {
        return ground.entities()
                .createQuery("FROM " + entity.getName() + " WHERE id > ?1 ORDER BY id", entity)
                .setParameter(1, last == null ? 0 : last.id())
                .setMaxResults(PAGE)
                .getResultStream()
                .map(this::leaf)
                .toList();
    }

    protected Leaf leaf(E entry) {
        ObjectNode fields = ground.object(asInput.apply(entry));
        if (entry.implied) {
            fields.put(IMPLIED, true);
        }
        return new Leaf(entry.id, fields);
    }

    @Override
    public Taken take(ObjectNode fields) {
        boolean implied = flag(fields, IMPLIED);
        boolean onlyNew = flag(fields, ONLY_NEW);
        I said = ground.read(fields, input);
        Optional<E> existing = said.slug() == null
                ? Optional.empty()
                : find(ground.register(), said.slug().value());
        if (existing.isEmpty()) {
            create(ground.register(), said).implied = implied;
            return Taken.created;
        }
        if (implied || onlyNew) {
            return Taken.unchanged;
        }
        int version = existing.get().version;
        replace(ground.register(), existing.get(), said);
        return existing.get().version == version ? Taken.unchanged : Taken.updated;
    }

    @Override
    public Optional<ObjectNode> kept(ObjectNode fields) {
        return Optional.of(fields.path("slug").asText())
                .filter(Slug::isWellFormed)
                .flatMap(slug -> find(ground.register(), slug))
                .map(entry -> leaf(entry).fields());
    }

    private static boolean flag(ObjectNode fields, String name) {
        JsonNode value = fields.remove(name);
        if (value != null && !value.isBoolean()) {
            throw ProblemException.invalid("/" + name, "must be true or false");
        }
        return value != null && value.booleanValue();
    }
}
