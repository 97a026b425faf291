package io.slipway.release.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import io.slipway.initcontainer.tokens.TokenType;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.packaging.AppDirectory;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.VariableScopes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseValuesTest {

    private static final String FRONT_DOOR_ID = "12345678-90ab-cdef-1234-567890abcdef";

    @TempDir
    Path directory;

    @Test
    void presetsLieBelowWhatTheEnvironmentSaysInTheirOrder() {
        Map<String, Object> values = values(
                app().but(
                                "host: shop.acc.example.com, presets: [ingress]",
                                "host: shop.acc.example.com, presets: [kong, traefik], values: {traefik: {rateLimit: {average: 7}}}"));

        assertThat(at(values, "ingress", "className")).isEqualTo("traefik");
        assertThat(at(values, "kong", "enabled")).isEqualTo(true);
        assertThat(at(values, "traefik", "rateLimit")).isEqualTo(Map.of("average", 7L, "burst", 200L));
        assertThat(at(values, "hosts")).isEqualTo(List.of("shop.acc.example.com"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cloudflare | CF-Connecting-IP
            front-door | X-Azure-ClientIP
            """)
    void edgeBringsItsPresetOverTheOneThatRoutes(String kind, String header) {
        Map<String, Object> values =
                values(app().plus("edge: {kind: " + kind + ", frontDoorId: " + FRONT_DOOR_ID + "}\n"));

        assertThat(at(values, "edge", "clientHeader")).isEqualTo(header);
        assertThat(at(values, "ingress", "enabled")).isEqualTo(true);
    }

    @Test
    void frontDoorIdIsAskedOfRoutesToo() {
        Map<String, Object> values =
                values(app().plus("edge: {kind: front-door, frontDoorId: " + FRONT_DOOR_ID + "}\n"));

        assertThat(at(values, "edge", "frontDoorId")).isEqualTo(FRONT_DOOR_ID);
    }

    @Test
    void proxyBringsNoPreset() {
        assertThat(at(values(app().plus("edge: {kind: proxy, trusted: [10.0.0.0/8]}\n")), "edge"))
                .isNull();
    }

    @Test
    void routesLeadToBackEndsOutsideOfTheBasePath() {
        Map<String, Object> values = values(app().but("version: 1.4.0", "version: 1.4.0, basePath: /shop/")
                .plus("backEnds: [{path: /graphql, url: 'http://api:80'}, {path: /shop/api, url: 'http://api:80'}]\n"));

        assertThat(at(values, "app", "extraPaths")).isEqualTo(List.of("/graphql"));
        assertThat(mapAt(values(app()), "app")).doesNotContainKey("extraPaths");
    }

    @Test
    void theInitContainerLearnsWhatNginxAnswersWithoutAFile() {
        AppDirectory app = app().but("version: 1.4.0", "version: 1.4.0, basePath: /shop/")
                .plus("backEnds: [{path: /socket.io, url: 'http://chat:80'}, {path: /shop/api, url: 'http://api:80'}]\n"
                        + "nginx: {preset: office}\n");

        assertThat(mapAt(values(app), "initContainer", "settings"))
                .containsEntry(
                        "SLIPWAY_OTHER_PATHS",
                        "/socket.io\n/shop/api\n/shop/office-history-cache.js\n/shop/office-history-restore.js");
    }

    /** A glob with braces and an allowed text with a comma passed check, and the pod took each for two. */
    @Test
    void theInitContainerReadsTheListsThatTheDescriptorHas() {
        AppDirectory app = app().but(
                        "version: 1.4.0",
                        "version: 1.4.0, mode: build, build: {command: npm run build, output: dist}, tokens: {files: ['src/{a,b}.ts',"
                                + " 'src/\\[id\\].ts'], allow: ['#{x, y}#', ' #{z}#'], types: {on: boolean}}");
        Map<String, String> environment = new HashMap<>();
        mapAt(values(app), "initContainer", "settings")
                .forEach((name, text) -> environment.put(name, String.valueOf(text)));
        Settings settings = new Settings(environment);

        assertThat(settings.list(Setting.TOKEN_FILES)).containsExactly("src/{a,b}.ts", "src/\\[id\\].ts");
        assertThat(settings.list(Setting.TOKEN_ALLOW)).containsExactly("#{x, y}#", " #{z}#");
        assertThat(settings.types()).isEqualTo(Map.of("on", TokenType.BOOLEAN));
    }

    @Test
    void theInitContainerMakesNoPrecompressedFilesThatNginxWouldNotServe() {
        assertThat(mapAt(
                        values(app().plus("nginx: {compression: {precompressed: false}}\n")),
                        "initContainer",
                        "settings"))
                .containsEntry("SLIPWAY_GZIP", "false");
        assertThat(mapAt(values(app()), "initContainer", "settings"))
                .doesNotContainKeys("SLIPWAY_GZIP", "SLIPWAY_OTHER_PATHS");
    }

    /** The pod refuses a bundle that was indexed otherwise than the descriptor says. */
    @Test
    void theInitContainerIsToldWhereTheValuesOfScriptsAre() {
        assertThat(settingsWith("tokens: {hoist: false}")).containsEntry("SLIPWAY_HOIST", "false");
        assertThat(settingsWith("tokens: {values: file}")).containsEntry("SLIPWAY_VALUES", "file");
        assertThat(settingsWith("tokens: {values: inline}")).doesNotContainKeys("SLIPWAY_HOIST", "SLIPWAY_VALUES");
    }

    private Map<String, Object> settingsWith(String tokens) {
        return mapAt(values(app().but("version: 1.4.0", "version: 1.4.0, " + tokens)), "initContainer", "settings");
    }

    @Test
    void helmTestAsksForNoPageWhereOnlyClientsAreLetIn() {
        assertThat(at(values(app().plus("edge: {kind: proxy, allow: [203.0.113.0/24]}\n")), "tests", "page"))
                .isEqualTo(false);
    }

    @Test
    void whereASignInIsAskedForItsPagesAreRoutedAndHelmTestAsksForNone() {
        Map<String, Object> values = values(app().but("version: 1.4.0", "version: 1.4.0, basePath: /shop/")
                .plus("edge: {signIn: {proxy: 'http://a.b.svc:4180', path: /in}}\n"));

        assertThat(at(values, "tests", "page")).isEqualTo(false);
        assertThat(mapAt(values, "app").get("extraPaths")).isEqualTo(List.of("/in"));
    }

    @Test
    void nullTakesAValueOfTheChartAway() {
        Map<String, Object> values = values(app().but(
                        "host: shop.acc.example.com, presets: [ingress]",
                        "host: shop.acc.example.com, values: {podSecurityContext: {runAsUser: null}, record: null}"));

        assertThat(mapAt(values, "podSecurityContext")).containsEntry("runAsUser", null);
        assertThat(values).containsEntry("record", null);
    }

    @Test
    void dependencyFindsItsValuesBelowItsKeyAndTheEnvironmentsCountFromTheTop() {
        Map<String, Object> values = values(
                app().withOwnChart("dependencies: [{name: slipway, alias: site, version: ^0.1.0}]\n")
                        .with("deploy/presets/quiet.yaml", "greeting: ''\nsite: {replicaCount: 9}\n")
                        .but(
                                "host: shop.acc.example.com, presets: [ingress]",
                                "host: shop.acc.example.com, presets: [quiet, kong], values: {site: {fullnameOverride: x}}"));

        assertThat(values).containsOnlyKeys("site", "greeting");
        assertThat(at(values, "site", "hosts")).isEqualTo(List.of("shop.acc.example.com"));
        assertThat(at(values, "site", "ingress", "className")).isEqualTo("kong");
        assertThat(at(values, "site", "replicaCount")).isEqualTo(9L);
        assertThat(at(values, "site", "fullnameOverride")).isEqualTo("x");
    }

    @Test
    void chartInPlaceOfSlipwaysGetsTheSameValuesAndItsOwnPresetsAlone() {
        AppDirectory app = app().withOwnChart("").with("deploy/presets/ingress.yaml", "greeting: hi\n");

        Map<String, Object> values = values(app.plus("edge: {kind: cloudflare}\n"));

        assertThat(values).containsEntry("greeting", "hi").containsKeys("env", "hosts", "nginx");
        assertThat(values).doesNotContainKeys("ingress", "edge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ingres    | slipway.yaml:5:44 | write ingress
            ../values | slipway.yaml:5:44 | write one of these, or leave it out
            """)
    void unknownPresetIsRefusedWithPlaceAndRemedy(String preset, String place, String fix) {
        AppDirectory app =
                app().but("acc.example.com, presets: [ingress]", "acc.example.com, presets: [" + preset + "]");

        assertThatThrownBy(() -> values(app))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.render(""))
                                .contains("preset " + preset + " does not exist; known presets: azure-api-management, ")
                                .contains(place, "fix: " + fix));
    }

    private AppDirectory app() {
        return AppDirectory.in(directory);
    }

    private static Map<String, Object> values(AppDirectory app) {
        Descriptor descriptor = app.descriptor();
        Environment acceptance = descriptor.environments().get("acceptance");
        return ReleaseValues.of(
                descriptor,
                acceptance,
                VariableScopes.of(descriptor, acceptance, List.of(), Map.of(), Map.of()),
                "events {}");
    }

    private static Object at(Map<String, Object> values, String... path) {
        Object value = values;
        for (String step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapAt(Map<String, Object> values, String... path) {
        return (Map<String, Object>) at(values, path);
    }
}
