package org.broadsheet.database.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The content of postgresql.conf: durable, and sized for a small machine. */
final class PostgresSettings {

    private static final String DEFAULTS = """
            # Written by Broadsheet at each start. Use ALTER SYSTEM (postgresql.auto.conf) for your own settings.

            # Loopback TCP only: the path of a Unix socket is limited to about 100 bytes, which a data folder can exceed.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 50

            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # 1 GB of WAL between checkpoints speeds up imports, and is replayed within seconds after a crash.
            max_wal_size = 1GB
            shared_buffers = 128MB
            effective_cache_size = 512MB
            # Random reads cost nearly the same as sequential reads on solid-state disks.
            random_page_cost = 1.1
            # The queries are short: JIT compilation and parallel workers cost more than they save.
            jit = off
            max_parallel_workers_per_gather = 0
            # Logical replication is not used.
            max_logical_replication_workers = 0

            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            # Keep values of rows, such as drafts, out of the log.
            log_error_verbosity = terse
            """;

    /** @param extra settings that are added to the defaults or override them */
    static String fileContent(int port, Map<String, String> extra) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("port", Integer.toString(port)));
        settings.putAll(extra);
        return DEFAULTS
                + settings.entrySet().stream() // the last line for a setting wins
                        .map(setting -> "%s = '%s'"
                                .formatted(setting.getKey(), setting.getValue().replace("'", "''")))
                        .collect(Collectors.joining("\n", "\n", ""));
    }
}
