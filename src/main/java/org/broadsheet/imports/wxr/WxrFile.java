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
import org.broadsheet.imports.jobs.ImportJob.Heartbeat;

/**
 * A WordPress export (WXR, an extension of RSS), which is converted into NDJSON lines of an import. Each line has the line
 * number at which its item begins in the XML, with blank lines between, so that errors name lines of the uploaded file.
 */
public final class WxrFile {
    private final Path xml;
    private final WxrAttachments attachments = new WxrAttachments();
    private final ObjectMapper json = new ObjectMapper();
    private final WxrWarnings warnings = new WxrWarnings();
    private long line = 1;

    private WxrFile(Path xml) {
        this.xml = xml;
    }

    /**
     * Reads the whole file and collects its attachments. Rejects everything that can be rejected.
     *
     * @throws ProblemException 400 if the file is no WordPress export
     */
    public static WxrFile read(Path xml) throws IOException {
        WxrFile wxr = new WxrFile(xml);
        try (InputStream stream = Files.newInputStream(xml)) {
            new WxrReader(stream).read(wxr.attachments::add);
        }
        return wxr;
    }

    /**
     * @param heartbeat called for every line
     * @return the warnings about content that is not imported
     */
    public List<WxrWarning> writeNdjson(Path lines, Heartbeat heartbeat) throws IOException {
        try (InputStream stream = Files.newInputStream(xml);
                OutputStream output = new BufferedOutputStream(Files.newOutputStream(lines))) {
            new WxrReader(stream).read(new WxrConverter(attachments, warnings, (lineNumber, fields) -> {
                write(lineNumber, fields, output);
                heartbeat.beat();
            }));
            return warnings.list();
        }
    }

    private void write(int lineNumber, ObjectNode fields, OutputStream output) throws IOException {
        for (; line < lineNumber; line++) {
            output.write('\n');
        }
        output.write(json.writeValueAsBytes(fields));
        output.write('\n');
        line++;
    }
}
