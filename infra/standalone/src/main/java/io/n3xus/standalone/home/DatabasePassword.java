package io.n3xus.standalone.home;

/** The password of the embedded PostgreSQL. */
public final class DatabasePassword {

    private DatabasePassword() {}

    public static String readOrMake(Home home) {
        return new SecretFile(home.databasePassword()).readOrMake(Secrets::random);
    }
}
