package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    @Test
    void eachTextIsUsed() throws Exception {
        String sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(Files::isRegularFile).map(MessagesTest::text).collect(Collectors.joining());
        }
        assertThat(texts().stringPropertyNames())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(sources).contains('"' + key + '"'));
    }

    /** A single apostrophe would swallow the text behind it. */
    @Test
    void eachTextCanBeFormatted() throws Exception {
        texts().forEach((key, text) -> {
            assertThat(new MessageFormat((String) text).format(new Object[] {1, 2, 3}))
                    .as(key.toString())
                    .doesNotContain("{");
            assertThat(((String) text).replace("''", "")).as(key.toString()).doesNotContain("'");
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts() throws Exception {
        Properties texts = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream("Messages.properties")) {
            texts.load(in);
        }
        return texts;
    }
}
