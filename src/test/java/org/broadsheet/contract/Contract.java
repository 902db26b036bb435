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
 * Validates all requests and responses of the tests against openapi.yaml, as a filter of REST Assured. {@link #strict()}
 * is installed for all requests. A test that sends an invalid request adds {@link #lenientRequest()}, which validates
 * only the response. REST Assured must not follow redirects, since the response is validated for the path of the request.
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

    /** Validates request and response. */
    public static Contract strict() {
        return STRICT;
    }

    /** Validates only the response. For a path or method that is not in the contract, it must be a problem document. */
    public static Contract lenientRequest() {
        return LENIENT_REQUEST;
    }

    /** The lenient filter runs before the installed strict one, which then skips the exchange. */
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
        List<String> violations = exchange.isUndocumentedMethod() ? List.of() : violations(exchange);
        if (!violations.isEmpty()) {
            throw new AssertionError(exchange.describe() + " breaks the contract:\n- " + String.join("\n- ", violations)
                    + "\n" + response.asString());
        }
        return response;
    }

    private List<String> violations(Exchange exchange) {
        List<String> violations = new ArrayList<>(exchange.violationsBeyondOpenApi());
        OpenApiInteractionValidator validator = exchange.isSparse() ? sparse : full;
        for (ValidationReport.Message message : report(validator, exchange).getMessages()) {
            violations.add(message.getKey() + ": " + message.getMessage() + details(message));
        }
        return violations;
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
                        // Schemas set additionalProperties themselves. The library would also close each part of an
                        // allOf.
                        .withLevel("validation.schema.additionalProperties", IGNORE)
                        .build())
                .build();
    }
}
