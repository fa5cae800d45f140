package io.n3xus.identity;

import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the tables that are missing, before anyone asks for them. Replicas that start together take turns. */
@Component
class IdentitySchema {

    IdentitySchema(DataSource source, TransactionTemplate transaction) {
        var script = new ResourceDatabasePopulator(new ClassPathResource("schema.sql", IdentitySchema.class));
        transaction.executeWithoutResult(_ -> DatabasePopulatorUtils.execute(script, source));
    }
}
