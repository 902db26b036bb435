package org.broadsheet.media.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.media.MediaConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the S3 store with a local server that checks signatures. */
class S3MediaStoreTest {
    private static final String KEY = "ab/abcdef/640.jpg";

    @TempDir
    Path folder;

    private TestS3Server server;

    @BeforeEach
    void startServer() throws IOException {
        server = new TestS3Server();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private MediaStore store(String secret, String cache, long cacheBytes) {
        MediaConfig config = new SmallRyeConfigBuilder()
                .withMapping(MediaConfig.class)
                .withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withDefaultValues(Map.of(
                        "broadsheet.media.s3.bucket",
                        TestS3Server.NAME,
                        "broadsheet.media.s3.endpoint",
                        server.url(),
                        "broadsheet.media.s3.access-key",
                        TestS3Server.ACCESS_KEY,
                        "broadsheet.media.s3.secret-key",
                        secret,
                        "broadsheet.media.s3.prefix",
                        "site"))
                .build()
                .getConfigMapping(MediaConfig.class);
        return new S3MediaStore(config.s3(), TestS3Server.NAME, new LocalFileCache(folder.resolve(cache), cacheBytes));
    }

    private Path file(int bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", null), new byte[bytes]);
    }

    @Test
    void fileStoredByOneNodeIsFoundByAnother() throws IOException {
        store(TestS3Server.SECRET_KEY, "one", 1_000_000).put(KEY, file(200_000), "image/jpeg");
        assertEquals(Set.of("site/" + KEY), server.files.keySet());
        MediaStore other = store(TestS3Server.SECRET_KEY, "other", 1_000_000);
        assertArrayEquals(new byte[200_000], Files.readAllBytes(other.find(KEY).orElseThrow()));
        assertTrue(other.find("ab/abcdef/320.jpg").isEmpty());
    }

    @Test
    void cachedFileIsNotFetchedAgainEvenAfterARestart() throws IOException {
        store(TestS3Server.SECRET_KEY, "one", 1_000_000).put(KEY, file(10), "image/jpeg");
        server.files.clear();
        assertTrue(store(TestS3Server.SECRET_KEY, "one", 1_000_000).find(KEY).isPresent());
    }

    @Test
    void cacheStaysWithinItsSize() throws IOException {
        MediaStore store = store(TestS3Server.SECRET_KEY, "one", 25_000);
        for (int i = 0; i < 5; i++) {
            store.put("ab/" + i + "/original.jpg", file(10_000), "image/jpeg");
        }
        assertEquals(2, cachedFiles());
        assertTrue(store.find("ab/0/original.jpg").isPresent());
        assertEquals(2, cachedFiles());
    }

    private long cachedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("one"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void deletedFilesLeaveBucketAndCache() throws IOException {
        MediaStore store = store(TestS3Server.SECRET_KEY, "one", 1_000_000);
        store.put(KEY, file(10), "image/jpeg");
        store.put("ab/abcdef/original.jpg", file(10), "image/jpeg");
        store.put("ab/other/original.jpg", file(10), "image/jpeg");
        store.delete("ab/abcdef/");
        assertEquals(Set.of("site/ab/other/original.jpg"), server.files.keySet());
        assertTrue(store.find(KEY).isEmpty());
    }

    @Test
    void rejectedFileIsReportedAndNotCached() throws IOException {
        MediaStore store = store("wrong", "one", 1_000_000);
        Path file = file(10);
        assertThrows(IOException.class, () -> store.put(KEY, file, "image/jpeg"));
        assertThrows(IOException.class, () -> store.find(KEY));
        assertFalse(Files.exists(folder.resolve("one").resolve(KEY)));
    }
}
