package io.n3xus.platform.service;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/**
 * Tells Axon that another replica stored this version of an aggregate first. PostgreSQL's driver says so by state alone:
 * its exceptions are not the classes that Axon's own resolver looks for, and without this a lost race is an error.
 */
final class TakenVersions implements PersistenceExceptionResolver {

    /** <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">unique_violation</a>. */
    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && UNIQUE_VIOLATION.equals(failure.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
