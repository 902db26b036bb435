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
import org.broadsheet.articles.ArticleSource;
import org.broadsheet.articles.ArticleSources;
import org.broadsheet.platform.register.Transfer;

/**
 * Writes a site as lines of JSON, a page at a time: between pages it holds neither a connection nor a lock, however
 * slowly the client reads. Articles written after it began are left out; each line is one state of its article.
 */
@Singleton
class Export {
    /** Bodies may be large. */
    private static final int PAGE = 50;

    private final ExportQueries queries;
    private final ArticleSources sources;
    private final Instance<Transfer> transfers;
    private final ObjectMapper json;

    Export(ExportQueries queries, ArticleSources sources, Instance<Transfer> transfers, ObjectMapper json) {
        this.queries = queries;
        this.sources = sources;
        this.transfers = transfers;
        this.json = json;
    }

    void write(Kinds kinds, ExportFilter filter, OutputStream output) throws IOException {
        for (String name : Kinds.ALL) {
            if (kinds.names().contains(name) && !name.equals(Kinds.ARTICLES)) {
                writeFiling(transfer(name), output);
            }
        }
        if (kinds.names().contains(Kinds.ARTICLES)) {
            writeArticles(filter, output);
        }
    }

    private Transfer transfer(String plural) {
        return transfers.stream()
                .filter(transfer -> transfer.plural().equals(plural))
                .findFirst()
                .orElseThrow();
    }

    private void writeFiling(Transfer transfer, OutputStream output) throws IOException {
        List<Transfer.Leaf> leaves = page(transfer, null);
        while (!leaves.isEmpty()) {
            for (Transfer.Leaf leaf : leaves) {
                ObjectNode line = JsonNodeFactory.instance.objectNode().put("kind", transfer.kind());
                write(line.setAll(leaf.fields()), output);
            }
            leaves = page(transfer, leaves.get(leaves.size() - 1));
        }
    }

    private static List<Transfer.Leaf> page(Transfer transfer, Transfer.Leaf last) {
        return QuarkusTransaction.requiringNew().call(() -> transfer.after(last));
    }

    private void writeArticles(ExportFilter filter, OutputStream output) throws IOException {
        long end = queries.last();
        List<Long> ids = queries.ids(filter, 0, end, PAGE);
        while (!ids.isEmpty()) {
            for (ArticleSource source : sources.of(ids)) {
                write(source.json(), output);
            }
            ids = queries.ids(filter, ids.get(ids.size() - 1), end, PAGE);
        }
    }

    private void write(Object line, OutputStream output) throws IOException {
        output.write(json.writeValueAsBytes(line));
        output.write('\n');
    }
}
