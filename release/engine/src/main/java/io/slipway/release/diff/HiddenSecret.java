package io.slipway.release.diff;

import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A Secret as text without its data: which keys it has, not what they hold. Not even a hash; what is short can be guessed. */
final class HiddenSecret {

    private static final String HIDDEN = "••••••";

    private HiddenSecret() {}

    static String of(String manifest) {
        if (!(new Load(LoadSettings.builder().build()).loadFromString(manifest) instanceof Map<?, ?> secret)) {
            return HIDDEN;
        }
        Map<String, Object> shown = new TreeMap<>();
        secret.forEach((key, value) -> shown.put(String.valueOf(key), value));
        hide(shown, "data");
        hide(shown, "stringData");
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(shown).strip();
    }

    private static void hide(Map<String, Object> secret, String part) {
        if (secret.get(part) instanceof Map<?, ?> data) {
            Map<String, Object> hidden = new TreeMap<>();
            data.keySet().forEach(key -> hidden.put(String.valueOf(key), HIDDEN));
            secret.put(part, hidden);
        }
    }
}
