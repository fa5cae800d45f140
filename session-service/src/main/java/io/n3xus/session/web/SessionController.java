package io.n3xus.session.web;

import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import io.n3xus.session.SessionSettings;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionRefusal;
import io.n3xus.session.api.SessionStatus;
import io.n3xus.session.process.Creation;
import io.n3xus.session.process.Life;
import io.n3xus.session.read.sessions.Sessions;
import io.n3xus.session.web.SessionReplies.BillingInfo;
import io.n3xus.session.web.SessionReplies.Changed;
import io.n3xus.session.web.SessionReplies.Created;
import io.n3xus.session.web.SessionReplies.Details;
import io.n3xus.session.web.SessionReplies.Listing;
import io.n3xus.session.web.SessionReplies.Metadata;
import io.n3xus.session.web.SessionReplies.NewSession;
import io.n3xus.session.web.SessionReplies.Pagination;
import io.n3xus.session.web.SessionReplies.Resumed;
import io.n3xus.session.web.SessionReplies.Terminated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** SC-01 to SC-06. Each caller sees and moves their own sessions only, whatever their role. */
@RestController
@RequestMapping({"/api/v1/supercore/sessions", "/v1/supercore/sessions"})
class SessionController {

    /** {@code create} is the name of an operation, never of a session. */
    private static final String ID = "/{id:(?!create$).+}";

    private final Creation creation;
    private final Life life;
    private final Sessions sessions;
    private final Showing showing;
    private final SessionSettings settings;

    SessionController(Creation creation, Life life, Sessions sessions, Showing showing, SessionSettings settings) {
        this.creation = creation;
        this.life = life;
        this.sessions = sessions;
        this.showing = showing;
        this.settings = settings;
    }

    @PostMapping("/create")
    @ResponseStatus(HttpStatus.CREATED)
    Created create(Caller caller, NewId newId, @RequestBody JsonNode body) {
        var wish = CreateRequest.read(body);
        var created = creation.create(newId, caller.userId(), wish);
        return new Created(
                true,
                new NewSession(
                        created.id().value(),
                        created.id().resourceId(),
                        wish.tier(),
                        SessionStatus.CREATING.wireName(),
                        showing.resources(wish.tier()),
                        settings.readyIn().created().toSeconds(),
                        Showing.seconds(created.at()),
                        showing.connectionUrl(created.id()),
                        new Metadata(wish.name(), wish.tags())));
    }

    @GetMapping(ID)
    Details details(Caller caller, @PathVariable String id) {
        return new Details(true, showing.details(life.look(caller.userId(), known(id))));
    }

    @GetMapping
    Listing list(
            Caller caller,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String offset) {
        var page = PageRequest.read(status, limit, offset, settings.page());
        var found = sessions.page(caller.userId(), page.status(), page.offset(), page.limit());
        var total = sessions.count(caller.userId(), page.status());
        return new Listing(
                true, found.stream().map(showing::entry).toList(), new Pagination(page.limit(), page.offset(), total));
    }

    @PutMapping(ID + "/pause")
    Changed pause(Caller caller, @PathVariable String id) {
        life.pause(caller.userId(), known(id));
        return new Changed(true, "Session paused successfully", id, SessionStatus.PAUSED.wireName());
    }

    @PutMapping(ID + "/resume")
    Resumed resume(Caller caller, @PathVariable String id) {
        life.resume(caller.userId(), known(id));
        return new Resumed(
                true,
                "Session resumed successfully",
                id,
                SessionStatus.ACTIVE.wireName(),
                settings.readyIn().resumed().toSeconds());
    }

    @DeleteMapping(ID)
    Terminated terminate(Caller caller, @PathVariable String id) {
        var bill = life.terminate(caller.userId(), known(id));
        return new Terminated(
                true,
                "Session terminated successfully",
                id,
                new BillingInfo(bill.activeSeconds(), NexCoin.toDecimal(bill.costMicros())));
    }

    private static SessionId known(String id) {
        if (!SessionId.isValid(id)) {
            throw new RefusedException(SessionRefusal.NOT_FOUND, "There is no such session.");
        }
        return SessionId.of(id);
    }
}
