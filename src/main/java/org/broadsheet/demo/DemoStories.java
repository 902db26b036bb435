package org.broadsheet.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ChangeCause;
import org.broadsheet.articles.lists.ListUpdater;
import org.broadsheet.articles.markdown.MarkdownArticle;
import org.broadsheet.articles.writing.ArticleWriter;
import org.broadsheet.articles.writing.RenderedInput;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.StrictJsonReader;
import org.broadsheet.http.ndjson.NdjsonKind;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.media.MediaItem;
import org.broadsheet.media.MediaWriter;

/**
 * Imports the packaged sample stories. They are Markdown files as for the API, except that {@code publishedAt} is the age of
 * the story and {@code image} is the alt text of a generated image.
 */
@Singleton
class DemoStories {
    private static final String FOLDER = "/demo/";
    private static final String CREDIT = "Painted by Broadsheet";

    private final Database database;
    private final Instance<NdjsonKind> ndjsonKinds;
    private final ArticleWriter articleWriter;
    private final ListUpdater listUpdater;
    private final MediaWriter mediaWriter;
    private final StrictJsonReader json;

    DemoStories(
            Database database,
            Instance<NdjsonKind> ndjsonKinds,
            ArticleWriter articleWriter,
            ListUpdater listUpdater,
            MediaWriter mediaWriter,
            StrictJsonReader json) {
        this.database = database;
        this.ndjsonKinds = ndjsonKinds;
        this.articleWriter = articleWriter;
        this.listUpdater = listUpdater;
        this.mediaWriter = mediaWriter;
        this.json = json;
    }

    /**
     * Runs in the caller's transaction.
     *
     * @return the number of stories; 0 if the server was not empty
     */
    int load() {
        if (!isEmpty()) {
            return 0;
        }
        lines("site.ndjson").forEach(this::importLine);
        Instant now = Timestamps.now();
        List<Long> ids = new ArrayList<>();
        for (String slug : lines("stories.txt")) {
            ids.add(writeStory(slug, now));
        }
        listUpdater.update(ids, ChangeCause.of(ChangeCause.Action.imported));
        return ids.size();
    }

    /** Takes a lock, so that only one of several nodes that start at once loads the stories. */
    private boolean isEmpty() {
        database.lock("demo");
        return database.one(
                Sql.of("SELECT EXISTS (SELECT FROM article) OR EXISTS (SELECT FROM category) AS used"),
                row -> !row.flag("used"));
    }

    private void importLine(String line) {
        ObjectNode fields = json.readLine(line.getBytes(StandardCharsets.UTF_8));
        String kind = fields.remove("kind").textValue();
        ndjsonKinds.stream()
                .filter(ndjsonKind -> ndjsonKind.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .importLine(fields);
    }

    private long writeStory(String slug, Instant now) {
        ObjectNode fields =
                MarkdownArticle.parse(bytes("stories/" + slug + ".md")).fields();
        Duration age = Duration.parse(fields.get("publishedAt").textValue());
        String alt = fields.get("image").textValue();
        String original = fields.path("translationOf").asText(slug);
        fields.put("slug", slug).put("publishedAt", now.minus(age).toString());
        fields.putObject("image")
                .put("media", createImage(original, alt).toString())
                .put("alt", alt);
        ArticleInput story = json.read(fields, ArticleInput.class);
        return articleWriter
                .upsert(RenderedInput.allowingPastTimes(story), false)
                .id();
    }

    /** A story and its translations have the same image. */
    private UUID createImage(String word, String alt) {
        try {
            Path file = Files.createTempFile("broadsheet-", ".jpg");
            try {
                DemoImage.write(word, file);
                MediaItem medium =
                        mediaWriter.upload(file, word + ".jpg", null, true).medium();
                medium.alt = medium.alt == null ? alt : medium.alt;
                medium.credit = CREDIT;
                return medium.publicId;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] bytes(String name) {
        try (InputStream packaged = DemoStories.class.getResourceAsStream(FOLDER + name)) {
            return packaged.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
