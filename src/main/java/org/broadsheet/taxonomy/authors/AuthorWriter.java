package org.broadsheet.taxonomy.authors;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.TaxonomyChanges;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyWriter;

/** Writes authors, and moves their articles when one is deleted. */
@Singleton
class AuthorWriter extends TaxonomyWriter<Author, AuthorInput> {
    private final Database database;

    AuthorWriter(TaxonomyChanges changes, Database database) {
        super(changes, new Type<>(TaxonomyKind.AUTHOR, Author.class, Author::new, AuthorInput.class, AuthorInput::of));
        this.database = database;
    }

    @Override
    protected void moveArticles(long from, long to) {
        database.update(Sql.of("""
                DELETE FROM article_author old
                WHERE author_id = ? AND EXISTS (SELECT FROM article_author WHERE article_id = old.article_id AND author_id = ?)""", from, to));
        database.update(Sql.of("UPDATE article_author SET author_id = ? WHERE author_id = ?", to, from));
    }
}
