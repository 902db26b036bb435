package org.broadsheet.feeds;

import static org.broadsheet.feeds.FeedXml.text;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.broadsheet.articles.ArticleCard.AuthorRef;

/** Atom (RFC 4287) with links to further pages (RFC 5005). */
final class AtomFeed {
    private AtomFeed() {}

    static byte[] bytes(Feed feed) {
        com.rometools.rome.feed.atom.Feed atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        atom.setId(feed.selfUrl());
        atom.setTitleEx(content(Content.TEXT, feed.title()));
        atom.setSubtitle(content(Content.TEXT, feed.description()));
        atom.setUpdated(Date.from(feed.updatedAt()));
        atom.setAlternateLinks(List.of(link("alternate", feed.homePageUrl(), "text/html")));
        atom.setOtherLinks(links(feed));
        atom.setAuthors(List.of(person(feed.title())));
        atom.setEntries(feed.entries().stream().map(AtomFeed::entry).toList());
        return FeedXml.bytes(atom, feed.language());
    }

    /** Returns the links to the feed itself and to its next page. */
    static List<Link> links(Feed feed) {
        List<Link> links = new ArrayList<>(List.of(link("self", feed.selfUrl(), null)));
        if (feed.nextUrl() != null) {
            links.add(link("next", feed.nextUrl(), null));
        }
        return links;
    }

    private static Entry entry(Feed.Entry article) {
        Entry entry = new Entry();
        entry.setId(article.id());
        entry.setTitleEx(content(Content.TEXT, article.article().title()));
        entry.setPublished(Date.from(article.article().publishedAt()));
        entry.setUpdated(Date.from(article.article().updatedAt()));
        List<Link> links = new ArrayList<>();
        Link page = link("alternate", article.url(), "text/html");
        page.setHreflang(article.article().language());
        entry.setAlternateLinks(List.of(page));
        article.imageType().ifPresent(type -> links.add(link("enclosure", article.image(), type)));
        entry.setOtherLinks(links);
        entry.setAuthors(article.article().authors().stream()
                .map(AuthorRef::name)
                .map(AtomFeed::person)
                .toList());
        entry.setCategories(
                article.categoryNames().stream().map(AtomFeed::category).toList());
        entry.setSummary(content(Content.TEXT, article.summary()));
        if (article.html() != null) {
            entry.setContents(List.of(content(Content.HTML, article.html())));
        }
        return entry;
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(text(value));
        return content;
    }

    private static Link link(String rel, String href, String type) {
        Link link = new Link();
        link.setRel(rel);
        link.setHref(href);
        link.setType(type);
        return link;
    }

    private static SyndPerson person(String name) {
        Person person = new Person();
        person.setName(text(name));
        return person;
    }

    private static Category category(String label) {
        Category category = new Category();
        category.setTerm(text(label));
        return category;
    }
}
