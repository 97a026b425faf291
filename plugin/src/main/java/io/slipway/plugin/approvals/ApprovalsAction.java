package io.slipway.plugin.approvals;

import hudson.model.Failure;
import hudson.model.Run;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** The questions that a build asked, with a page to answer them; kept in its build.xml, so that a restart loses none. */
@ExportedBean
public final class ApprovalsAction implements RunAction2 {

    private static final int LONGEST_COMMENT = 2000;

    private final List<Approval> approvals = new ArrayList<>();
    private transient Run<?, ?> run;

    /** Of a build, made when it has none. */
    public static ApprovalsAction of(Run<?, ?> run) {
        synchronized (run) {
            ApprovalsAction action = run.getAction(ApprovalsAction.class);
            if (action == null) {
                action = new ApprovalsAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /** Asks, unless the question of that id has been asked. */
    public Approval ask(Approval approval) throws IOException {
        synchronized (approvals) {
            Optional<Approval> asked = find(approval.getId());
            if (asked.isPresent()) {
                return asked.get();
            }
            approvals.add(approval);
        }
        run.save();
        return approval;
    }

    /** What people decided about an environment in this build. */
    public List<Decision> decisions(String environment) {
        return getApprovals().stream()
                .filter(approval -> approval.getEnvironment().equals(environment))
                .flatMap(approval -> approval.getDecisions().stream())
                .toList();
    }

    public Optional<Approval> find(String id) {
        return getApprovals().stream()
                .filter(approval -> approval.getId().equals(id))
                .findFirst();
    }

    @Exported
    public List<Approval> getApprovals() {
        synchronized (approvals) {
            return List.copyOf(approvals);
        }
    }

    /** Why the user of this request may not decide, as a text; null (for Jelly) when they may. */
    public String refusal(Approval approval) {
        Optional<Person> person = Person.current();
        if (person.isEmpty() || !run.hasPermission(SlipwayPermissions.APPROVE)) {
            return text("noPermission");
        }
        return approval.refusal(person.get(), Instant.now()).map(this::text).orElse(null);
    }

    @POST
    public HttpResponse doApprove(@QueryParameter String id, @QueryParameter String comment) throws IOException {
        run.checkPermission(SlipwayPermissions.APPROVE);
        return decide(id, true, comment);
    }

    @POST
    public HttpResponse doReject(@QueryParameter String id, @QueryParameter String comment) throws IOException {
        run.checkPermission(SlipwayPermissions.APPROVE);
        return decide(id, false, comment);
    }

    private HttpResponse decide(String id, boolean approved, String comment) throws IOException {
        Optional<Approval> approval = find(id);
        Optional<Person> person = Person.current();
        if (approval.isEmpty() || person.isEmpty()) {
            return new Failure(text("unknown"));
        }
        try {
            approval.get().decide(person.get(), approved, bounded(comment), Instant.now());
        } catch (IllegalStateException refused) {
            return new Failure(text(refused.getMessage()));
        }
        run.save();
        return HttpResponses.redirectToDot();
    }

    private static String bounded(String comment) {
        String text = comment == null ? "" : comment.trim();
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT);
    }

    private String text(String key) {
        return Texts.of(ApprovalsAction.class, key);
    }

    @Override
    public void onAttached(Run<?, ?> attachedTo) {
        run = attachedTo;
    }

    @Override
    public void onLoad(Run<?, ?> loadedFor) {
        run = loadedFor;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public String getIconFileName() {
        return "symbol-check";
    }

    @Override
    public String getDisplayName() {
        return text("name");
    }

    @Override
    public String getUrlName() {
        return "slipway-approvals";
    }
}
