package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.releasing.ReleasedChart;
import java.util.Optional;

/** Says that a chart was packaged as another version than the image's tag is. */
final class ChartVersionNote {

    private ChartVersionNote() {}

    static Optional<String> of(Descriptor descriptor, ReleasedChart chart) {
        String version = chart.appVersion();
        return descriptor
                .image()
                .filter(image -> image.digest().isEmpty())
                .flatMap(image -> image.tag())
                .filter(tag -> !tag.equals(version))
                .map(tag -> "chart " + version + " with image tag " + tag + " (image.tag in "
                        + DescriptorReader.FILE_NAME + "); --version " + version
                        + " would release the image with the tag " + version);
    }
}
