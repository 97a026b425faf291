package io.slipway.initcontainer.index;

import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BasePathPlace.Spelling;
import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.MalformedJsonException;
import io.slipway.initcontainer.settings.BasePath;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows where Angular's ngsw.json writes the base path: in URLs, and in the regular expressions made of globs. Those of
 * {@code navigationUrls} are none of them: the worker cuts its scope, which is the base path, off a URL before it asks them.
 */
final class WorkerManifest {
    private static final String START = "^";

    private final String text;
    private final List<BasePathPlace> urls = new ArrayList<>();
    private final List<BasePathPlace> patterns = new ArrayList<>();
    private String index = "";

    WorkerManifest(String text) {
        this.text = text;
    }

    /** Empty if the file is not Angular's. */
    List<Place> basePaths() {
        try {
            JsonScanner.scan(text, this::string);
        } catch (MalformedJsonException e) {
            return List.of();
        }
        if (!index.startsWith("/")) {
            return List.of();
        }
        String base = index.substring(0, index.lastIndexOf('/') + 1);
        List<Place> places = new ArrayList<>(beginningWith(base, urls));
        if (base.length() > 1) {
            // With "/" nothing tells "/api/**", which stands for the host's /api, from a glob below the app.
            places.addAll(beginningWith(BasePath.inRegex(base), patterns));
        }
        return places;
    }

    private void string(JsonScanner at, int start, int end, boolean key) {
        String top = at.key(0);
        if (key) {
            if (at.depth() == 2 && top.equals("hashTable")) {
                urls.add(BasePathPlace.url(start, end));
            }
        } else if (top.equals("index") && at.depth() == 1) {
            index = text.substring(start, end);
            urls.add(BasePathPlace.url(start, end));
        } else if (top.equals("assetGroups") && at.key(2).equals("urls")) {
            urls.add(BasePathPlace.url(start, end));
        } else if (top.endsWith("Groups") && at.key(2).equals("patterns")) {
            regex(start, end, patterns);
        }
    }

    private void regex(int start, int end, List<BasePathPlace> found) {
        if (text.startsWith(START, start)) {
            found.add(new BasePathPlace(start + START.length(), end, "", "", Spelling.REGEX));
        }
    }

    /** Those that begin with the bundle's own base path, cut down to it. */
    private List<BasePathPlace> beginningWith(String base, List<BasePathPlace> found) {
        List<BasePathPlace> places = new ArrayList<>();
        for (BasePathPlace place : found) {
            if (text.startsWith(base, place.start()) && place.start() + base.length() <= place.end()) {
                places.add(new BasePathPlace(place.start(), place.start() + base.length(), "", "", place.spelling()));
            }
        }
        return places;
    }
}
