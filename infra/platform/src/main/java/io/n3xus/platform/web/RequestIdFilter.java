package io.n3xus.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** First of all filters: gives the request its id and names the service in each log line. */
final class RequestIdFilter extends OncePerRequestFilter {

    private final String service;

    RequestIdFilter(String service) {
        this.service = service;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = RequestIds.acceptOrMake(request.getHeader(RequestIds.HEADER));
        response.setHeader(RequestIds.HEADER, id);
        try (var _ = MDC.putCloseable(RequestIds.KEY, id);
                var _ = MDC.putCloseable("service", service)) {
            chain.doFilter(request, response);
        }
    }
}
