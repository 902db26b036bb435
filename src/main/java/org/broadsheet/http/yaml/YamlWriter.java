package org.broadsheet.http.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Writes a JSON tree as YAML that {@link YamlReader} reads back unchanged. The output is deterministic and keeps the order. */
public final class YamlWriter {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .stringQuotingChecker(new Quoting())
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES)
            .disable(Feature.USE_NATIVE_TYPE_ID)
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.LITERAL_BLOCK_STYLE)
            .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private YamlWriter() {}

    /** The result ends with a line feed. */
    public static String of(ObjectNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Quotes texts that this reader or another YAML parser would read as another type. */
    private static final class Quoting extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return isReservedKeyword(name) || nameHasQuotableChar(name) || looksLikeYAMLNumber(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return isReservedKeyword(value)
                    || valueHasQuotableChar(value)
                    || looksLikeYAMLNumber(value)
                    || !PlainScalar.read(value).isTextual();
        }
    }
}
