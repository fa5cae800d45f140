package io.n3xus.runtime.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeccompFilterTest {

    private static final int ALLOW = 0x7FFF0000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;
    private static final int EAFNOSUPPORT = 0x00050061;
    private static final int KILL = 0x80000000;

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void deniesEachListedCallAndAllowsOrdinaryOnes(Architecture architecture) {
        for (var call : DeniedCall.values()) {
            if (call.number(architecture) >= 0) {
                assertThat(verdict(architecture, call.number(architecture)))
                        .as(call.name())
                        .isEqualTo(EPERM);
            }
        }
        assertThat(verdict(architecture, 500)).isEqualTo(ALLOW);
        assertThat(verdict(architecture, 64)).isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void deniesNewNamespacesButNotThreads(Architecture architecture) {
        assertThat(verdict(architecture, architecture.cloneNumber, 0x003D0F00)).isEqualTo(ALLOW);
        for (var flag : new long[] {0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000}) {
            assertThat(verdict(architecture, architecture.cloneNumber, flag | 17))
                    .isEqualTo(EPERM);
        }
        assertThat(verdict(architecture, architecture.clone3Number)).isEqualTo(ENOSYS);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void allowsOnlySocketsOfItsNetworkNamespace(Architecture architecture) {
        for (var family : new long[] {1, 2, 10, 16}) {
            assertThat(verdict(architecture, architecture.socketNumber, family)).isEqualTo(ALLOW);
        }
        for (var family : new long[] {0, 17, 38, 40}) {
            assertThat(verdict(architecture, architecture.socketNumber, family)).isEqualTo(EAFNOSUPPORT);
        }
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void killsAForeignArchitecture(Architecture architecture) {
        assertThat(BpfMachine.run(SeccompFilter.bytes(architecture), 1, 0x40000003))
                .isEqualTo(KILL);
    }

    @Test
    void knowsNoX32Calls() {
        assertThat(verdict(Architecture.X86_64, 0x40000000 | 101)).isEqualTo(ENOSYS);
    }

    private static int verdict(Architecture architecture, int number, long... arguments) {
        return BpfMachine.run(SeccompFilter.bytes(architecture), number, architecture.auditNumber, arguments);
    }
}
