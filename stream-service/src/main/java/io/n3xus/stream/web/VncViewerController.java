package io.n3xus.stream.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.security.TokenVerifier;
import io.n3xus.platform.web.Caller;
import io.n3xus.stream.api.StreamRefusal;
import io.n3xus.stream.relay.Relays;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One address for people and programs: a browser's GET is answered with the page, an upgrade becomes the RFB socket. */
@RestController
class VncViewerController {

    private static final ClassPathResource PAGE = new ClassPathResource("viewer/index.html");
    private static final String BEARER = "Bearer ";

    private final TokenVerifier tokens;
    private final Admission admission;
    private final Relays relays;

    VncViewerController(TokenVerifier tokens, Admission admission, Relays relays) {
        this.tokens = tokens;
        this.admission = admission;
        this.relays = relays;
    }

    @GetMapping({"/vnc-viewer/{id}", "/api/v1/vnc-viewer/{id}"})
    void view(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            admission.admit(tokens.verify(tokenOf(request)), id);
            relays.open(id, request, response);
        } else {
            show(id, response);
        }
    }

    /** Why a desktop is not to be seen, for the page: an upgrade that is refused tells a script nothing. */
    @GetMapping("/vnc-viewer/{id}/state")
    State state(@PathVariable String id, Caller caller) {
        var session = admission.find(caller, id);
        return new State(session.id(), session.viewability().status());
    }

    private static void show(String id, HttpServletResponse response) throws IOException {
        if (!Admission.isId(id)) {
            throw new RefusedException(StreamRefusal.UNKNOWN_SESSION, "This is not the id of a session.");
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        try (var page = PAGE.getInputStream()) {
            StreamUtils.copy(page, response.getOutputStream());
        }
    }

    /** The page's path needs no token and the socket's does, so the filter for both cannot ask for one. */
    private static String tokenOf(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new RefusedException(
                    PlatformRefusal.TOKEN_MISSING, "Send a token as '?token=' or in the header Authorization.");
        }
        return header.substring(BEARER.length()).trim();
    }

    record State(@JsonProperty("session_id") String sessionId, String status) {}
}
