package org.broadsheet.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The settings of the publication. There is one row. */
@Entity
public class Site extends PanacheEntityBase {
    static final int ID = 1;

    @Id
    public int id;

    public String name;
    public String description;

    @Column(name = "default_language")
    public String defaultLanguage;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> languages;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<SocialLink> social;

    /** Names of {@link ShareNetwork}s, in the order in which pages show them. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> share;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<NavigationLink> navigation;

    /** By language; null if there are none. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, SiteTranslation> texts;

    @Column(name = "logo_url")
    public String logoUrl;

    /** Printed below articles whose source has no disclaimer. */
    public String disclaimer;

    @Version
    public int version;

    /** @param tag a language; null for the default language */
    SiteTranslation textIn(String tag) {
        return texts == null || tag == null || tag.equals(defaultLanguage)
                ? SiteTranslation.EMPTY
                : texts.getOrDefault(tag, SiteTranslation.EMPTY);
    }

    public static Site get() {
        return findById(ID);
    }
}
