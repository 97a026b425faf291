package io.slipway.release.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.helm.FixtureChart;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.HelmContractTest;
import io.slipway.release.helm.PushRequest;
import io.slipway.release.helm.Pushed;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every Helm does alike with a registry, tried on a real one. */
@ParameterizedClass
@MethodSource("helms")
@Tag("needs-program")
class PushContractTest {

    @Parameter
    Supplier<Helm> start;

    @TempDir
    Path directory;

    private Helm helm;
    private TestRegistry registry;

    static Stream<Named<Supplier<Helm>>> helms() {
        return HelmContractTest.helms();
    }

    @BeforeEach
    void startBoth() throws IOException, InterruptedException {
        helm = start.get();
        registry = TestRegistry.start(directory);
    }

    @AfterEach
    void stopBoth() {
        registry.close();
        helm.close();
    }

    @Test
    void registryHoldsTheBytesThatWerePackaged() throws IOException, InterruptedException {
        ChartArchive archive = archive("1.4.0");

        Pushed pushed = helm.push(request(archive, registry.charts()));

        assertThat(pushed.reference()).isEqualTo(registry.charts().getAuthority() + "/charts/web:1.4.0");
        assertThat(registry.chart(pushed)).isEqualTo(Files.readAllBytes(archive.file()));
    }

    @Test
    void tagHasAnUnderscoreForThePlusThatRegistriesRefuse() {
        Pushed pushed = helm.push(request(archive("1.4.0+5"), registry.charts()));

        assertThat(pushed.reference()).endsWith("/charts/web:1.4.0_5");
    }

    @Test
    void registryThatIsNotThereIsAMissingEnvironment() {
        registry.close();
        ChartArchive archive = archive("1.4.0");

        SlipwayException e = catchThrowableOfType(
                SlipwayException.class, () -> helm.push(request(archive, URI.create("oci://127.0.0.1:1/charts"))));

        assertThat(e.exitCode().code()).isEqualTo(3);
        assertThat(e.render(""))
                .contains("the registry did not take the chart", "connection refused")
                .contains("at oci://127.0.0.1:1/charts", "fix: check the registry's address");
    }

    @Test
    void refusedConnectionIsNotTakenForALoginThatIsMissingWhateverItsAddressIs() {
        SlipwayException e = catchThrowableOfType(
                SlipwayException.class,
                () -> helm.push(request(archive("1.4.0"), URI.create("oci://127.0.0.1:1/charts-401"))));

        assertThat(e.render("")).contains("connection refused", "fix: check the registry's address");
    }

    @Test
    void registryThatWantsALoginSaysHowToGetOne() throws IOException, InterruptedException {
        registry.close();
        registry = TestRegistry.guarded(directory);
        ChartArchive archive = archive("1.4.0");

        SlipwayException e =
                catchThrowableOfType(SlipwayException.class, () -> helm.push(request(archive, registry.charts())));

        assertThat(e.exitCode().code()).isEqualTo(3);
        assertThat(e.render(""))
                .contains("the registry did not take the chart", "fix: log in with helm registry login");
    }

    private ChartArchive archive(String version) {
        Path chart = FixtureChart.in(directory).directory();
        try {
            ChartMetadata.read(chart)
                    .with(Optional.of(version), Optional.empty())
                    .write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChartPackage.write(new PackageRequest(chart, directory.resolve("out")));
    }

    private static PushRequest request(ChartArchive archive, URI registry) {
        return new PushRequest(archive.file(), registry, true, Optional.empty());
    }
}
