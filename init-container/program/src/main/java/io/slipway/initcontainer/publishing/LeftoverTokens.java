package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.Place;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.texts.Positions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Behind a build every token was replaced in the source; one that is in the output was missed there. */
final class LeftoverTokens {
    private final Path bundle;
    private final TokenValues values;
    private final List<Problem> problems = new ArrayList<>();

    LeftoverTokens(Path bundle, TokenValues values) {
        this.bundle = bundle;
        this.values = values;
    }

    void refuse(BundleIndex index) {
        for (IndexedFile file : index.files()) {
            if (file.places().stream().anyMatch(TokenPlace.class::isInstance)) {
                check(file);
            }
        }
        if (!problems.isEmpty()) {
            throw InitException.failed(problems);
        }
    }

    private void check(IndexedFile file) {
        try {
            byte[] bytes = Files.readAllBytes(bundle.resolve(file.source()));
            Positions positions = new Positions(bytes);
            for (Place place : file.places()) {
                if (place instanceof TokenPlace token) {
                    check(file.path(), token, bytes, positions);
                }
            }
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(bundle.resolve(file.source()), e), e);
        }
    }

    private void check(String path, TokenPlace token, byte[] bytes, Positions positions) {
        String text = new String(bytes, token.start(), token.end() - token.start(), StandardCharsets.UTF_8);
        if (!values.isAllowed(text) && !values.isValueText(text)) {
            problems.add(Problem.of("token " + text + " is left in the built site")
                    .at(path + ":" + positions.at(token.start()))
                    .fix("add the source file that holds it to " + Setting.TOKEN_FILES.env() + ", or the text to "
                            + Setting.TOKEN_ALLOW.env()));
        }
    }
}
