package io.n3xus.platform.follow;

import java.util.Set;

/** Something that is fed published events from the log. */
public interface Subscriber {

    /** {@code <service>.<what it does>}, such as {@code billing.meters}; names its position for ever. */
    String name();

    /** The records of {@code infra/contracts} that it wants; of others it is not told. */
    Set<Class<?>> events();
}
