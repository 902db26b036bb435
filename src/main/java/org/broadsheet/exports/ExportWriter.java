package org.broadsheet.exports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.broadsheet.articles.ArticleSnapshot;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.http.ndjson.NdjsonKind;

/**
 * Writes a site as NDJSON, page by page. Between pages it holds neither a connection nor a lock, so that slow clients
 * block nothing. Each line is one state of its article. Articles created after the export began are omitted.
 */
@Singleton
class ExportWriter {
    /** Small, because bodies may be large. */
    private static final int PAGE_SIZE = 50;

    private final ExportQueries queries;
    private final ArticleSnapshotQuery snapshots;
    private final Instance<NdjsonKind> ndjsonKinds;
    private final ObjectMapper json;

    ExportWriter(
            ExportQueries queries,
            ArticleSnapshotQuery snapshots,
            Instance<NdjsonKind> ndjsonKinds,
            ObjectMapper json) {
        this.queries = queries;
        this.snapshots = snapshots;
        this.ndjsonKinds = ndjsonKinds;
        this.json = json;
    }

    void write(ExportKinds kinds, ExportFilter filter, OutputStream output) throws IOException {
        for (String name : ExportKinds.ALL) {
            if (kinds.names().contains(name) && !name.equals(ExportKinds.ARTICLES)) {
                writeKind(ndjsonKind(name), output);
            }
        }
        if (kinds.names().contains(ExportKinds.ARTICLES)) {
            writeArticles(filter, output);
        }
    }

    private NdjsonKind ndjsonKind(String plural) {
        return ndjsonKinds.stream()
                .filter(kind -> kind.plural().equals(plural))
                .findFirst()
                .orElseThrow();
    }

    private void writeKind(NdjsonKind kind, OutputStream output) throws IOException {
        List<NdjsonKind.ExportLine> page = page(kind, null);
        while (!page.isEmpty()) {
            for (NdjsonKind.ExportLine exported : page) {
                ObjectNode line = JsonNodeFactory.instance.objectNode().put("kind", kind.kind());
                write(line.setAll(exported.fields()), output);
            }
            page = page(kind, page.get(page.size() - 1));
        }
    }

    private static List<NdjsonKind.ExportLine> page(NdjsonKind kind, NdjsonKind.ExportLine last) {
        return QuarkusTransaction.requiringNew().call(() -> kind.exportAfter(last));
    }

    private void writeArticles(ExportFilter filter, OutputStream output) throws IOException {
        long end = queries.maxId();
        List<Long> ids = queries.idsAfter(filter, 0, end, PAGE_SIZE);
        while (!ids.isEmpty()) {
            for (ArticleSnapshot source : snapshots.load(ids)) {
                write(source.json(), output);
            }
            ids = queries.idsAfter(filter, ids.get(ids.size() - 1), end, PAGE_SIZE);
        }
    }

    private void write(Object line, OutputStream output) throws IOException {
        output.write(json.writeValueAsBytes(line));
        output.write('\n');
    }
}
