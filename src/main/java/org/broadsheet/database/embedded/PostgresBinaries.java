package org.broadsheet.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, unpacked from the archive in the jar for this platform. */
record PostgresBinaries(Path folder) {

    /**
     * Unpacked below the parent, once for each archive: the folder is named after the archive's checksum, as the jar's
     * directory has it. Reading the 15 MB through to name it by a better digest would cost each start 0.1 s.
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
            throw new EmbeddedPostgresException(("This build of Broadsheet holds no PostgreSQL for %s: take the build"
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

    /** The version whose clusters these programs can open, such as {@code 18}. */
    String majorVersion() throws IOException {
        try (BufferedReader catalog = Files.newBufferedReader(folder.resolve("share/postgresql/postgres.bki"))) {
            return catalog.readLine().replaceFirst("# PostgreSQL ", "");
        }
    }
}
