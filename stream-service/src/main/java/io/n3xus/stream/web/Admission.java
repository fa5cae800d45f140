package io.n3xus.stream.web;

import io.n3xus.platform.follow.Views;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import io.n3xus.stream.StreamSettings;
import io.n3xus.stream.api.StreamRefusal;
import io.n3xus.stream.api.Viewability;
import io.n3xus.stream.read.ViewableSession;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Who may see which desktop: its owner and administrators. A view that is a moment behind is waited for, so that a
 * session can be seen as soon as its creator was told that it is up.
 */
@Component
class Admission {

    private static final Pattern ID = Pattern.compile("sess_[0-9a-f]{32}");
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Views<ViewableSession> sessions;
    private final StreamSettings settings;

    Admission(Views<ViewableSession> sessions, StreamSettings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** The session, in whatever state. */
    ViewableSession find(Caller caller, String id) {
        return await(caller, id, _ -> true);
    }

    /** Refuses a session whose desktop cannot be seen now. */
    void admit(Caller caller, String id) {
        var session = await(caller, id, found -> switch (found.viewability()) {
            case ACTIVE, TERMINATED -> true;
            case CREATING, PAUSED -> false;
        });
        if (session.viewability() != Viewability.ACTIVE) {
            throw new RefusedException(
                    StreamRefusal.NOT_ACTIVE,
                    "The session is %s, so its desktop cannot be shown; only an active one can."
                            .formatted(session.viewability().status()));
        }
    }

    /** The session as soon as it is what is wanted, else as it is when the view had time enough. */
    private ViewableSession await(Caller caller, String id, Predicate<ViewableSession> wanted) {
        var deadline = System.nanoTime() + settings.viewLag().toNanos();
        while (isId(id)) {
            var found = sessions.find(id);
            found.ifPresent(session -> check(caller, session));
            var late = System.nanoTime() > deadline || Thread.currentThread().isInterrupted();
            if (found.isPresent() && (late || wanted.test(found.get()))) {
                return found.get();
            }
            if (late) {
                break;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        throw new RefusedException(StreamRefusal.UNKNOWN_SESSION, "There is no such session.");
    }

    private static void check(Caller caller, ViewableSession session) {
        if (!caller.isAdmin() && !caller.userId().equals(session.accountId())) {
            throw new RefusedException(
                    StreamRefusal.NOT_YOURS, "This desktop is somebody else's; only its owner may see it.");
        }
    }
}
