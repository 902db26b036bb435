package org.broadsheet.media.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadsheet.media.MediaConfig;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Stores media in a bucket of an S3-compatible store. Files are read through a local cache. */
final class S3MediaStore implements MediaStore {
    private final MediaConfig.Bucket config;
    private final String bucket;
    private final String prefix;
    private final LocalFileCache cache;
    private S3Client client;

    S3MediaStore(MediaConfig.Bucket config, String bucket, LocalFileCache cache) {
        this.config = config;
        this.bucket = bucket;
        this.prefix = config.prefix().map(text -> text.replaceFirst("/*$", "/")).orElse("");
        this.cache = cache;
    }

    /** Created on first use, because it takes a second and some megabytes. */
    private synchronized S3Client client() {
        if (client == null) {
            S3ClientBuilder builder = S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .region(Region.of(config.region()))
                    .credentialsProvider(credentials());
            // other providers than Amazon seldom support a host name per bucket
            config.endpoint()
                    .ifPresent(url -> builder.endpointOverride(URI.create(url)).forcePathStyle(true));
            client = builder.build();
        }
        return client;
    }

    private AwsCredentialsProvider credentials() {
        return config.accessKey().isPresent() && config.secretKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKey().get(), config.secretKey().get()))
                : DefaultCredentialsProvider.create();
    }

    @Override
    public void put(String key, Path file, String mediaType) throws IOException {
        try {
            client().putObject(
                            request -> request.bucket(bucket).key(prefix + key).contentType(mediaType),
                            RequestBody.fromFile(file));
        } catch (SdkException failure) {
            throw new IOException("cannot store in the bucket: " + key, failure);
        }
        cache.put(key, file);
    }

    @Override
    public Optional<Path> find(String key) throws IOException {
        Optional<Path> cached = cache.find(key);
        return cached.isPresent() ? cached : fetch(key);
    }

    private Optional<Path> fetch(String key) throws IOException {
        Path fetched = Files.createTempFile("broadsheet-", null);
        try {
            client().getObject(
                            request -> request.bucket(bucket).key(prefix + key),
                            ResponseTransformer.toOutputStream(Files.newOutputStream(fetched)));
            return Optional.of(cache.put(key, fetched));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (SdkException failure) {
            throw new IOException("cannot fetch from the bucket: " + key, failure);
        } finally {
            Files.deleteIfExists(fetched);
        }
    }

    @Override
    public void delete(String keyPrefix) throws IOException {
        try {
            List<S3Object> found = client().listObjectsV2(
                            request -> request.bucket(bucket).prefix(prefix + keyPrefix))
                    .contents();
            found.forEach(object ->
                    client().deleteObject(request -> request.bucket(bucket).key(object.key())));
        } catch (SdkException failure) {
            throw new IOException("cannot delete from the bucket: " + keyPrefix, failure);
        }
        cache.delete(keyPrefix);
    }
}
