package io.slipway.plugin.mail;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.slipway.notifications.Mail;
import io.slipway.notifications.Outcome;
import java.util.List;
import java.util.Optional;

/** How mail leaves Jenkins. This class names none of the Mailer plugin's, so that it is there without it. */
public abstract class MailTransport implements ExtensionPoint {

    /** Empty where the Mailer plugin is missing. */
    public static Optional<MailTransport> find() {
        return ExtensionList.lookup(MailTransport.class).stream().findFirst();
    }

    /** The address of a user, by its ID; empty where nobody knows it. */
    public abstract Optional<String> address(String user);

    public abstract Outcome send(Mail mail, List<String> to);
}
