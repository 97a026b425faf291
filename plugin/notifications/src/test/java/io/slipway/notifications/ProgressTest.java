package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/shop/fleet.git, shop/fleet",
        "https://github.com/shop/fleet, shop/fleet",
        "https://github.example.com:8443/shop/fleet.io/, shop/fleet.io",
        "git@github.com:shop/fleet.git, shop/fleet",
        "ssh://git@github.com/shop/fleet.git, shop/fleet",
        "ssh://git@gitlab.example.com:2222/shop/web/fleet.git, shop/web/fleet",
        "'', ''",
        "/srv/git/fleet.git, ''",
        "https://github.com/shop/../../user, ''",
        "https://github.com/shop/fleet?x=y, ''"
    })
    void findsTheRepositoryOfAnAddress(String remote, String path) {
        assertThat(progress("c0ffee", remote, "").path()).isEqualTo(path);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(progress("c0ffee", "https://github.com/shop/fleet.git", "").missing())
                .isEmpty();
        assertThat(progress("c0ffee", "", "shop/fleet").missing()).isEmpty();
        assertThat(progress("", "", "shop/fleet").missing()).contains("commit");
        assertThat(progress("c0ffee", "", "").missing()).contains("repository");
    }

    @Test
    void anAppOfADirectoryHasAStatusOfItsOwn() {
        SampleProgress progress = SampleProgress.from("c0ffee", "");
        assertThat(progress.make().context()).isEqualTo("slipway/production");
        assertThat(progress.in("apps/portal").make().context()).isEqualTo("slipway/production (apps/portal)");
    }

    private static Progress progress(String commit, String remote, String repository) {
        return SampleProgress.from(commit, remote).configured(repository).make();
    }
}
