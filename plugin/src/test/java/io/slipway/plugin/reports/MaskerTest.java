package io.slipway.plugin.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskerTest {

    @Test
    void coversASecretWhereverItStands() {
        assertThat(new Masker(List.of("hunter22")).mask("password=hunter22;hunter22\n"))
                .isEqualTo("password=****;****\n");
    }

    @Test
    void coversEachLineOfALongSecret() {
        Masker masker = new Masker(List.of("users:\n- token: abcdef\n"));
        assertThat(masker.mask("error near '- token: abcdef'")).isEqualTo("error near '****'");
    }

    @Test
    void coversASecretInTheWaysThatClustersAndUrlsWriteIt() {
        Masker masker = new Masker(List.of("p\"w/1 2"));
        assertThat(masker.mask("cCJ3LzEgMg== p%22w%2F1+2 {\"a\":\"p\\\"w/1 2\"}"))
                .isEqualTo("**** **** {\"a\":\"****\"}");
    }

    @Test
    void coversTheLongerOfTwoFirst() {
        assertThat(new Masker(List.of("secret", "secret-more")).mask("secret-more"))
                .isEqualTo("****");
    }

    @Test
    void leavesWhatIsTooShortToHide() {
        assertThat(new Masker(List.of("a", "", "}")).mask("{a}")).isEqualTo("{a}");
    }
}
