package io.n3xus.session.write;

import static io.n3xus.session.write.SessionStories.ACTIVE_AT;
import static io.n3xus.session.write.SessionStories.ENDED_AT;
import static io.n3xus.session.write.SessionStories.ID;
import static io.n3xus.session.write.SessionStories.OWNER;
import static io.n3xus.session.write.SessionStories.STANDARD;

import io.n3xus.session.api.MachineCommand.AllocateMachine;
import io.n3xus.session.api.MachineCommand.ReleaseMachine;
import io.n3xus.session.api.MachineEvent.MachineAllocated;
import io.n3xus.session.api.MachineEvent.MachineReleased;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final String RESOURCE = ID.resourceId();
    private static final AllocateMachine ALLOCATE =
            new AllocateMachine(RESOURCE, ID, OWNER, STANDARD, "agent-1", ACTIVE_AT);
    private static final MachineAllocated ALLOCATED =
            new MachineAllocated(RESOURCE, ID, OWNER, STANDARD, "agent-1", ACTIVE_AT);
    private static final ReleaseMachine RELEASE = new ReleaseMachine(RESOURCE, ENDED_AT);
    private static final MachineReleased RELEASED = new MachineReleased(RESOURCE, ID, OWNER, ENDED_AT);

    private final AggregateTestFixture<Machine> machine = new AggregateTestFixture<>(Machine.class);

    @Test
    void isAllocatedOnce() {
        machine.givenNoPriorActivity().when(ALLOCATE).expectEvents(ALLOCATED);
    }

    @Test
    void allocatingTwiceIsAllocatingOnce() {
        machine.given(ALLOCATED)
                .when(ALLOCATE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isReleased() {
        machine.given(ALLOCATED).when(RELEASE).expectEvents(RELEASED);
    }

    @Test
    void releasingTwiceIsReleasingOnce() {
        machine.given(ALLOCATED, RELEASED)
                .when(RELEASE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isNotAllocatedAgain() {
        machine.given(ALLOCATED, RELEASED)
                .when(ALLOCATE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
