package io.slipway.plugin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.CarriedEngine;
import io.slipway.plugin.reports.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question of Test connection, put to the real slipway. */
@Tag("slow")
class InquiryTest {

    @TempDir
    Path folder;

    private String nobody;

    @BeforeEach
    void findAPortWhereNobodyListens() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://localhost:" + closed.getLocalPort();
        }
    }

    /** So slipway takes the generated descriptor for one, and looks for the cluster. */
    @Test
    void leadsToTheClusterOfTheFormInTheWordsOfSlipway() throws Exception {
        Path descriptor =
                Files.write(folder.resolve("slipway.yaml"), ReachCluster.descriptor("production", "web", "portal"));
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), TokenKubeconfig.of(nobody, "", "t0ken"));
        Path report = folder.resolve("report.json");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        CarriedEngine.jar().toString(),
                        "status",
                        descriptor.toString(),
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "--report",
                        report.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();
        assertThat(Report.parse(Files.readString(report)).problems().get(0).advice())
                .startsWith("the cluster does not answer")
                .contains(" (at " + nobody + "); check the kubeconfig and the network connection to the cluster")
                .doesNotContain(folder.toString());
    }
}
