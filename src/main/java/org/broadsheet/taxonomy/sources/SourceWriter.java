package org.broadsheet.taxonomy.sources;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.TaxonomyChanges;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyWriter;

/** Writes sources, and moves their articles when one is deleted. */
@Singleton
class SourceWriter extends TaxonomyWriter<Source, SourceInput> {
    private final Database database;

    SourceWriter(TaxonomyChanges changes, Database database) {
        super(changes, new Type<>(TaxonomyKind.SOURCE, Source.class, Source::new, SourceInput.class, SourceInput::of));
        this.database = database;
    }

    @Override
    protected void moveArticles(long from, long to) {
        database.update(Sql.of("UPDATE article SET source_id = ? WHERE source_id = ?", to, from));
    }
}
