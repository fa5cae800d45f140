package io.n3xus.identity.login;

/** The documented answer to a logout, in both APIs. */
record LogoutReply(String message) {

    static final LogoutReply DONE = new LogoutReply("Logout successful");
}
