package org.kohsuke.stapler;

import net.sf.json.JSONObject;

/** Read from Stapler 2050.v425108fd5089 (of Jenkins 2.541.3). */
public interface StaplerRequest2 {
    <T> T findAncestorObject(Class<T> type);

    <T> T bindJSON(Class<T> type, JSONObject src);
}
