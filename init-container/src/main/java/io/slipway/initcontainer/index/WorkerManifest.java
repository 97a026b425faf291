package io.slipway.initcontainer.index;

import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;

/** Knows where Angular's ngsw.json writes URLs that begin with the base path. */
final class WorkerManifest {
    private WorkerManifest() {}

    static List<Place> basePaths(String text) {
        List<int[]> urls = new ArrayList<>();
        List<String> index = new ArrayList<>(1);
        try {
            JsonScanner.scan(text, (at, start, end, key) -> {
                if (!key && at.depth() == 1 && at.key(0).equals("index")) {
                    index.add(text.substring(start, end));
                }
                boolean asset = !key
                        && at.depth() == 4
                        && at.key(0).equals("assetGroups")
                        && at.key(2).equals("urls");
                boolean hashed = key && at.depth() == 2 && at.key(0).equals("hashTable");
                if (asset || hashed || !key && at.depth() == 1 && at.key(0).equals("index")) {
                    urls.add(new int[] {start, end});
                }
            });
        } catch (MalformedJson e) {
            return List.of(); // not Angular's
        }
        if (index.isEmpty() || !index.get(0).startsWith("/")) {
            return List.of();
        }
        String base = index.get(0).substring(0, index.get(0).lastIndexOf('/') + 1);
        List<Place> places = new ArrayList<>();
        for (int[] url : urls) {
            if (text.startsWith(base, url[0]) && url[0] + base.length() <= url[1]) {
                places.add(new BasePathPlace(url[0], url[0] + base.length(), "", ""));
            }
        }
        return places;
    }
}
