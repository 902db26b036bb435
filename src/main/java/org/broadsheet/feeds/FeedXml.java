package org.broadsheet.feeds;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.broadsheet.http.values.TextValidation;
import org.jdom2.Document;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/** Serializes RSS and Atom feeds as XML. */
final class FeedXml {
    private FeedXml() {}

    static String text(String text) {
        return text == null ? null : TextValidation.withoutInvalidXml(text);
    }

    /** @param language the language of the whole feed; null if it may have several */
    static byte[] bytes(WireFeed feed, String language) {
        try {
            Document document = new WireFeedOutput().outputJDom(feed);
            if (language != null) {
                document.getRootElement().setAttribute("lang", language, Namespace.XML_NAMESPACE);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new XMLOutputter(Format.getRawFormat()).output(document, bytes);
            return bytes.toByteArray();
        } catch (FeedException incomplete) {
            throw new IllegalStateException("A feed lacks what its format needs", incomplete);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
