package org.broadsheet.previews;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;

@Singleton
class PreviewQueries {
    private static final String PURPOSE = "previews";
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private volatile byte[] signingSecret;

    PreviewQueries(Database database) {
        this.database = database;
    }

    /** @param revocations how often its links have been revoked */
    record PreviewedArticle(long articleId, UUID publicId, UUID createdBy, int revocations, boolean archived) {}

    Optional<PreviewedArticle> findArticle(SlugOrId address) {
        Sql sql = Sql.of(
                "SELECT id, public_id, created_by, previews_revoked, status = 'archived' AS archived FROM article");
        return database.first(
                address.id().isPresent()
                        ? sql.then("WHERE public_id = ?", address.id().get())
                        : sql.then(
                                "WHERE id = coalesce((SELECT id FROM article WHERE slug = ?),"
                                        + " (SELECT article_id FROM article_former_slug WHERE slug = ?))",
                                address.text(),
                                address.text()),
                PreviewQueries::findArticle);
    }

    private static PreviewedArticle findArticle(Row row) throws SQLException {
        return new PreviewedArticle(
                row.number("id"),
                row.uuid("public_id"),
                row.uuid("created_by"),
                row.integer("previews_revoked"),
                row.flag("archived"));
    }

    void revoke(UUID article) {
        database.update(
                Sql.of("UPDATE article SET previews_revoked = previews_revoked + 1 WHERE public_id = ?", article));
    }

    /** The same for all nodes, made by the first that needs it. */
    byte[] signingSecret() {
        if (signingSecret == null) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            database.update(Sql.of(
                    "INSERT INTO signing_secret (purpose, secret) VALUES (?, ?) ON CONFLICT (purpose) DO NOTHING",
                    PURPOSE,
                    random));
            signingSecret = database.first(
                            Sql.of("SELECT secret FROM signing_secret WHERE purpose = ?", PURPOSE),
                            row -> row.rows().getBytes("secret"))
                    .orElseThrow();
        }
        return signingSecret;
    }
}
