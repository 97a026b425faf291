package io.slipway.nginx.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.nginx.server.HostileText;
import io.slipway.nginx.server.RunningNginx;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("needs-program")
class EscapingTest {

    @Test
    void nginxGivesBackWhateverStoodBetweenTheQuotes() {
        List<String> values = Stream.concat(HostileText.known(), HostileText.random(20261101L, 400))
                .filter(text -> text.indexOf('$') < 0 && text.chars().noneMatch(Character::isISOControl))
                .filter(text -> !text.isEmpty())
                .toList();
        try (RunningNginx nginx = RunningNginx.running((directory, port) -> Templates.render(
                "echo.ftl", Map.of("directory", directory.toString(), "port", port, "values", values)))) {
            for (int i = 0; i < values.size(); i++) {
                assertThat(nginx.get("/" + i).text()).isEqualTo(values.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$uri", "${uri}", "a\nb", "a\rb", "a\0b", "a\tb"})
    void refusesWhatNginxHasNoEscapeFor(String value) {
        assertThatThrownBy(() ->
                        Templates.render("echo.ftl", Map.of("directory", "/tmp", "port", 1, "values", List.of(value))))
                .hasStackTraceContaining("nginx cannot be given");
    }
}
