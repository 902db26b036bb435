package org.broadsheet.sitemaps;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.broadsheet.http.values.TextValidation;
import org.broadsheet.sitemaps.SitemapQueries.PageEntry;
import org.broadsheet.sitemaps.SitemapQueries.SitemapPart;
import org.broadsheet.sitemaps.SitemapQueries.Translation;

/** Writes sitemaps (sitemaps.org) with Google's extensions for translations and news. */
final class SitemapXml {
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private SitemapXml() throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
    }

    @FunctionalInterface
    private interface Content {
        void write(SitemapXml map) throws XMLStreamException;
    }

    /** @param address the URL of the sitemap, to which the parameters of each part are added */
    static byte[] index(List<SitemapPart> parts, String address) {
        return document("sitemapindex", map -> {
            for (SitemapPart part : parts) {
                map.xml.writeStartElement("sitemap");
                map.writeText(
                        "loc", address + "?month=" + part.month() + (part.page() == 1 ? "" : "&page=" + part.page()));
                map.writeText("lastmod", format(part.updatedAt()));
                map.xml.writeEndElement();
            }
        });
    }

    static byte[] pages(List<PageEntry> entries) {
        return document("urlset", map -> {
            map.xml.writeNamespace("xhtml", XHTML);
            for (PageEntry entry : entries) {
                map.xml.writeStartElement("url");
                map.writeText("loc", entry.url());
                map.writeText("lastmod", format(entry.updatedAt()));
                map.writeTranslations(entry.translations());
                map.xml.writeEndElement();
            }
        });
    }

    static byte[] news(List<PageEntry> entries, String publication) {
        return document("urlset", map -> {
            map.xml.writeNamespace("news", NEWS);
            for (PageEntry entry : entries) {
                map.xml.writeStartElement("url");
                map.writeText("loc", entry.url());
                map.xml.writeStartElement("news:news");
                map.xml.writeStartElement("news:publication");
                map.writeText("news:name", publication);
                map.writeText("news:language", newsLanguage(entry.language()));
                map.xml.writeEndElement();
                map.writeText("news:publication_date", format(entry.publishedAt()));
                map.writeText("news:title", entry.title());
                map.xml.writeEndElement();
                map.xml.writeEndElement();
            }
        });
    }

    private static byte[] document(String root, Content content) {
        try {
            SitemapXml map = new SitemapXml();
            map.xml.writeStartDocument("UTF-8", "1.0");
            map.xml.writeStartElement(root);
            map.xml.writeDefaultNamespace(SITEMAP);
            content.write(map);
            map.xml.writeEndDocument();
            map.xml.close();
            return map.bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void writeTranslations(List<Translation> versions) throws XMLStreamException {
        if (versions.size() < 2) {
            return;
        }
        for (Translation version : versions) {
            xml.writeEmptyElement("xhtml:link");
            xml.writeAttribute("rel", "alternate");
            xml.writeAttribute("hreflang", version.language());
            xml.writeAttribute("href", version.url());
        }
    }

    private void writeText(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(TextValidation.withoutInvalidXml(text));
        xml.writeEndElement();
    }

    private static String format(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns an ISO 639 code, or {@code zh-cn} or {@code zh-tw}, as Google News requires. */
    private static String newsLanguage(String tag) {
        String language = tag.replaceFirst("-.*", "");
        boolean traditional = tag.matches(".*-(Hant|TW|HK|MO)(-.*)?");
        return !language.equals("zh") ? language : traditional ? "zh-tw" : "zh-cn";
    }
}
