package io.n3xus.platform.service;

import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * The JSON in which events are stored for ever. Nothing a service sets for its HTTP bodies changes it; the stored-form
 * tests use {@link #serializer}.
 */
public final class StoredJson implements Jackson3SerializerCustomizer {

    /** A serializer as Axon is given it, for use without a running service. */
    public static Serializer serializer() {
        return Jackson3Serializer.builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .jsonMapperBuilderCustomizer(new StoredJson())
                .build();
    }

    /** Axon's replay tokens hold an {@code Object}; without this, reading one back is refused. */
    @Override
    public void accept(JsonMapper.Builder builder) {
        builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }
}
