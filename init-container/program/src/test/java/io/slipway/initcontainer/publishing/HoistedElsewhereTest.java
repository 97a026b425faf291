package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.initcontainer.hoisting.HoistBundle;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod whose settings want the values of scripts elsewhere than the index has put them. */
class HoistedElsewhereTest {

    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void makeBundle() {
        sample = new Sample(directory)
                .file(
                        "index.html",
                        "<!doctype html><html><head></head><body><script src=\"a.js\"></script></body></html>")
                .file("a.js", "f('#{v}#')")
                .variable("v", "value");
    }

    private void index(HoistBundle.Values values) {
        new HoistBundle(sample.bundle(), TokenSyntax.DEFAULT, "app", values).hoist();
        sample.index();
    }

    private String refusal() {
        return catchThrowableOfType(InitException.class, sample::publish).text("");
    }

    @Test
    void aBundleWithItsValuesHoistedIsRefusedWhereTheyAreToStay() {
        index(HoistBundle.Values.INLINE);
        sample.set(Setting.HOIST, "false");

        assertThat(refusal())
                .contains("indexed with its values hoisted")
                .contains("fix: give slipway-init index --hoist false");
        assertThat(sample.site()).doesNotExist();
    }

    @Test
    void aBundleWithItsValuesInlineIsRefusedWhereAFileIsToHoldThem() {
        index(HoistBundle.Values.INLINE);
        sample.set(Setting.VALUES, "file");

        assertThat(refusal()).contains("fix: give slipway-init index --values file");
    }

    @Test
    void whatWasIndexedAsTheSettingsSayIsPublished() {
        index(HoistBundle.Values.FILE);
        sample.set(Setting.VALUES, "file");

        sample.publish();

        assertThat(sample.published("slipway-values.js")).contains("return\"value\"");
    }

    @Test
    void aBundleWithoutHoistedValuesSuitsEverySetting() {
        sample.index().set(Setting.HOIST, "false").publish();
        sample.set(Setting.HOIST, "true").set(Setting.VALUES, "file").publish();

        assertThat(sample.published("a.js")).isEqualTo("f('value')");
    }
}
