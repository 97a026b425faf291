package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Report;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which records share a row of the board. */
class AppsTest {

    @Test
    void branchesOfAnAppShareOne() {
        assertThat(rows(of("portal-builds", "portal"), of("portal-builds", "portal")))
                .hasSize(1);
    }

    @Test
    void aJobThatReleasesTwoAppsHasTwo() {
        assertThat(rows(of("mono", "portal"), of("mono", "admin"))).hasSize(2);
    }

    @Test
    void twoTeamsMayCallAnAppTheSame() {
        assertThat(rows(at("team-a", "portal", "https://a"), at("team-b", "portal", "https://b")))
                .hasSize(2);
    }

    @Test
    void jobsThatReleaseToOneTargetShareOne() {
        assertThat(rows(at("build", "portal", "https://a"), at("deploy", "portal", "https://a")))
                .hasSize(1);
    }

    /** The branches were not released there, but belong to the one that was. */
    @Test
    void itIsEnoughThatOneOfThemWas() {
        assertThat(rows(
                        of("build", "portal"),
                        of("deploy", "portal"),
                        at("build", "portal", "https://a"),
                        at("deploy", "portal", "https://a"),
                        of("deploy", "portal")))
                .hasSize(1);
    }

    @Test
    void aThousandAppsTakeNoTime() {
        var all = IntStream.range(0, 50_000)
                .mapToObj(i -> of("folder", "app" + i % 1000))
                .toList();
        assertThat(Groups.of(all, Keys::all))
                .hasSize(1000)
                .allSatisfy(group -> assertThat(group).hasSize(50));
    }

    private static Collection<List<Keys>> rows(Keys... records) {
        return Groups.of(List.of(records), Keys::all);
    }

    /** Of one record. */
    private record Keys(Collection<String> all) {}

    private static Keys of(String folder, String app) {
        return new Keys(Apps.keys(folder, app, Released.NOTHING));
    }

    private static Keys at(String folder, String app, String cluster) {
        try {
            return new Keys(Apps.keys(folder, app, Released.of(Report.parse("""
                    {"verb": "release", "exitCode": 0, "problems": [], "result":
                    {"release": "%s", "namespace": "web", "cluster": "%s"}}""".formatted(app, cluster)))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
