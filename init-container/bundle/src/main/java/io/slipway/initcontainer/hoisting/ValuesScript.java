package io.slipway.initcontainer.hoisting;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The script that gives a page its values, ordinary tokens inside. */
final class ValuesScript {
    private final String global;
    private final Map<String, String> typed = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    /** @param app part of the global's name: two apps in one page must not share it, two releases of one app must */
    ValuesScript(String app) {
        this.global = global(app);
    }

    /** The name by which scripts refer to the values: a member of the global object, and so a name in every script. */
    static String global(String app) {
        StringBuilder name = new StringBuilder("__slipway_");
        for (char c : app.toCharArray()) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            name.append(letter ? String.valueOf(c) : "$" + (c == '-' ? "" : Integer.toHexString(c) + "$"));
        }
        return name.toString();
    }

    String global() {
        return global;
    }

    void add(Collection<HoistedValue> values) {
        for (HoistedValue value : values) {
            (value.typed() ? typed : texts).put(value.key(), value.code());
        }
    }

    /** What every such script of the app begins with. */
    String opening() {
        return "globalThis." + global + "={v:{";
    }

    String code() {
        return opening() + String.join(",", texts.values()) + "},t:{" + String.join(",", typed.values()) + "}};";
    }
}
