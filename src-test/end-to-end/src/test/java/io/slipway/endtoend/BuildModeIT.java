package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.DirectoryLock;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example's real build, in what a pod gives it: a user that is not root, a root file system that cannot be written, no
 * network, and three writable places (the volume, the work directory, /tmp).
 */
class BuildModeIT {
    // Everything is mounted below /mnt, because the checkout may lie where only root may look.
    private static final String POD = """
            example=$1; program=$2; volume=$3; java=$4
            mount --make-rprivate /
            mount -t tmpfs tmpfs /mnt
            mkdir -p /mnt/source /mnt/program /mnt/volume /mnt/work
            mount --bind "$example" /mnt/source
            mount -o remount,bind,ro /mnt/source
            mount --bind "$program" /mnt/program
            mount --bind "$volume" /mnt/volume
            mount -t tmpfs -o mode=1777 tmpfs /mnt/work
            mount -t tmpfs -o mode=1777 tmpfs /tmp
            mount -o remount,bind,ro /
            exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs \\
              "$java" -jar /mnt/program/slipway-init.jar
            """;

    @TempDir
    Path directory;

    @Test
    void publishesTheExampleWithoutRootNetworkOrAWritableRoot() throws Exception {
        installDependencies();
        var program = Files.createDirectory(directory.resolve("program"));
        Files.copy(InitProgram.jar(), program.resolve("slipway-init.jar"));
        var volume = Files.createDirectory(directory.resolve("volume"));
        Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));

        var output = InitProgram.runCommand(
                environment(),
                List.of(
                        "unshare",
                        "--mount",
                        "--net",
                        "sh",
                        "-ec",
                        POD,
                        "pod",
                        Repository.EXAMPLE.toString(),
                        program.toString(),
                        volume.toString(),
                        InitProgram.java()));

        assertThat(output).contains("Application bundle generation complete").contains("slipway: published ");
        var site = volume.resolve("html/addin");
        assertThat(Files.readString(site.resolve("index.html"))).contains("<base href=\"/addin/\">");
        assertThat(Files.readString(site.resolve("manifest.xml"))).contains("DefaultValue=\"it&#39;s &#34;it&#34;\"");
        // The timestamp of the build would make each replica another version of the app.
        assertThat(Files.readString(site.resolve("ngsw.json"))).contains("\"timestamp\": 0,");
        try (var browserRoot = new StaticServer(volume.resolve("html"));
                var browser = new Browser()) {
            browser.open(browserRoot.at("/addin/"));
            assertThat(browser.text("api-url")).isEqualTo("it's `${api}`");
            browser.click("nav-reports");
            browser.click("report-42");
            assertThat(browser.text("report-source")).isEqualTo("it's `${api}`/reports/42");
            assertThat(browser.errors()).isEmpty();
        }
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("HOME", "/mnt/work");
        environment.put("SLIPWAY_MODE", "build");
        environment.put("SLIPWAY_SOURCE", "/mnt/source");
        environment.put("SLIPWAY_WORK", "/mnt/work/build");
        environment.put("SLIPWAY_SITE", "/mnt/volume/html");
        environment.put("SLIPWAY_BASE_PATH", "/addin/");
        environment.put("SLIPWAY_BUILD_COMMAND", "npm run build");
        environment.put("SLIPWAY_BUILD_OUTPUT", "dist/office-addin/browser");
        environment.put("SLIPWAY_TOKEN_FILES", "src/environments/environment.ts,public/manifest.xml");
        for (var name : List.of("environment", "adUrl", "supportUrl", "host")) {
            environment.put("SLIPWAY_VAR_" + name, "https://" + name + ".example.com");
        }
        environment.put("SLIPWAY_VAR_addinId", "71d330bd-0a8b-4e47-8d9e-03de1259c60f");
        environment.put("SLIPWAY_VAR_addinName", "it's \"it\"");
        environment.put("SLIPWAY_VAR_apiUrl", "it's `${api}`");
        return environment;
    }

    private static void installDependencies() {
        DirectoryLock.in(Repository.EXAMPLE, () -> {
            if (!Files.isDirectory(Repository.EXAMPLE.resolve("node_modules"))) {
                Finished.in(Repository.EXAMPLE, List.of("npm", "ci", "--no-audit", "--no-fund"))
                        .expectSuccess();
            }
        });
    }
}
