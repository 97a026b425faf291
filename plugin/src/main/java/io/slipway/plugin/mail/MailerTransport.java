package io.slipway.plugin.mail;

import hudson.Extension;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.MailAddressResolver;
import hudson.tasks.Mailer;
import io.slipway.notifications.Mail;
import io.slipway.notifications.MailAddress;
import io.slipway.notifications.MailSender;
import io.slipway.notifications.Outcome;
import io.slipway.plugin.Names;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.JenkinsLocationConfiguration;

/** With the server, the sender and the addresses that Jenkins and its Mailer plugin are configured with. */
@Extension(optional = true)
public final class MailerTransport extends MailTransport {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /**
     * The Mailer plugin's configuration. Its type stands in a signature of this class: where it is missing, Jenkins cannot look through
     * the methods, and leaves out the extension.
     */
    private static Mailer.DescriptorImpl mailer() {
        return Mailer.descriptor();
    }

    @Override
    @SuppressWarnings("try") // The context is only entered and left.
    public Optional<String> address(String user) {
        User known = User.getById(user, false);
        if (known == null) {
            return Optional.empty();
        }
        // What knows addresses may look through jobs, and this thread is nobody's.
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Optional.ofNullable(MailAddressResolver.resolve(known)).flatMap(MailAddress::of);
        }
    }

    @Override
    public Outcome send(Mail mail, List<String> to) {
        try {
            InternetAddress sender =
                    Mailer.stringToAddress(JenkinsLocationConfiguration.get().getAdminAddress(), UTF_8);
            List<InternetAddress> replyTo = new ArrayList<>();
            for (String address : Names.split(mailer().getReplyToAddress())) {
                replyTo.add(Mailer.stringToAddress(address, UTF_8));
            }
            return new MailSender(mailer().createSession(), sender, replyTo).send(mail, to);
        } catch (AddressException | UnsupportedEncodingException e) {
            return Outcome.refused(e.getMessage());
        }
    }
}
