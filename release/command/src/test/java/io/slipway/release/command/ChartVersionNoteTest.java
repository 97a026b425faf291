package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.releasing.ReleasedChart;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChartVersionNoteTest {

    private static final ReleasedChart CHART =
            new ReleasedChart(Path.of("shop-1.0.7.tgz"), "shop", "1.0.7", "1.0.7", "sha256:00", "");

    @Test
    void chartOfAnotherVersionThanTheTagIsNoted() {
        assertThat(ChartVersionNote.of(image("tag: 1.0.0"), CHART))
                .contains("chart 1.0.7 with image tag 1.0.0 (image.tag in slipway.yaml);"
                        + " --version 1.0.7 would release the image with the tag 1.0.7");
    }

    @Test
    void nothingIsNotedWhereTheImageFollowsFromTheChartOrIsThatVersion() {
        assertThat(ChartVersionNote.of(image("tag: 1.0.7"), CHART)).isEmpty();
        assertThat(ChartVersionNote.of(image(""), CHART)).isEmpty();
    }

    @Test
    void nothingIsNotedWhereTheDigestWins() {
        assertThat(ChartVersionNote.of(image("tag: 1.0.0, digest: sha256:" + "a".repeat(64)), CHART))
                .isEmpty();
    }

    private static Descriptor image(String more) {
        return DescriptorReader.read(Path.of("slipway.yaml"), """
                app: {name: shop}
                image: {repository: registry.example.com/shop, %s}
                environments: {acceptance: {host: shop.example.com}}
                """.formatted(more));
    }
}
