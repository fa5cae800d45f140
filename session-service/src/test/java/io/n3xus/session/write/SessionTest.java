package io.n3xus.session.write;

import static io.n3xus.session.write.SessionStories.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.platform.refusal.Refusal;
import io.n3xus.session.api.Outcome;
import io.n3xus.session.api.SessionCommand.AskStanding;
import io.n3xus.session.api.SessionEvent;
import io.n3xus.session.api.SessionRefusal;
import io.n3xus.session.api.SessionStatus;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** Every cell of the state table in {@link Session}. */
class SessionTest {

    private static final String ONLY_ACTIVE = ": only an active session can be paused";
    private static final String ONLY_PAUSED = ": only a paused session can be resumed";

    @Test
    void isCreatedOnceItIsPaidFor() {
        new AggregateTestFixture<>(Session.class)
                .givenNoPriorActivity()
                .when(CREATE)
                .expectEvents(CREATED);
    }

    @Test
    void creatingTwiceIsCreatingOnce() {
        given(CREATED, ACTIVATED).when(CREATE).expectNoEvents().expectSuccessfulHandlerExecution();
        given(CREATED, ABANDONED).when(CREATE).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void isActiveWhenTheMachineIsUp() {
        given(CREATED)
                .when(ACTIVATE)
                .expectEvents(ACTIVATED)
                .expectResultMessagePayload(new Outcome(SessionStatus.ACTIVE, 1, 1, 0));
    }

    @Test
    void activatingTwiceIsActivatingOnce() {
        holds(given(CREATED, ACTIVATED).when(ACTIVATE));
        holds(given(CREATED, ACTIVATED, PAUSED).when(ACTIVATE));
    }

    @Test
    void aTerminatedSessionGetsNoMachine() {
        refuses(
                given(CREATED, ABANDONED).when(ACTIVATE),
                SessionRefusal.TERMINATED,
                "terminated: it cannot be activated");
    }

    @Test
    void tellsWhereItStandsAndChangesNothing() {
        given(CREATED, ACTIVATED, PAUSED)
                .when(new AskStanding(ID))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(SessionStatus.PAUSED, 2, 1, 90));
    }

    @Test
    void pausesWhileActive() {
        given(CREATED, ACTIVATED)
                .when(PAUSE)
                .expectEvents(PAUSED)
                .expectResultMessagePayload(new Outcome(SessionStatus.PAUSED, 2, 1, 90));
    }

    @Test
    void refusesToPauseWhatDoesNotRun() {
        refuses(given(CREATED).when(PAUSE), SessionRefusal.NOT_ACTIVE, "creating" + ONLY_ACTIVE);
        refuses(given(CREATED, ACTIVATED, PAUSED).when(PAUSE), SessionRefusal.NOT_ACTIVE, "paused" + ONLY_ACTIVE);
        refuses(
                given(CREATED, ACTIVATED, PAUSED, TERMINATED).when(PAUSE),
                SessionRefusal.NOT_ACTIVE,
                "terminated" + ONLY_ACTIVE);
    }

    @Test
    void pausesAtTheInstantTheMoneyRanOut() {
        given(CREATED, ACTIVATED).when(runOutAt(ACTIVE_AT.plusMillis(1_500), 1)).expectEvents(ranOut(1_500, 1));
    }

    @Test
    void aRunNeverEndsBeforeItBegan() {
        given(CREATED, ACTIVATED).when(runOutAt(ACTIVE_AT.minusSeconds(5), 1)).expectEvents(ranOut(0, 1));
    }

    @Test
    void moneyThatRanOutForAnEarlierRunEndsNothing() {
        holds(given(CREATED, ACTIVATED, PAUSED, RESUMED).when(runOutAt(PAUSED_AT, 1)));
    }

    @Test
    void moneyThatRanOutEndsOnlyWhatRuns() {
        holds(given(CREATED).when(runOutAt(ACTIVE_AT, 0)));
        holds(given(CREATED, ACTIVATED, PAUSED).when(runOutAt(PAUSED_AT, 1)));
        holds(given(CREATED, ACTIVATED, PAUSED, TERMINATED).when(runOutAt(PAUSED_AT, 1)));
    }

