package org.broadsheet.database.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarXzArchiveTest {

    @TempDir
    Path parent;

    @Test
    void keepsProgramsExecutableAndLinksLinks() throws IOException {
        TarArchiveEntry program = new TarArchiveEntry("bin/postgres");
        program.setMode(0755);
        unpack(program, link("lib/libpq.so", "libpq.so.5"), new TarArchiveEntry("lib/libpq.so.5"));
        assertTrue(Files.isExecutable(parent.resolve("in/bin/postgres")));
        assertFalse(Files.isExecutable(parent.resolve("in/lib/libpq.so.5")));
        assertEquals(Path.of("libpq.so.5"), Files.readSymbolicLink(parent.resolve("in/lib/libpq.so")));
    }

    @Test
    void refusesWhatLeadsOutOfTheFolder() {
        assertThrows(IOException.class, () -> unpack(new TarArchiveEntry("../evil")));
        assertThrows(IOException.class, () -> unpack(new TarArchiveEntry("/evil", true)));
        assertThrows(IOException.class, () -> unpack(link("lib", "..")));
        assertThrows(IOException.class, () -> unpack(link("lib", "/etc")));
    }

    @Test
    void writesNothingThroughALink() throws IOException {
        unpack(link("a/up", "../"), link("out", "a/up/../../x"), new TarArchiveEntry("x/plain"));
        assertThrows(IOException.class, () -> unpack(link("y/out", "../x"), new TarArchiveEntry("y/out/evil")));
        assertFalse(Files.exists(parent.resolve("in/x/evil")));
    }

    private void unpack(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        TarXzArchive.unpack(new ByteArrayInputStream(bytes.toByteArray()), parent.resolve("in"));
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        link.setLinkName(target);
        return link;
    }
}
