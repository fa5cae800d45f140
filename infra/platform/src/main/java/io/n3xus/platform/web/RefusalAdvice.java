package io.n3xus.platform.web;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.DatabindException;

/** Turns whatever a request ends in into an error of the dialect asked. A bug is logged here, once, and says nothing. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** PostgreSQL's code for a character outside of its encoding. */
    private static final String NOT_IN_TEXT = "22021";

    private final RefusalWriter refusals;

    RefusalAdvice(RefusalWriter refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> refused(RefusedException exception, HttpServletRequest request) {
        return answer(request, exception.refusal());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> malformed(
            HttpMessageNotReadableException exception, HttpServletRequest request) {
        return answer(
                request,
                NestedExceptionUtils.getMostSpecificCause(exception) instanceof RefusedException refused
                        ? refused.refusal()
                        : malformed(exception));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> invalid(
            MethodArgumentNotValidException exception, HttpServletRequest request) {
        var error = Objects.requireNonNull(exception.getFieldError());
        var code = error.getRejectedValue() == null ? PlatformRefusal.MISSING_FIELD : PlatformRefusal.INVALID_FIELD;
        var issue = Objects.requireNonNullElse(error.getDefaultMessage(), "");
        return answer(request, field(code, error.getField(), issue));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> invalid(
            MethodArgumentTypeMismatchException exception, HttpServletRequest request) {
        return answer(request, field(PlatformRefusal.INVALID_FIELD, exception.getName(), "has the wrong type"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> missing(
            MissingServletRequestParameterException exception, HttpServletRequest request) {
        return answer(request, field(PlatformRefusal.MISSING_FIELD, exception.getParameterName(), "is required"));
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<Map<String, @Nullable Object>> unknownPath(HttpServletRequest request) {
        return answer(request, Refusal.of(PlatformRefusal.UNKNOWN_PATH, "There is nothing at this path."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> wrongMethod(
            HttpRequestMethodNotSupportedException exception, HttpServletRequest request) {
        var allowed = Objects.requireNonNullElse(exception.getSupportedMethods(), new String[0]);
        var answer = refusals.render(
                request,
                Refusal.of(
                        PlatformRefusal.WRONG_METHOD,
                        "%s is not possible here; use %s."
                                .formatted(exception.getMethod(), String.join(" or ", allowed))));
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.ALLOW, String.join(", ", Arrays.asList(allowed)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> wrongMediaType(
            HttpMediaTypeException exception, HttpServletRequest request) {
        return answer(
                request,
                Refusal.of(PlatformRefusal.WRONG_MEDIA_TYPE, "Send JSON with 'Content-Type: application/json'."));
    }

    /** Thrown before anything was done: all connections to the database are in use, or it is away. */
    @ExceptionHandler({CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class})
    ResponseEntity<Map<String, @Nullable Object>> busy(RuntimeException exception, HttpServletRequest request) {
        LOG.warn("{} {} got no database connection: {}", request.getMethod(), request.getRequestURI(), exception);
        return answer(
                request,
                Refusal.of(PlatformRefusal.BUSY, "Too much at once. Nothing was changed. Try again shortly.")
                        .retryAfter(RETRY));
    }

    /** A zero character is right in JSON and in no text of PostgreSQL. */
    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> unstorable(
            DataIntegrityViolationException exception, HttpServletRequest request) {
        return NestedExceptionUtils.getMostSpecificCause(exception) instanceof SQLException cause
                        && NOT_IN_TEXT.equals(cause.getSQLState())
                ? answer(
                        request,
                        Refusal.of(
                                PlatformRefusal.MALFORMED, "The request has a character that no text here may have."))
                : bug(exception, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> bug(Exception exception, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        return answer(request, Refusal.of(PlatformRefusal.INTERNAL, "Something went wrong on our side."));
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(HttpServletRequest request, Refusal refusal) {
        var answer = refusals.render(request, refusal);
        return ResponseEntity.status(answer.status())
                .headers(headers -> answer.headers().forEach(headers::set))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    private static Refusal malformed(HttpMessageNotReadableException exception) {
        if (exception.getCause() instanceof DatabindException wrong
                && !wrong.getPath().isEmpty()) {
            return field(
                    PlatformRefusal.INVALID_FIELD, wrong.getPath().getLast().getPropertyName(), "has the wrong type");
        }
        return Refusal.of(PlatformRefusal.MALFORMED, "The request body is not the JSON expected here.");
    }

    private static Refusal field(PlatformRefusal code, String name, String issue) {
        return Refusal.of(code, "The field '%s' %s.".formatted(name, issue))
                .with(Map.of("field", name, "issue", issue));
    }
}
