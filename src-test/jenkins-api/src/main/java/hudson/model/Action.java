package hudson.model;

/** Read from Jenkins 2.541.3. */
public interface Action extends ModelObject {
    String getIconFileName();

    String getDisplayName();

    String getUrlName();
}
