package org.broadsheet.bench;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The limit for uncached reads: a Quarkus REST resource that sends the text columns of one JDBC statement. */
@Path("/")
@Blocking
@Produces("application/json")
public class SingleStatementResource {
    private static final String LIST = """
            SELECT article.slug, article.title, article.summary, article.excerpt, article.listed_at, category.name
            FROM listing JOIN article ON article.id = listing.article_id JOIN category ON category.id = article.category_id
            WHERE listing.kind = 'c' AND listing.key = (SELECT id FROM category WHERE slug = ?)
              AND listing.status = 'published'
            ORDER BY listing.listed_at DESC, listing.article_id DESC LIMIT 20""";

    private final AgroalDataSource dataSource;

    SingleStatementResource(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @GET
    @Path("article/{slug}")
    public String article(@PathParam("slug") String slug) throws SQLException {
        return text("SELECT json FROM bench.article WHERE slug = ?", slug);
    }

    @GET
    @Path("related/{slug}")
    public String related(@PathParam("slug") String slug) throws SQLException {
        return text("SELECT json FROM bench.related WHERE slug = ?", slug);
    }

    @GET
    @Path("list/{category}")
    public String list(@PathParam("category") String category) throws SQLException {
        return text(LIST, category);
    }

    private String text(String sql, String key) throws SQLException {
        StringBuilder text = new StringBuilder(6000);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        text.append(rows.getString(column));
                    }
                }
            }
        }
        return text.toString();
    }
}
