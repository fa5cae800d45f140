package io.n3xus.platform.refusal;

import static io.n3xus.platform.refusal.Dialect.FAAS;
import static io.n3xus.platform.refusal.Dialect.FORGE;
import static io.n3xus.platform.refusal.Dialect.NEXUS;
import static io.n3xus.platform.refusal.Dialect.STREAMSPACE;
import static io.n3xus.platform.refusal.Dialect.SUPERCORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shared refusals, row by row: status, then the code in SuperCore, StreamSpace, Nexus, Forge and FaaS. */
class ErrorCodesTest {

    private static final List<Dialect> PUBLIC = List.of(SUPERCORE, STREAMSPACE, NEXUS, FORGE, FAAS);

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 400, MALFORMED VALIDATION_FAILED INVALID_REQUEST INVALID_INPUT INVALID_REQUEST",
        "MISSING_FIELD, 400, MISSING_REQUIRED_FIELD MISSING_REQUIRED_FIELD VALIDATION_ERROR INVALID_INPUT INVALID_REQUEST",
        "INVALID_FIELD, 400, INVALID_FIELD VALIDATION_FAILED VALIDATION_ERROR INVALID_INPUT INVALID_REQUEST",
        "TOKEN_MISSING, 401, TOKEN_MISSING AUTH_TOKEN_MISSING UNAUTHORIZED UNAUTHORIZED UNAUTHORIZED",
        "TOKEN_INVALID, 401, TOKEN_INVALID AUTH_TOKEN_INVALID UNAUTHORIZED UNAUTHORIZED UNAUTHORIZED",
        "TOKEN_EXPIRED, 401, TOKEN_EXPIRED AUTH_TOKEN_EXPIRED UNAUTHORIZED UNAUTHORIZED UNAUTHORIZED",
        "FORBIDDEN, 403, FORBIDDEN AUTH_INSUFFICIENT_PERMISSIONS FORBIDDEN FORBIDDEN FORBIDDEN",
        "UNKNOWN_PATH, 404, UNKNOWN_PATH NOT_FOUND NOT_FOUND NOT_FOUND NOT_FOUND",
        "WRONG_METHOD, 405, WRONG_METHOD VALIDATION_FAILED INVALID_REQUEST INVALID_INPUT INVALID_REQUEST",
        "BODY_TOO_LARGE, 413, BODY_TOO_LARGE VALIDATION_FAILED INVALID_REQUEST INVALID_INPUT INVALID_REQUEST",
        "WRONG_MEDIA_TYPE, 415, WRONG_MEDIA_TYPE VALIDATION_FAILED INVALID_REQUEST INVALID_INPUT INVALID_REQUEST",
        "INTERNAL, 500, INTERNAL_ERROR INTERNAL_ERROR INTERNAL_ERROR INTERNAL_ERROR INTERNAL_ERROR",
        "UNAVAILABLE, 503, UNAVAILABLE SERVICE_UNAVAILABLE SERVICE_UNAVAILABLE SERVICE_UNAVAILABLE SERVICE_UNAVAILABLE",
        "TIMEOUT, 504, TIMEOUT TIMEOUT TIMEOUT TIMEOUT TIMEOUT"
    })
    void everyApiHasItsOwnCode(PlatformRefusal code, int status, String codes) {
        var refusal = Refusal.of(code, "No.");

        assertThat(PUBLIC.stream().map(api -> ErrorCodes.code(api, refusal)).collect(Collectors.joining(" ")))
                .isEqualTo(codes);
        assertThat(PUBLIC).allMatch(api -> ErrorCodes.status(api, refusal, ErrorCodes.code(api, refusal)) == status);
    }
}
