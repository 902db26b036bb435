package org.broadsheet.http.yaml;

import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Describes YAML syntax errors and how to correct them. */
final class YamlSyntaxMessage {
    private YamlSyntaxMessage() {}

    static ProblemException in(YAMLException malformed, int linesBefore) {
        if (malformed instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            boolean unclosed = isUnclosed(marked) && marked.getContextMark() != null;
            Mark mark = unclosed ? marked.getContextMark() : marked.getProblemMark();
            return at(FieldError.at("", correction(marked))
                    .atPosition(mark.getLine() + 1 + linesBefore, mark.getColumn() + 1));
        }
        String detail = malformed instanceof ReaderException
                ? "the front matter holds a control character; write it as an escape in double quotes"
                : "the front matter cannot be read";
        return at(FieldError.at("", detail).atPosition(linesBefore + 1, 1));
    }

    static ProblemException at(FieldError error) {
        return new ProblemException(ErrorCode.MALFORMED_BODY, error);
    }

    /** The position to report is then that of the opening quote or bracket. */
    private static boolean isUnclosed(MarkedYAMLException malformed) {
        String context = String.valueOf(malformed.getContext());
        return context.contains("quoted scalar") || context.contains("flow");
    }

    private static String correction(MarkedYAMLException malformed) {
        String message = malformed.getProblem() + " " + malformed.getContext();
        if (message.contains("mapping values are not allowed")) {
            return "a value with a colon and a blank in it needs quotes";
        }
        if (message.contains("'\\t")) {
            return "lines are indented with blanks, not with tabs";
        }
        if (message.contains("cannot start any token")) {
            return "a value that begins with this character needs quotes";
        }
        if (message.contains("quoted scalar")) {
            return "a quote is not closed, or an escape in it is unknown";
        }
        if (message.contains("flow")) {
            return "a list or mapping in brackets is not closed, or a comma is missing";
        }
        if (message.contains("could not find expected ':'") || message.contains("simple key")) {
            return "a line that is not `name: value`";
        }
        return "the front matter cannot be read from here on; check how the lines are indented, and quote the value";
    }
}
