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
 * Writes a site as lines of JSON, a page at a time: between pages it holds neither a connection nor a lock, however
 * slowly the client reads. Articles written after it began are left out; each line is one state of its article.
 */
@Singleton
class ExportWriter {
    /** Bodies may be large. */
    private static final int PAGE_SIZE = 50;

    private final ExportQueries queries;
    private final ArticleSnapshotQuery snapshots;
    private final Instance<NdjsonKind> ndjsonKinds;
    private final ObjectMapper json;

    ExportWriter(
            ExportQueries queries, ArticleSnapshotQuery sources, Instance<NdjsonKind> transfers, ObjectMapper json) {
        this.queries = queries;
        this.snapshots = sources;
        this.ndjsonKinds = transfers;
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
                .filter(transfer -> transfer.plural().equals(plural))
                .findFirst()
                .orElseThrow();
    }

    private void writeKind(NdjsonKind transfer, OutputStream output) throws IOException {
        List<NdjsonKind.ExportLine> leaves = page(transfer, null);
        while (!leaves.isEmpty()) {
            for (NdjsonKind.ExportLine leaf : leaves) {
                ObjectNode line = JsonNodeFactory.instance.objectNode().put("kind", transfer.kind());
                write(line.setAll(leaf.fields()), output);
            }
            leaves = page(transfer, leaves.get(leaves.size() - 1));
        }
    }

    private static List<NdjsonKind.ExportLine> page(NdjsonKind transfer, NdjsonKind.ExportLine last) {
        return QuarkusTransaction.requiringNew().call(() -> transfer.exportAfter(last));
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
