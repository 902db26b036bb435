package org.broadsheet.http.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.Problem;

/**
 * Makes problem documents of the refusals that Vert.x and Quarkus give with nothing but a status, before any code of
 * ours is asked: malformed and overlong request lines and headers.
 */
final class DecoderFailureHandler extends ChannelDuplexHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpRequest lastRequest;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            lastRequest = request;
            if (request.protocolVersion().majorVersion() != HttpVersion.HTTP_1_1.majorVersion()) {
                request.setProtocolVersion(HttpVersion.HTTP_1_1);
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("not HTTP/1")));
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(
                message instanceof FullHttpResponse response && isErrorWithoutBody(response)
                        ? withProblem(response)
                        : message,
                promise);
    }

    private boolean isErrorWithoutBody(FullHttpResponse response) {
        return response.status().code() >= 400
                && !response.content().isReadable()
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private FullHttpResponse withProblem(FullHttpResponse response) {
        if (lastRequest != null && lastRequest.method().equals(HttpMethod.HEAD)) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
            return response;
        }
        byte[] body = problemBytes(response.status().code());
        FullHttpResponse withBody = new DefaultFullHttpResponse(
                response.protocolVersion(), response.status(), Unpooled.wrappedBuffer(body));
        withBody.headers()
                .add(response.headers())
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        ReferenceCountUtil.release(response);
        return withBody;
    }

    private byte[] problemBytes(int status) {
        String path = lastRequest == null ? "" : lastRequest.uri().split("\\?", 2)[0];
        ErrorCode code =
                switch (status) {
                    case 404 -> ErrorCode.NOT_FOUND;
                    case 414 -> ErrorCode.ADDRESS_TOO_LONG;
                    case 431 -> ErrorCode.HEADERS_TOO_LARGE;
                    case 503 -> ErrorCode.UNAVAILABLE;
                    default -> status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL_ERROR;
                };
        Problem problem = Problem.of(code, detail(code), path, List.of());
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String detail(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND -> "No such address. The contract at /openapi.yaml lists them all.";
            case ADDRESS_TOO_LONG -> "The request line may have 8 KiB at most.";
            case HEADERS_TOO_LARGE -> "The headers may have 16 KiB together at most.";
            case BAD_REQUEST -> "The request line or a header is malformed.";
            default -> "Try again shortly.";
        };
    }
}
