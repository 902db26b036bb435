package org.broadsheet.contract;

import static com.atlassian.oai.validator.report.ValidationReport.Level.IGNORE;
import static org.broadsheet.contract.ContractDocument.UNLISTED;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds every exchange of the suite against openapi.yaml, both ways: what the contract does not list fails the test.
 * Install {@link #strict()} for all requests; a test of a refusal, whose request is bad on purpose, adds
 * {@link #lenientRequest()}: then the answer alone is held against the contract. Redirects are not to be followed,
 * or the answer would be held against the wrong path.
 */
public final class Contract implements OrderedFilter {

    private static final String VALIDATED = Contract.class.getName();
    private static final Set<String> UNLISTED_KEYS =
            Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");
    private static final Contract STRICT = new Contract(ContractDocument.read(), false);
    private static final Contract LENIENT_REQUEST = new Contract(ContractDocument.read(), true);

    private final OpenApiInteractionValidator sparse;
    private final OpenApiInteractionValidator full;
    private final boolean lenientRequest;

    Contract(ObjectNode document, boolean lenientRequest) {
        this.sparse = validator(ContractDocument.withUnlistedPath(document));
        this.full = validator(ContractDocument.withoutSparseSchemas(ContractDocument.withUnlistedPath(document)));
        this.lenientRequest = lenientRequest;
    }

    /** Request and response are held against the contract. */
    public static Contract strict() {
        return STRICT;
    }

    /** Only the response is; on a path or method that the contract does not list it must be a problem. */
    public static Contract lenientRequest() {
        return LENIENT_REQUEST;
    }

    /** A lenient one comes before the strict one that is installed for all requests, and so takes its place. */
    @Override
    public int getOrder() {
        return lenientRequest ? HIGHEST_PRECEDENCE : HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification sent, FilterableResponseSpecification expected, FilterContext context) {
        if (context.hasValue(VALIDATED)) {
            return context.next(sent, expected);
        }
        context.setValue(VALIDATED, true);
        Response response = context.next(sent, expected);
        Exchange exchange = new Exchange(sent, response);
        List<String> complaints = exchange.isUndocumentedMethod() ? List.of() : violations(exchange);
        if (!complaints.isEmpty()) {
            throw new AssertionError(exchange.describe() + " breaks the contract:\n- " + String.join("\n- ", complaints)
                    + "\n" + response.asString());
        }
        return response;
    }

    private List<String> violations(Exchange exchange) {
        List<String> complaints = new ArrayList<>(exchange.violationsBeyondOpenApi());
        OpenApiInteractionValidator validator = exchange.isSparse() ? sparse : full;
        for (ValidationReport.Message message : report(validator, exchange).getMessages()) {
            complaints.add(message.getKey() + ": " + message.getMessage() + details(message));
        }
        return complaints;
    }

    private ValidationReport report(OpenApiInteractionValidator validator, Exchange exchange) {
        if (!lenientRequest) {
            return validator.validate(exchange.request(), exchange.response());
        }
        ValidationReport report = validator.validateResponse(exchange.path(), exchange.method(), exchange.response());
        boolean unlisted = report.getMessages().stream().anyMatch(message -> UNLISTED_KEYS.contains(message.getKey()));
        return unlisted ? validator.validateResponse(UNLISTED, Request.Method.GET, exchange.response()) : report;
    }

    private static String details(ValidationReport.Message message) {
        String where = message.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(pointers -> " at " + pointers.getInstance())
                .orElse("");
        return message.getAdditionalInfo().isEmpty() ? where : where + " " + message.getAdditionalInfo();
    }

    private static OpenApiInteractionValidator validator(ObjectNode document) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(document.toString())
                .withLevelResolver(LevelResolver.create()
                        // Every schema says for itself whether it is closed; the library would also close the halves
                        // of an allOf.
                        .withLevel("validation.schema.additionalProperties", IGNORE)
                        .build())
                .build();
    }
}
