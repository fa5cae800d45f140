package io.n3xus.platform.web;

import io.n3xus.platform.security.TokenVerifier;
import io.n3xus.platform.service.PlatformSettings;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The filters of every service, in their order: request id, token, body limit. */
@Configuration(proxyBeanMethods = false)
@Import(RefusalAdvice.class)
public class WebConfiguration {

    @Bean
    RefusalWriter refusalWriter(JsonMapper json, Clock clock) {
        return new RefusalWriter(json, clock);
    }

    /** A number is not a text and a text is not a number: a field of the wrong type is refused, not guessed at. */
    @Bean
    JsonMapperBuilderCustomizer wrongTypesAreErrors() {
        return mapper -> mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    TokenVerifier tokenVerifier(PlatformSettings settings) {
        var identity = settings.identity();
        return new TokenVerifier(identity.url() + "/internal/jwks", identity.issuer(), identity.audience());
    }

    @Bean
    FilterRegistrationBean<Filter> requestIdFilter(PlatformSettings settings) {
        return ordered(new RequestIdFilter(settings.service()), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> tokenFilter(
            TokenVerifier tokens, ObjectProvider<OpenPaths> open, RefusalWriter refusals) {
        return ordered(new TokenFilter(tokens, open.getIfAvailable(OpenPaths::of), refusals), 1);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitFilter(PlatformSettings settings, RefusalWriter refusals) {
        return ordered(new BodyLimitFilter(settings.bodyLimit(), refusals), 2);
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgumentResolver());
            }
        };
    }

    private static FilterRegistrationBean<Filter> ordered(Filter filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
