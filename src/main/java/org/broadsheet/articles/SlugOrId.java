package org.broadsheet.articles;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.PreferredLanguages;

/** The path segment that identifies an article: its slug or its public id. */
public record SlugOrId(String text) {
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public Optional<UUID> id() {
        return UUID_SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public Sql whereClause() {
        return id().isPresent()
                ? Sql.of("WHERE article.public_id = ?", id().get())
                : Sql.of("WHERE article.slug = ?", text);
    }

    /** Finds articles by former slugs too. */
    public Sql whereClauseOrFormer() {
        return id().isPresent() ? whereClause() : Sql.of("""
                WHERE article.id = coalesce((SELECT id FROM article WHERE slug = ?),
                (SELECT article_id FROM article_former_slug WHERE slug = ?))""", text, text);
    }

    /**
     * Selects the translation in the first of the preferred languages that exists, else the article itself.
     *
     * @param languages {@code pt} matches {@code pt-BR} too, and {@code pt-BR} matches {@code pt}
     * @param includeUnpublished whether to select unpublished articles too
     */
    public Sql whereTranslation(PreferredLanguages languages, boolean includeUnpublished) {
        return Sql.of("WHERE article.id = (SELECT other.id FROM article")
                .then("JOIN article other ON other.translation_group = article.translation_group")
                .then(whereClause())
                .thenIf(!includeUnpublished, "AND article.status = 'published' AND other.status = 'published'")
                .then("""
                        ORDER BY least(array_position(?, other.language),
                                       array_position(?, split_part(other.language, '-', 1))), other.id <> article.id
                        LIMIT 1)""", languages.withParents(), languages.tags());
    }
}
