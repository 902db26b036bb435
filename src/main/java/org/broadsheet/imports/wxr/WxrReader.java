package org.broadsheet.imports.wxr;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/**
 * Reads a WordPress export as a stream, with one item in memory at a time. Every document type is rejected: WordPress
 * writes none, and entities allow attacks that read files or exhaust memory.
 */
final class WxrReader {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_TEXT_CHARACTERS = 4_000_000;
    private static final Set<String> ITEM_ELEMENTS = Set.of("item", "wp:author", "wp:category", "wp:tag");

    /** Receives the items. */
    interface Handler {
        default void channel(String name, String text) {}

        default void author(WxrItem author) {}

        default void category(WxrItem category) {}

        default void tag(WxrItem tag) {}

        void item(WxrItem item) throws IOException;
    }

    private final XMLStreamReader xml;
    private final BoundedXmlStream stream;

    WxrReader(InputStream input) throws IOException {
        stream = new BoundedXmlStream(input);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        try {
            xml = factory.createXMLStreamReader(stream);
        } catch (XMLStreamException malformed) {
            throw malformedXml(malformed);
        }
    }

    /** @throws ProblemException 400 with the line and column at which the file is no WXR */
    void read(Handler sink) throws IOException {
        try {
            boolean inChannel = false;
            while (next() != XMLStreamConstants.END_DOCUMENT) {
                if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String name = name();
                if (ITEM_ELEMENTS.contains(name)) {
                    readItem(name, sink);
                } else if (inChannel) {
                    sink.channel(name, readText(2));
                } else if (name.equals("channel")) {
                    inChannel = true;
                } else if (!name.equals("rss")) {
                    throw problem("this is not an export of WordPress: `<rss>` with a `<channel>` belongs here");
                }
            }
            if (!inChannel) {
                throw problem("this is not an export of WordPress: there is no `<channel>`");
            }
        } catch (XMLStreamException malformed) {
            throw malformedXml(malformed);
        }
    }

    private int next() throws XMLStreamException {
        stream.resetCount();
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw problem("document types and entities are not taken");
        }
        return event;
    }

    private String name() {
        String prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    private void readItem(String kind, Handler sink) throws XMLStreamException, IOException {
        WxrItem item = new WxrItem(xml.getLocation().getLineNumber());
        while (next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                readField(item, name());
            }
        }
        switch (kind) {
            case "wp:author" -> sink.author(item);
            case "wp:category" -> sink.category(item);
            case "wp:tag" -> sink.tag(item);
            default -> sink.item(item);
        }
    }

    private void readField(WxrItem item, String name) throws XMLStreamException {
        switch (name) {
            case "category" -> {
                String domain = xml.getAttributeValue(null, "domain");
                String nicename = xml.getAttributeValue(null, "nicename");
                item.terms.add(new WxrItem.Term(String.valueOf(domain), nicename == null ? "" : nicename, readText(3)));
            }
            case "wp:postmeta" -> readPostMeta(item);
            case "wp:comment" -> {
                item.comments++;
                readText(3);
            }
            default -> item.put(name, readText(3));
        }
    }

    private void readPostMeta(WxrItem item) throws XMLStreamException {
        String key = "";
        while (next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                boolean isKey = name().equals("wp:meta_key");
                String text = readText(4);
                if (isKey) {
                    key = text.strip();
                } else if (key.equals("_thumbnail_id") || key.equals("_wp_attachment_image_alt")) {
                    item.meta.put(key, text.strip());
                }
            }
        }
    }

    /** Returns the text of the current element without the text of nested elements. */
    private String readText(int depth) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int open = 1;
        while (open > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (open == 1 && xml.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(xml.getText());
            }
            if (depth + open > MAX_DEPTH || text.length() > MAX_TEXT_CHARACTERS) {
                throw problem("an element here is nested too deep or too long");
            }
        }
        return text.toString();
    }

    private ProblemException problem(String detail) {
        return problem(xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(), detail);
    }

    private static ProblemException malformedXml(XMLStreamException malformed) {
        int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNumber();
        int column =
                malformed.getLocation() == null ? 1 : malformed.getLocation().getColumnNumber();
        return problem(line, column, "the XML cannot be read from here on");
    }

    private static ProblemException problem(int line, int column, String detail) {
        return new ProblemException(
                ErrorCode.MALFORMED_BODY, FieldError.at("", detail).atPosition(Math.max(1, line), Math.max(1, column)));
    }
}
