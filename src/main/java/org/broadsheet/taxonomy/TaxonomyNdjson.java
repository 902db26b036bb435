package org.broadsheet.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.broadsheet.http.ndjson.NdjsonFields;
import org.broadsheet.http.ndjson.NdjsonKind;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Slug;

/**
 * NDJSON lines of one kind of entry. A line with {@code "implied": true} keeps the entry hidden from readers until a
 * published article uses it. A line with {@code "onlyNew": true} leaves an existing entry as it is.
 */
public abstract class TaxonomyNdjson<E extends TaxonomyEntry, I extends Record & TaxonomyInput<E>>
        implements NdjsonKind {
    private static final int PAGE_SIZE = 200;
    private static final String IMPLIED = "implied";
    private static final String ONLY_NEW = "onlyNew";

    private final NdjsonFields json;
    private final TaxonomyWriter<E, I> writer;

    protected TaxonomyNdjson(NdjsonFields json, TaxonomyWriter<E, I> writer) {
        this.json = json;
        this.writer = writer;
    }

    @Override
    public String kind() {
        return writer.type().kind().name();
    }

    @Override
    public String plural() {
        return writer.type().kind().plural();
    }

    @Override
    public List<ExportLine> exportAfter(ExportLine last) {
        return writer.page(last == null ? 0 : last.id(), PAGE_SIZE)
                .map(this::exportLine)
                .toList();
    }

    protected ExportLine exportLine(E entry) {
        ObjectNode fields = json.of(writer.type().toInput().apply(entry));
        if (entry.implied) {
            fields.put(IMPLIED, true);
        }
        return new ExportLine(entry.id, fields);
    }

    @Override
    public ImportOutcome importLine(ObjectNode fields) {
        boolean implied = removeFlag(fields, IMPLIED);
        boolean onlyNew = removeFlag(fields, ONLY_NEW);
        I input = json.read(fields, writer.type().input());
        Optional<E> existing = input.slug() == null
                ? Optional.empty()
                : writer.find(input.slug().value());
        if (existing.isEmpty()) {
            writer.create(null, input).implied = implied;
            return ImportOutcome.created;
        }
        if (implied || onlyNew) {
            return ImportOutcome.unchanged;
        }
        int version = existing.get().version;
        writer.replace(existing.get(), input);
        return existing.get().version == version ? ImportOutcome.unchanged : ImportOutcome.updated;
    }

    @Override
    public Optional<ObjectNode> current(ObjectNode fields) {
        return Optional.of(fields.path("slug").asText())
                .filter(Slug::isWellFormed)
                .flatMap(writer::find)
                .map(entry -> exportLine(entry).fields());
    }

    private static boolean removeFlag(ObjectNode fields, String name) {
        JsonNode value = fields.remove(name);
        if (value != null && !value.isBoolean()) {
            throw ProblemException.invalid("/" + name, "must be true or false");
        }
        return value != null && value.booleanValue();
    }
}
