package org.broadsheet.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, unpacked from the archive for this platform on the class path. */
record PostgresBinaries(Path folder) {

    /**
     * Unpacks the archive unless it is unpacked already. The folder is named after the CRC-32 in the jar's directory,
     * because hashing the archive of 15 MB would cost 0.1 s at each start.
     */
    static PostgresBinaries unpackBelow(Path parent) throws IOException {
        JarURLConnection archive = archive();
        Path folder =
                parent.resolve("postgres-%08x".formatted(archive.getJarEntry().getCrc()));
        if (!Files.exists(folder)) {
            StagingFolder staging = StagingFolder.of(folder);
            try (InputStream content = archive.getInputStream()) {
                TarXzArchive.unpack(content, staging.folder());
                staging.complete();
            } catch (IOException | RuntimeException e) {
                staging.delete();
                throw e;
            }
        }
        return new PostgresBinaries(folder);
    }

    private static JarURLConnection archive() throws IOException {
        URL archive = PostgresBinaries.class.getResource("/postgres-" + Platform.name() + ".txz");
        if (archive == null) {
            throw new EmbeddedPostgresException(("This build of Broadsheet contains no PostgreSQL for %s: use the build"
                            + " for this platform, or name a PostgreSQL server in QUARKUS_DATASOURCE_JDBC_URL.")
                    .formatted(Platform.name()));
        }
        return (JarURLConnection) archive.openConnection();
    }

    String program(String name) {
        return folder.resolve("bin")
                .resolve(name + (Platform.WINDOWS ? ".exe" : ""))
                .toString();
    }

    /** Returns the major version, such as {@code 18}. */
    String majorVersion() throws IOException {
        try (BufferedReader catalog = Files.newBufferedReader(folder.resolve("share/postgresql/postgres.bki"))) {
            return catalog.readLine().replaceFirst("# PostgreSQL ", "");
        }
    }
}
