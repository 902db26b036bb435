package org.broadsheet.imports.wxr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.NormalizedUrl;
import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.imports.wxr.WxrItem.Term;
import org.jsoup.Jsoup;

/** Converts items of a WordPress export into lines of an import. */
final class WxrConverter implements WxrReader.Handler {
    private static final int MAX_TITLE = 300;
    private static final int MAX_SUMMARY = 1000;

    /** Receives the lines. */
    @FunctionalInterface
    interface Output {
        void write(int line, ObjectNode fields) throws IOException;
    }

    private final WxrAttachments attachments;
    private final WxrWarnings warnings;
    private final Output output;
    private final Map<String, String> authors = new HashMap<>();
    private final Map<String, WxrItem> categories = new LinkedHashMap<>();
    private final Set<String> writtenCategories = new LinkedHashSet<>();
    private String language;
    private boolean categoriesWritten;

    WxrConverter(WxrAttachments attachments, WxrWarnings warnings, Output output) {
        this.attachments = attachments;
        this.warnings = warnings;
        this.output = output;
    }

    @Override
    public void channel(String name, String text) {
        if (name.equals("language")) {
            language = languageTag(text.strip());
        }
    }

    private static String languageTag(String tag) {
        try {
            return LanguageTag.of(tag).tag();
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    @Override
    public void author(WxrItem author) {
        authors.put(author.text("wp:author_login"), plainText(author.text("wp:author_display_name")));
    }

    @Override
    public void category(WxrItem category) {
        categories.put(category.text("wp:category_nicename"), category);
    }

    @Override
    public void item(WxrItem item) throws IOException {
        if (!categoriesWritten) {
            categoriesWritten = true;
            for (WxrItem category : categories.values()) {
                writeCategory(category.text("wp:category_nicename"), "", category.line);
            }
        }
        switch (item.type()) {
            case "post" -> writeArticle(item);
            case "page" -> warnings.add(item, "wp:post_type", "the page \"" + item.text("title") + "\" is no article");
            case "attachment" -> {}
            default -> warnings.count("items of type " + item.type(), 1);
        }
        warnings.count("comments", item.comments);
    }

    private void writeArticle(WxrItem item) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("externalId", item.externalId());
        String title = title(item);
        fields.put("title", title);
        fields.put("slug", slug(item.text("wp:post_name").isEmpty() ? title : item.text("wp:post_name")));
        putSummary(item, fields);
        fields.put("body", PostHtmlCleaner.clean(item, warnings)).put("bodyFormat", "html");
        fields.put("language", language);
        putTerms(item, fields);
        String login = item.text("dc:creator");
        if (!login.isEmpty()) {
            String name = authors.getOrDefault(login, "");
            fields.putArray("authors").addObject().put("slug", slug(login)).put("name", name.isEmpty() ? login : name);
        }
        putImage(item, fields);
        PostStatus.of(item, Timestamps.now(), warnings).writeTo(fields);
        fields.set("aliases", aliases(item));
        output.write(item.line, fields);
    }

    private String title(WxrItem item) {
        String title = plainText(item.text("title"));
        if (title.isEmpty()) {
            warnings.add(item, "title", "is empty; the article is called \"(no title)\"");
            return "(no title)";
        }
        if (title.length() > MAX_TITLE) {
            warnings.add(item, "title", "is cut to " + MAX_TITLE + " characters");
        }
        return shorten(title, MAX_TITLE);
    }

    private void putSummary(WxrItem item, ObjectNode fields) {
        String summary = plainText(item.text("excerpt:encoded"));
        if (summary.length() > MAX_SUMMARY) {
            warnings.add(item, "excerpt:encoded", "is cut to " + MAX_SUMMARY + " characters");
        }
        if (!summary.isEmpty()) {
            fields.put("summary", shorten(summary, MAX_SUMMARY));
        }
    }

    private void putTerms(WxrItem item, ObjectNode fields) throws IOException {
        Set<String> sections = new LinkedHashSet<>();
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        for (Term term : item.terms) {
            String nicename = term.nicename().isEmpty() ? term.name() : term.nicename();
            switch (term.domain()) {
                case "category" -> sections.add(writeCategory(nicename, plainText(term.name()), item.line));
                case "post_tag" -> tags.addObject().put("slug", slug(nicename)).put("name", plainText(term.name()));
                default -> warnings.count("terms of " + term.domain(), 1);
            }
        }
        if (sections.isEmpty()) {
            sections.add(writeCategory("uncategorized", "Uncategorized", item.line));
        }
        if (sections.size() > 11) {
            warnings.add(item, "category", "only the first 11 of " + sections.size() + " are kept");
        }
        String first = sections.iterator().next();
        fields.put("category", first);
        ArrayNode more = fields.putArray("categories");
        sections.stream().skip(1).limit(10).forEach(more::add);
        fields.set("tags", tags);
    }

    /** Writes a category after its ancestors, unless it was already written. Returns its slug. */
    private String writeCategory(String nicename, String name, int line) throws IOException {
        Deque<String> unwritten = new ArrayDeque<>();
        for (String next = nicename; next != null && writtenCategories.add(slug(next)); next = parent(next)) {
            unwritten.push(next);
        }
        for (String next : unwritten) {
            writeCategoryLine(next, next.equals(nicename) ? name : next, line);
        }
        return slug(nicename);
    }

    /** Returns null for a category at the top. */
    private String parent(String nicename) {
        WxrItem category = categories.get(nicename);
        return category == null || category.text("wp:category_parent").isEmpty()
                ? null
                : category.text("wp:category_parent");
    }

    private void writeCategoryLine(String nicename, String name, int line) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        String slug = slug(nicename);
        fields.put("kind", "category").put("onlyNew", true).put("slug", slug);
        WxrItem category = categories.get(nicename);
        String label = category == null ? name : plainText(category.text("wp:cat_name"));
        fields.put("name", label.isEmpty() ? slug : label);
        if (parent(nicename) != null) {
            fields.put("parent", slug(parent(nicename)));
        }
        if (category != null && !category.text("wp:category_description").isEmpty()) {
            fields.put("description", shorten(plainText(category.text("wp:category_description")), MAX_SUMMARY));
        }
        output.write(line, fields);
    }

