package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.FreePort;
import io.slipway.driver.SlipwayCommand;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person reads when the input is wrong. */
class PreviewBadInputIT {

    @Test
    void anUnknownEnvironmentListsThoseThatExist() {
        try (var command = preview("examples/office-addin", "staging")) {
            assertThat(command.awaitExit()).as(command.seen()).isEqualTo(2);
            assertThat(command.seen()).contains("slipway: staging:", "development", "acceptance", "production");
        }
    }

    @Test
    void aTokenWithoutValueNamesTokenFileLineAndEnvironment() throws Exception {
        var file = "src/environments/environment.ts";
        var example = ExampleCopy.named("no-value")
                .change("slipway.yaml", "      adUrl: https://login.acc.example.com\n", "");
        try (var command = preview(example.path(), "acceptance")) {
            assertThat(command.awaitExit()).as(command.seen()).isEqualTo(2);
            assertThat(command.seen())
                    .contains("slipway: acceptance: no value for token adUrl")
                    .contains(file + ":" + example.lineOf(file, "#{adUrl}#"));
        }
    }

    @Test
    void aPortInUseNamesItsOwnerAndTheNextFreeOne() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = socket.getLocalPort();
            try (var command = SlipwayCommand.start(
                    "preview",
                    "examples/office-addin",
                    "--environment",
                    "development",
                    "--port",
                    Integer.toString(port))) {
                assertThat(command.awaitExit()).as(command.seen()).isEqualTo(2);
                assertThat(command.seen())
                        .contains(Integer.toString(port))
                        .contains("java", Long.toString(ProcessHandle.current().pid()));
                var offered = Pattern.compile("--port (\\d+)").matcher(command.seen());
                assertThat(offered.find()).as(command.seen()).isTrue();
                assertThat(Integer.parseInt(offered.group(1))).isNotEqualTo(port);
            }
        }
    }

    @Test
    void aFailingBuildShowsAngularsOwnErrorLast() throws Exception {
        var example = ExampleCopy.named("type-error").change("src/app/reports/reports.ts", "id: '17'", "id: 17");
        try (var command = preview(example.path(), "development")) {
            assertThat(command.awaitExit()).as(command.seen()).isEqualTo(1);
            assertThat(command.seen()).contains("slipway: ");
            assertThat(command.seen().substring(command.seen().lastIndexOf("slipway: ")))
                    .as("Angular's error after the last line of Slipway's own")
                    .contains("TS2322", "src/app/reports/reports.ts");
        }
    }

    private static SlipwayCommand preview(String directory, String environment) {
        return SlipwayCommand.start(
                "preview", directory, "--environment", environment, "--port", Integer.toString(FreePort.take()));
    }
}
