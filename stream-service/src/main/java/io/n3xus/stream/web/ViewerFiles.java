package io.n3xus.stream.web;

import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.OpenPaths;
import io.n3xus.stream.StreamSettings;
import io.n3xus.stream.api.StreamRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves our viewer from the class path and noVNC from a directory, and says which of all paths need no token. */
@Configuration(proxyBeanMethods = false)
class ViewerFiles implements WebMvcConfigurer {

    private static final String NOVNC = "/vnc-viewer/assets/novnc/**";

    private final Path novnc;

    ViewerFiles(StreamSettings settings) {
        novnc = settings.novncDirectory().toAbsolutePath();
    }

    @Bean
    static OpenPaths openPaths() {
        return OpenPaths.of("/vnc-viewer/{id}", "/api/v1/vnc-viewer/{id}", "/vnc-viewer/assets/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/vnc-viewer/assets/viewer/**")
                .addResourceLocations("classpath:/viewer/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler(NOVNC)
                .addResourceLocations(novnc.toUri() + "/")
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageHeaders()).addPathPatterns("/vnc-viewer/**", "/api/v1/vnc-viewer/**");
        registry.addInterceptor(new Installed()).addPathPatterns(NOVNC);
    }

    /** Nothing from elsewhere runs or is loaded in the page; the token in its address reaches nobody else. */
    private static final class PageHeaders implements HandlerInterceptor {

        private static final String POLICY = "default-src 'self'; connect-src 'self' ws: wss:; "
                + "img-src 'self' data: blob:; style-src 'self'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'self'";

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            return true;
        }
    }

    private final class Installed implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!Files.isRegularFile(novnc.resolve("core/rfb.js"))) {
                throw new RefusedException(
                        StreamRefusal.NO_VIEWER_FILES,
                        "noVNC is not installed on the server. "
                                + "Install the package novnc or set nexus.stream.novnc-directory.");
            }
            return true;
        }
    }
}