    private void putImage(WxrItem item, ObjectNode fields) {
        String id = item.meta.get("_thumbnail_id");
        ObjectNode image = id == null ? null : attachments.image(id);
        if (image != null) {
            fields.set("image", image);
        } else if (id != null) {
            warnings.add(item, "_thumbnail_id", "the picture " + id + " is not in the file");
        }
    }

    private ArrayNode aliases(WxrItem item) {
        ArrayNode aliases = JsonNodeFactory.instance.arrayNode();
        if (isUrl(item.text("link"))) {
            aliases.add(item.text("link"));
        } else if (!item.text("link").isEmpty()) {
            warnings.add(item, "link", "`" + shorten(item.text("link"), MAX_TITLE) + "` cannot be kept as an alias");
        }
        String guid = item.text("guid");
        if (guid.endsWith("?p=" + item.text("wp:post_id")) && isUrl(guid)) {
            aliases.add(guid);
        } else if (!guid.equals(item.text("link"))) {
            warnings.add(item, "guid", "`" + shorten(guid, MAX_TITLE) + "` is no address of this post's own");
        }
        return aliases;
    }

    private static boolean isUrl(String text) {
        try {
            return !NormalizedUrl.of(text).host().isEmpty();
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    /** WordPress percent-encodes letters beyond ASCII in slugs. */
    private static String slug(String name) {
        if (Slug.isWellFormed(name)) {
            return name;
        }
        try {
            return Slug.from(URLDecoder.decode(name, StandardCharsets.UTF_8)).value();
        } catch (IllegalArgumentException notEncoded) {
            return Slug.from(name).value();
        }
    }

    private static String plainText(String html) {
        return Jsoup.parseBodyFragment(html).text().strip();
    }

    private static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).strip() + "…";
    }
}
