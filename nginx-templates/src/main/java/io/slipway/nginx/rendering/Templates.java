package io.slipway.nginx.rendering;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The templates beside this module's classes. A value is written as {@code [=value]}, so that nginx's own {@code $uri}
 * and {@code ${name}} need no care.
 */
public final class Templates {

    private static final Configuration CONFIGURATION = configuration();

    private Templates() {}

    /** @param model what the template may name */
    public static String render(String template, Map<String, ?> model) {
        try {
            StringWriter text = new StringWriter();
            CONFIGURATION.getTemplate(template).process(model, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + template + ": " + e.getMessageWithoutStackTop(), e);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Templates.class, "/io/slipway/nginx/templates");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setOutputFormat(NginxOutputFormat.INSTANCE);
        configuration.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
        configuration.setNumberFormat("computer");
        configuration.setBooleanFormat("c");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setSharedVariable("html", new Html());
        configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        return configuration;
    }
}
