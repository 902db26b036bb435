package org.broadsheet.taxonomy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.broadsheet.http.json.StrictJsonReader;

/** What every transfer stands on. */
@Singleton
public class NdjsonContext {
    private final TaxonomyWriter register;
    private final EntityManager entities;
    private final StrictJsonReader json;
    private final ObjectMapper views;

    NdjsonContext(TaxonomyWriter register, EntityManager entities, StrictJsonReader json, ObjectMapper views) {
        this.register = register;
        this.entities = entities;
        this.json = json;
        this.views = views.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    TaxonomyWriter register() {
        return register;
    }

    EntityManager entities() {
        return entities;
    }

    /** What is unset is left out. */
    public ObjectNode object(Object input) {
        return views.valueToTree(input);
    }

    public <T> T read(ObjectNode fields, Class<T> type) {
        return json.read(fields, type);
    }
}
