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
import org.broadsheet.platform.problem.ProblemException;

/**
 * Turns an export of WordPress (WXR: RSS with much of its own) into the lines of an import. Every line stands where its
 * item begins in the XML, with blank ones between, so that errors name lines of the file that was sent.
 */
public final class Wxr {
    private final OutputStream output;
    private final ObjectMapper json = new ObjectMapper();
    private final Warnings warnings = new Warnings();
    private long line = 1;

    private Wxr(OutputStream output) {
        this.output = output;
    }

    /**
     * @return what did not fit
     * @throws ProblemException 400 when it is not such a file
     */
    public static List<Warning> convert(Path xml, Path lines) throws IOException {
        Attachments attachments = new Attachments();
        try (InputStream stream = Files.newInputStream(xml)) {
            new WxrReader(stream).read(attachments::note);
        }
        try (InputStream stream = Files.newInputStream(xml);
                OutputStream output = new BufferedOutputStream(Files.newOutputStream(lines))) {
            Wxr wxr = new Wxr(output);
            new WxrReader(stream).read(new Conversion(attachments, wxr.warnings, wxr::write));
            return wxr.warnings.list();
        }
    }

    private void write(int place, ObjectNode fields) throws IOException {
        for (; line < place; line++) {
            output.write('\n');
        }
        output.write(json.writeValueAsBytes(fields));
        output.write('\n');
        line++;
    }
}
