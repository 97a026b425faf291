package io.slipway.plugin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release that ends before slipway tells anything is one of the app that the descriptor names. */
class AppNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app:\n  name: fleet\n",
                "apiVersion: slipway.io/v1\n\napp: # the app\n\n  # its name\n  name: 'fleet' # ours\n  mode: prebuilt\n",
                "image: {tag: '1'}\napp:\r\n    basePath: /fleet/\r\n    name: \"fleet\"\r\n",
                "app:\n  build:\n    name: other\n  name: fleet\nenvironments:\n  name: {host: a}\n",
            })
    void readsItWhereItStandsAsPeopleWriteIt(String descriptor) {
        assertThat(name(descriptor)).isEqualTo("fleet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app: {name: fleet}\n",
                "app:\n  build:\n    name: fleet\n",
                "environments:\n  name: fleet\n",
                "app:\n  name: &anchor fleet\n",
                "app:\n  name: 'fleet\n",
                "app:\n  name: ../fleet\n",
                "- app:\n  name: fleet\n",
            })
    void leavesTheRestToSlipway(String descriptor) {
        assertThat(name(descriptor)).isEmpty();
    }

    @Test
    void nothingHasNoName() {
        assertThat(AppName.in(new byte[0])).isEmpty();
    }

    private static String name(String descriptor) {
        return AppName.in(descriptor.getBytes(StandardCharsets.UTF_8));
    }
}
