package org.broadsheet.imports.wxr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.broadsheet.http.problem.ProblemException;

/**
 * Turns an export of WordPress (WXR: RSS with much of its own) into the lines of an import. Every line stands where its
 * item begins in the XML, with blank ones between, so that errors name lines of the file that was sent.
 */
public final class WxrFile {
    /** Told of every item, so that a client sees that work goes on. */
    @FunctionalInterface
    public interface Pulse {
        void beat() throws IOException;
    }

    private final Path xml;
    private final WxrAttachments attachments = new WxrAttachments();
    private final ObjectMapper json = new ObjectMapper();
    private final WxrWarnings warnings = new WxrWarnings();
    private long line = 1;

    private WxrFile(Path xml) {
        this.xml = xml;
    }

    /**
     * Reads all of a file, to the end: what can be refused is refused here.
     *
     * @throws ProblemException 400 when it is not an export of WordPress
     */
    public static WxrFile read(Path xml) throws IOException {
        WxrFile wxr = new WxrFile(xml);
        try (InputStream stream = Files.newInputStream(xml)) {
            new WxrReader(stream).read(wxr.attachments::add);
        }
        return wxr;
    }

    /** @return what did not fit */
    public List<WxrWarning> writeNdjson(Path lines, Pulse pulse) throws IOException {
        try (InputStream stream = Files.newInputStream(xml);
                OutputStream output = new BufferedOutputStream(Files.newOutputStream(lines))) {
            new WxrReader(stream).read(new WxrConverter(attachments, warnings, (place, fields) -> {
                write(place, fields, output);
                pulse.beat();
            }));
            return warnings.list();
        }
    }

    private void write(int place, ObjectNode fields, OutputStream output) throws IOException {
        for (; line < place; line++) {
            output.write('\n');
        }
        output.write(json.writeValueAsBytes(fields));
        output.write('\n');
        line++;
    }
}
