package org.broadsheet.feeds;

import static org.broadsheet.feeds.FeedXml.text;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.jsoup.nodes.Entities;

/** RSS 2.0 with the modules Dublin Core (authors), content (bodies), Media RSS (images) and Atom (links). */
final class RssFeed {
    private RssFeed() {}

    static byte[] bytes(Feed feed) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(text(feed.title()));
        channel.setLink(feed.homePageUrl());
        channel.setDescription(text(feed.description()));
        channel.setLanguage(feed.language());
        channel.setLastBuildDate(Date.from(feed.updatedAt()));
        channel.setModules(List.of(links(feed)));
        channel.setItems(feed.entries().stream().map(RssFeed::item).toList());
        return FeedXml.bytes(channel, null);
    }

    private static Module links(Feed feed) {
        AtomLinkModuleImpl links = new AtomLinkModuleImpl();
        links.setLinks(AtomFeed.links(feed));
        return links;
    }

    private static Item item(Feed.Entry entry) {
        Item item = new Item();
        item.setTitle(text(entry.article().title()));
        item.setLink(entry.url());
        item.setGuid(guid(entry.id()));
        item.setPubDate(Date.from(entry.article().publishedAt()));
        item.setDescription(description(entry.summary()));
        item.setContent(entry.html() == null ? null : content(entry.html()));
        item.setCategories(entry.categoryNames().stream().map(RssFeed::category).toList());
        item.setEnclosures(
                entry.imageType().map(type -> enclosure(entry, type)).stream().toList());
        List<Module> modules = new ArrayList<>(List.of(creators(entry)));
        if (entry.image() != null) {
            modules.add(MediaRssImages.of(entry));
        }
        item.setModules(modules);
        return item;
    }

    private static Guid guid(String id) {
        Guid guid = new Guid();
        guid.setValue(id);
        guid.setPermaLink(false);
        return guid;
    }

    /** Escapes the summary, because feed readers parse descriptions as HTML. */
    private static Description description(String summary) {
        Description description = new Description();
        description.setType("text/html");
        description.setValue(text(Entities.escape(summary)));
        return description;
    }

    private static Content content(String html) {
        Content content = new Content();
        content.setType(Content.HTML);
        content.setValue(text(html));
        return content;
    }

    private static Category category(String label) {
        Category category = new Category();
        category.setValue(text(label));
        return category;
    }

    /** The length is 0, which means unknown. */
    private static Enclosure enclosure(Feed.Entry entry, String type) {
        Enclosure enclosure = new Enclosure();
        enclosure.setUrl(entry.image());
        enclosure.setType(type);
        enclosure.setLength(0);
        return enclosure;
    }

    private static Module creators(Feed.Entry entry) {
        DCModuleImpl module = new DCModuleImpl();
        module.setCreators(entry.article().authors().stream()
                .map(AuthorRef::name)
                .map(FeedXml::text)
                .toList());
        module.setLanguage(entry.article().language());
        return module;
    }
}
