package net.sf.json;

/** Read from json-lib 2.4-jenkins-18 (of Jenkins 2.541.3). */
public final class JSONObject {
    private JSONObject() {}
}
