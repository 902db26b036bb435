package org.broadsheet.articles;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.PreferredLanguages;

/** What stands in an article's address: its slug, or its id in the same place. */
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

    /**
     * The same story in the first of the languages it is there in, else the article itself.
     *
     * @param wanted a language stands for its varieties too, and a variety for the language itself
     */
    public Sql whereTranslation(PreferredLanguages wanted, boolean forNewsroom) {
        return Sql.of("WHERE article.id = (SELECT other.id FROM article")
                .then("JOIN article other ON other.translation_group = article.translation_group")
                .then(whereClause())
                .thenIf(!forNewsroom, "AND article.status = 'published' AND other.status = 'published'")
                .then("""
                        ORDER BY least(array_position(?, other.language),
                                       array_position(?, split_part(other.language, '-', 1))), other.id <> article.id
                        LIMIT 1)""", wanted.withParents(), wanted.tags());
    }
}
