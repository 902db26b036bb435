package org.broadsheet.database.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How PostgreSQL is set up: never at the price of an acknowledged write, and for a small machine. */
final class PostgresSettings {

    private static final String DEFAULTS = """
            # Written by Broadsheet at each start. Settings of your own survive in postgresql.auto.conf (ALTER SYSTEM).

            # Loopback TCP only: the path of a Unix socket may be no longer than a hundred bytes, a data folder's may.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 50

            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # 1 GB of journal between checkpoints lets imports flow, and is replayed within seconds after a crash.
            max_wal_size = 1GB
            shared_buffers = 128MB
            effective_cache_size = 512MB
            # Solid-state disks read anywhere at nearly the same price.
            random_page_cost = 1.1
            # Our queries are short: compiling them, or starting more processes for one, costs more than it saves.
            jit = off
            max_parallel_workers_per_gather = 0
            # Nobody replicates from here, table by table.
            max_logical_replication_workers = 0

            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            # Values of rows, such as drafts, stay out of the log.
            log_error_verbosity = terse
            """;

    /** @param extra added to the defaults, or put in the place of some of them */
    static String fileContent(int port, Map<String, String> extra) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("port", Integer.toString(port)));
        settings.putAll(extra);
        return DEFAULTS
                + settings.entrySet().stream() // the last line about a setting is the one that counts
                        .map(setting -> "%s = '%s'"
                                .formatted(setting.getKey(), setting.getValue().replace("'", "''")))
                        .collect(Collectors.joining("\n", "\n", ""));
    }
}
