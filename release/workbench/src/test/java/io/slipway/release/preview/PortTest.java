package io.slipway.release.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {

    @Test
    void portInUseNamesItsHolderAndAFreeOne() throws IOException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SlipwayException thrown =
                    catchThrowableOfType(SlipwayException.class, () -> Port.requireFree(held.getLocalPort()));

            assertThat(thrown.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(thrown.render(""))
                    .contains("port " + held.getLocalPort() + " is in use by java (process "
                            + ProcessHandle.current().pid() + ")")
                    .containsPattern("fix: --port [0-9]+ is free");
        }
    }

    @Test
    void freePortIsTaken() throws IOException {
        int port;
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = held.getLocalPort();
        }
        assertThatCode(() -> Port.requireFree(port)).doesNotThrowAnyException();
    }
}