    @Test
    void resumesAsTheNextRun() {
        given(CREATED, ACTIVATED, PAUSED).when(RESUME).expectEvents(RESUMED);
    }

    @Test
    void refusesToResumeWhatIsNotPaused() {
        refuses(given(CREATED).when(RESUME), SessionRefusal.NOT_PAUSED, "creating" + ONLY_PAUSED);
        refuses(given(CREATED, ACTIVATED).when(RESUME), SessionRefusal.NOT_PAUSED, "active" + ONLY_PAUSED);
        refuses(
                given(CREATED, ACTIVATED, PAUSED, TERMINATED).when(RESUME),
                SessionRefusal.NOT_PAUSED,
                "terminated" + ONLY_PAUSED);
    }

    @Test
    void refusesToResumeWithTheHoldOfAnotherRun() {
        refuses(
                given(CREATED, ACTIVATED, PAUSED, RESUMED, PAUSED_AGAIN).when(RESUME),
                SessionRefusal.NOT_PAUSED,
                "paused" + ONLY_PAUSED);
    }

    @Test
    void sumsMillisecondsOverRuns() {
        given(CREATED, ACTIVATED, PAUSED, RESUMED).when(PAUSE_AGAIN).expectEvents(PAUSED_AGAIN);
        assertThat(PAUSED.activeMillis() / 1000 + 90)
                .as("whole seconds lost by rounding each run")
                .isEqualTo(180);
        given(CREATED, ACTIVATED, PAUSED, RESUMED)
                .when(PAUSE_AGAIN)
                .expectResultMessagePayload(new Outcome(SessionStatus.PAUSED, 4, 2, 181));
    }

    @Test
    void terminatesInEachLivingState() {
        given(CREATED).when(TERMINATE).expectEvents(ABANDONED);
        given(CREATED, ACTIVATED).when(TERMINATE).expectEvents(TERMINATED_WHILE_ACTIVE);
        given(CREATED, ACTIVATED, PAUSED).when(TERMINATE).expectEvents(TERMINATED);
    }

    @Test
    void answersTheSecondsThatAreBilled() {
        given(CREATED, ACTIVATED, PAUSED)
                .when(TERMINATE)
                .expectResultMessagePayload(new Outcome(SessionStatus.TERMINATED, 3, 1, 90));
    }

    @Test
    void refusesToTerminateTwice() {
        refuses(
                given(CREATED, ABANDONED).when(TERMINATE),
                SessionRefusal.TERMINATED,
                "terminated: it cannot be terminated again");
    }

    @Test
    void endsWhenTheMachineDied() {
        given(CREATED, ACTIVATED).when(DIE).expectEvents(DIED);
        holds(given(CREATED, ACTIVATED, DIED).when(DIE));
    }

    @Test
    void remembersAccessAtMostOnceAMinute() {
        holds(given(CREATED).when(accessAt(CREATED_AT.plusSeconds(59))));
        given(CREATED).when(accessAt(CREATED_AT.plusSeconds(60))).expectEvents(accessedAt(CREATED_AT.plusSeconds(60)));
        holds(given(CREATED, accessedAt(CREATED_AT.plusSeconds(60))).when(accessAt(CREATED_AT.plusSeconds(90))));
        holds(given(CREATED, ABANDONED).when(accessAt(CREATED_AT.plusSeconds(600))));
    }

    private static TestExecutor<Session> given(SessionEvent... events) {
        return new AggregateTestFixture<>(Session.class).given(List.copyOf(Arrays.asList(events)));
    }

    private static void holds(ResultValidator<Session> result) {
        result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static void refuses(ResultValidator<Session> result, SessionRefusal code, String why) {
        result.expectNoEvents().expectExceptionDetails(Refusal.of(code, "Session %s is %s.".formatted(ID, why)));
    }
}
