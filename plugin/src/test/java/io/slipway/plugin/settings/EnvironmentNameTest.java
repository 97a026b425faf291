package io.slipway.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.plugin.CarriedEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNameTest {

    /** Slipway's schema is the contract; release holds its own reader to it. */
    @Tag("needs-package")
    @Test
    void isWhatTheDescriptorTakes() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(CarriedEngine.file("slipway.schema.json"));
        assertThat(schema.at("/$defs/label/pattern").asText()).isEqualTo("^" + EnvironmentName.RIGHT.pattern() + "$");
        assertThat(schema.at("/properties/environments/propertyNames/$ref").asText())
                .isEqualTo("#/$defs/label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "pr-1", "a", "0", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee123"})
    void takesALabel(String name) {
        assertThat(EnvironmentName.isRight(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A B",
                "Production",
                "-a",
                "a-",
                "a.b",
                "a\n",
                "prod'",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee1234"
            })
    void refusesTheRest(String name) {
        assertThat(EnvironmentName.isRight(name)).isFalse();
    }
}
