package jenkins.model;

/** Read from Jenkins 2.541.3. */
public class JenkinsLocationConfiguration extends GlobalConfiguration {
    private JenkinsLocationConfiguration() {}

    public static JenkinsLocationConfiguration get() {
        throw new UnsupportedOperationException();
    }

    public String getAdminAddress() {
        throw new UnsupportedOperationException();
    }
}
