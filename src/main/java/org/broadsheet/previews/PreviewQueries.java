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

/** Loads what preview links depend on: the article, the count of revocations and the signing secret. */
@Singleton
class PreviewQueries {
    private static final String SECRET_PURPOSE = "previews";
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private volatile byte[] signingSecret;

    PreviewQueries(Database database) {
        this.database = database;
    }

    /**
     * @param createdBy the key that created the article; null for the first admin key
     * @param revocations how often the links of the article have been revoked
     */
    record PreviewedArticle(long articleId, UUID publicId, UUID createdBy, int revocations, boolean archived) {}

    Optional<PreviewedArticle> findArticle(SlugOrId slugOrId) {
        Sql sql = Sql.of(
                "SELECT id, public_id, created_by, previews_revoked, status = 'archived' AS archived FROM article");
        return database.first(sql.then(slugOrId.whereClauseOrFormer()), PreviewQueries::article);
    }

    private static PreviewedArticle article(Row row) throws SQLException {
        return new PreviewedArticle(
                row.number("id"),
                row.uuid("public_id"),
                row.uuid("created_by"),
                row.integer("previews_revoked"),
                row.flag("archived"));
    }

    void revokeLinks(UUID publicId) {
        database.update(
                Sql.of("UPDATE article SET previews_revoked = previews_revoked + 1 WHERE public_id = ?", publicId));
    }

    /** The key of the tokens' HMAC. The first node that needs it creates it; all nodes share it. */
    byte[] signingSecret() {
        if (signingSecret == null) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            database.update(Sql.of(
                    "INSERT INTO signing_secret (purpose, secret) VALUES (?, ?) ON CONFLICT (purpose) DO NOTHING",
                    SECRET_PURPOSE,
                    random));
            signingSecret = database.one(
                    Sql.of("SELECT secret FROM signing_secret WHERE purpose = ?", SECRET_PURPOSE),
                    row -> row.rows().getBytes("secret"));
        }
        return signingSecret;
    }
}
