package org.broadsheet.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.audit.AuditView.Key;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.http.paging.SerialOrder;
import org.broadsheet.http.values.Timestamps;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Inserts, lists and expires audit entries in the database. */
@Singleton
class AuditQueries {
    private static final SerialOrder NEWEST_FIRST = new SerialOrder("id", true);
    private static final int DELETE_BATCH_SIZE = 10_000;
    private static final Pattern ARTICLE_PATH = Pattern.compile("/v1/articles/([^/?]+).*");

    private static final String ARTICLE_OF_SLUG = """
            coalesce((SELECT public_id FROM article WHERE slug = %1$s),
                     (SELECT public_id FROM article_former_slug JOIN article ON article.id = article_former_slug.article_id
                      WHERE article_former_slug.slug = %1$s))""";

    private final BatchedJob expiry = new BatchedJob("audit-expiry", DELETE_BATCH_SIZE);
    private final Database database;
    private final OperationIds operations;
    private final int retentionDays;

    AuditQueries(
            Database database,
            OperationIds operations,
            @ConfigProperty(name = "broadsheet.audit.retention-days", defaultValue = "400") int retentionDays) {
        this.database = database;
        this.operations = operations;
        this.retentionDays = retentionDays;
    }

    void insert(List<AuditEntry> entries) {
        database.update(Sql.of(
                """
                INSERT INTO audit_entry (at, key_id, key_name, role, address, method, path, status, code, target, article,
                                         dry_run, repeated)
                SELECT at::timestamptz, key_id::uuid, key_name, role, address, method, path, status, code, target,
                       coalesce(article::uuid, %s), dry_run::boolean, repeated
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS given
                     (at, key_id, key_name, role, address, method, path, status, code, target, article, named, dry_run,
                      repeated)""".formatted(ARTICLE_OF_SLUG.formatted("named")),
                texts(entries, AuditEntry::at),
                texts(entries, AuditEntry::keyId),
                texts(entries, AuditEntry::keyName),
                texts(entries, AuditEntry::role),
                texts(entries, AuditEntry::address),
                texts(entries, AuditEntry::method),
                texts(entries, AuditEntry::path),
                entries.stream().map(AuditEntry::status).toList(),
                texts(entries, AuditEntry::code),
                texts(entries, AuditEntry::target),
                texts(entries, entry -> article(entry).flatMap(SlugOrId::id).orElse(null)),
                texts(entries, entry -> article(entry).map(SlugOrId::text).orElse(null)),
                texts(entries, AuditEntry::dryRun),
                entries.stream().map(AuditEntry::repeated).toList()));
    }

    private static Optional<SlugOrId> article(AuditEntry entry) {
        Matcher matcher = ARTICLE_PATH.matcher(entry.target());
        return matcher.matches() ? Optional.of(new SlugOrId(matcher.group(1))) : Optional.empty();
    }

    private static List<String> texts(List<AuditEntry> entries, Function<AuditEntry, Object> field) {
        return entries.stream()
                .map(field)
                .map(value -> value == null ? null : value.toString())
                .toList();
    }

    /** Lists the entries that match the filter, newest first. */
    Page<AuditView> page(AuditFilter filter, int limit, Cursor cursor) {
        Sql select = Sql.of("SELECT * FROM audit_entry WHERE true")
                .thenIf(
                        filter.key() != null,
                        "AND key_id = ?",
                        filter.key() == null ? null : filter.key().id())
                .thenIf(
                        filter.from() != null,
                        "AND at >= ?",
                        filter.from() == null ? null : filter.from().time())
                .thenIf(
                        filter.to() != null,
                        "AND at < ?",
                        filter.to() == null ? null : filter.to().time())
                .thenIf(filter.outcome() == AuditOutcome.accepted, "AND status < 400")
                .thenIf(filter.outcome() == AuditOutcome.refused, "AND status >= 400")
                .then(articleCondition(filter));
        return NEWEST_FIRST.page(database, "audit " + filter, select, limit, cursor, null, this::view);
    }

    private static Sql articleCondition(AuditFilter filter) {
        if (filter.article() == null) {
            return Sql.of("");
        }
        SlugOrId address = new SlugOrId(filter.article().value());
        return address.id().isPresent()
                ? Sql.of("AND article = ?", address.id().get())
                : Sql.of("AND article = " + ARTICLE_OF_SLUG.formatted("?"), address.text(), address.text());
    }

    private AuditView view(Row row) throws SQLException {
        String keyName = row.text("key_name");
        return new AuditView(
                row.time("at"),
                keyName == null ? null : new Key(row.uuid("key_id"), keyName, row.text("role")),
                row.text("address"),
                operations.find(row.text("method"), row.text("path")).orElse(null),
                row.text("method"),
                row.text("path"),
                row.integer("status"),
                row.text("code"),
                row.text("target"),
                row.uuid("article"),
                row.flag("dry_run"),
                row.integer("repeated"));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteExpired() {
        Instant oldest = Timestamps.now().minus(retentionDays, ChronoUnit.DAYS);
        expiry.runAll(size -> database.update(Sql.of("""
                        DELETE FROM audit_entry WHERE id IN (
                            SELECT id FROM audit_entry WHERE at < ? ORDER BY at LIMIT ?)""", oldest, size)) == size);
    }
}
