package org.broadsheet.taxonomy.tags;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.TaxonomyChanges;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyWriter;

/** Writes tags, and moves their articles when one is deleted. */
@Singleton
class TagWriter extends TaxonomyWriter<Tag, TagInput> {
    private final Database database;

    TagWriter(TaxonomyChanges changes, Database database) {
        super(changes, new Type<>(TaxonomyKind.TAG, Tag.class, Tag::new, TagInput.class, TagInput::of));
        this.database = database;
    }

    @Override
    protected void moveArticles(long from, long to) {
        database.update(Sql.of("""
                DELETE FROM article_tag old
                WHERE tag_id = ? AND EXISTS (SELECT FROM article_tag WHERE article_id = old.article_id AND tag_id = ?)""", from, to));
        database.update(Sql.of("UPDATE article_tag SET tag_id = ? WHERE tag_id = ?", to, from));
    }
}
